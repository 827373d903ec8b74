package import MessageCodec

extension BridgeConfiguration {
    /// The dialect of the governance platform, for who plays it.
    ///
    /// - Throws: what is wrong with its file.
    package func governanceDialect() throws(ConfigurationProblems) -> Profile {
        var reading = DecisionReading(places: places)
        guard let profile = reading.profile(governance.profile, key: .governanceProfile) else {
            throw ConfigurationProblems(reading.problems)
        }
        return profile
    }
}
