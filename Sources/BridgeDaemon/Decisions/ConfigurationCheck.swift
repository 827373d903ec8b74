/// Checks a configuration and everything it names, as `run` would read it.
package enum ConfigurationCheck {
    /// All problems, in the order in which a person would mend them; empty when there are none.
    package static func problems(of source: ConfigurationSource) async -> [ConfigurationProblem] {
        do throws(ConfigurationProblems) {
            let configuration = try await BridgeConfiguration(reading: source)
            _ = try DecisionSources(of: configuration, key: .file)
            let named = [
                (Setting.consoleUsersFile, configuration.consoleUsersFile)
            ]
            return named.compactMap { setting, path in
                guard let path, !FilePlace.exists(path) else { return nil }
                let reason = ConfigurationProblem.Reason.unusable(key: setting.key, path: path, cause: "no such file")
                return ConfigurationProblem(
                    reason,
                    at: configuration.places[setting.key] ?? .defaultValue(key: setting.key)
                )
            }
        } catch {
            return error.problems
        }
    }
}
