package import BridgePipeline
import CaseModel
import CaseStorage
import MessageCodec
import RuleEngine
package import RuleFile

/// Everything decisions are made from, read from the files the configuration names.
package struct DecisionSources: Sendable {
    /// Rules, catalogue and policy.
    package let rules: LoadedRules
    let directory: Directory
    let calendar: WorkCalendar
    private let policeProfile: Profile
    /// The dialect of the governance platform, both ways.
    private let governanceProfile: Profile
    /// Dialects a message may name, the police side's own first.
    let profiles: [Profile]
    private let linkKeyRing: LinkKeyRing
    private let artifacts: [DecisionArtifact]

    /// Reads all of it.
    ///
    /// - Parameter key: where the key of the digests comes from.
    /// - Throws: every problem, each file read as far as it goes.
    package init(of configuration: BridgeConfiguration, key: KeySource) throws(ConfigurationProblems) {
        var reading = DecisionReading(places: configuration.places)
        let rules = reading.rules(configuration.rulesDirectory)
        let directory = reading.directory(configuration.directoryFile, roster: configuration.directoryRoster)
        let calendar = reading.calendar(configuration.calendarFile)
        let police = reading.profile(configuration.police.profile, key: .policeProfile)
        let governance = reading.profile(configuration.governance.profile, key: .governanceProfile)
        let others = reading.profiles(in: configuration.profilesFolder)
        let linkKeyRing = reading.linkKeyRing(configuration.digestKeyFile, key)
        guard let rules, let directory, let calendar, let police, let governance, let others, let linkKeyRing else {
            throw ConfigurationProblems(reading.problems)
        }
        guard reading.holds(rules, against: directory) else { throw ConfigurationProblems(reading.problems) }
        self.rules = rules
        self.directory = directory
        self.calendar = calendar
        policeProfile = police
        governanceProfile = governance
        profiles = [police, governance, .canonical] + others
        self.linkKeyRing = linkKeyRing
        artifacts = reading.artifacts
    }

    /// The version of the rules, as decisions name it.
    package var ruleSetVersion: String { rules.ruleSet.version }

    /// The decisions, for queues of these names.
    package func decisions(for queues: QueueNames) -> Decisions {
        let ruleSet = rules.ruleSet
        return Decisions(
            dialects: dialects(for: queues),
            governance: governanceProfile,
            assess: { ruleSet.assess($0) },
            catalog: rules.catalog,
            policy: rules.policy,
            bands: rules.bands,
            directory: directory,
            calendar: calendar,
            linkKeyRing: linkKeyRing,
            artifacts: artifacts
        )
    }

    private func dialects(for queues: QueueNames) -> QueueDialects {
        let police = MessageDecoder(profile: policeProfile)
        var dialects = QueueDialects()
        dialects.add(queue: queues.alerts, role: .alerts, decoder: police)
        dialects.add(queue: queues.answers, role: .answers, decoder: police)
        dialects.add(queue: queues.receipts, role: .receipts, decoder: MessageDecoder(profile: governanceProfile))
        for profile in profiles {
            dialects.add(profile: profile.name, decoder: MessageDecoder(profile: profile))
        }
        return dialects
    }

    /// Where the key of the digests comes from.
    package enum KeySource: Sendable {
        /// The file of the configuration, which must be there.
        case file
        /// That file, or a fixed key when it is missing: for `route`, whose digests leave nothing behind.
        case fileOrFixed
    }
}

/// The names under which the three ways in are known to the brokers.
package struct QueueNames: Hashable, Sendable {
    package var alerts: String
    package var answers: String
    package var receipts: String

    /// The names of the configuration.
    package init(_ configuration: BridgeConfiguration) {
        alerts = configuration.police.alertsQueue
        answers = configuration.police.answersQueue
        receipts = configuration.governance.receiptsQueue
    }
}
