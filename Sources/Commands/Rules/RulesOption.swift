import ArgumentParser
import BridgeDaemon
import RuleFile

/// `--rules`, on the verbs that ask one rule set about alerts.
struct RulesOption: ParsableArguments {
    @Option(name: .long, help: RuleFolderWords.help)
    var rules: String?

    /// The rules of the folder named, or of the configuration.
    ///
    /// - Throws: `RuleFileError`, or `CommandFailure` when the configuration cannot be read.
    func load(_ configuration: ConfigurationOption) async throws -> LoadedRules {
        try RuleFolder.load(path: try await configuration.rulesFolder(named: rules))
    }
}

extension ConfigurationOption {
    /// The folder `named`, or the one of the configuration.
    func rulesFolder(named: String?) async throws -> String {
        if let named { return named }
        return try await loadOrExample().rulesDirectory
    }
}
