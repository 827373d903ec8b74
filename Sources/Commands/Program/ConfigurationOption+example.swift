import BridgeDaemon

extension ConfigurationOption {
    /// The configuration; in a checkout without an installed one, the example that stands there.
    func loadOrExample() async throws -> BridgeConfiguration {
        let example = "deploy/tripush.yaml"
        let isNamed = config != nil || Surroundings.current.environment["TRIPUSH_CONFIG"] != nil
        guard !isNamed, !FilePlace.exists(path), FilePlace.exists(example) else { return try await load() }
        let source = ConfigurationSource(path: example, environment: Surroundings.current.environment)
        return try await BridgeConfiguration(reading: source)
    }
}
