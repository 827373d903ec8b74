import BridgePipeline
import CaseStorage
import RuleFile
import Synchronization
import Telemetry

/// The rules, policy and directory in force, replaced as a whole when their files change.
///
/// Whoever decides takes them once for a batch, so that no decision rests on half of the old and half of the new.
final class DecisionsInForce: Sendable {
    private let configuration: BridgeConfiguration
    private let journal: Journal
    private let state: Mutex<State>

    private struct State {
        var decisions: Decisions
        var version: String
        /// The files as they were when they were last read, with or without success.
        var stamps: [FileStamp]
    }

    /// Starts with `sources`, which were read after the files bore these stamps.
    init(_ sources: DecisionSources, stamps: [FileStamp], of configuration: BridgeConfiguration, journal: Journal) {
        self.configuration = configuration
        self.journal = journal
        state = Mutex(
            State(
                decisions: sources.decisions(for: QueueNames(configuration)),
                version: sources.ruleSetVersion,
                stamps: stamps
            )
        )
    }

    /// Those in force now.
    var current: Decisions { state.withLock { $0.decisions } }

    /// The version of the rules in force.
    var version: String { state.withLock { $0.version } }

    /// The files as they were when they were last read.
    var readStamps: [FileStamp] { state.withLock { $0.stamps } }

    /// Reads the files anew. When anything is wrong with them, what was in force stays, and the journal says why.
    func reload() {
        let stamps = stamps
        do {
            let sources = try DecisionSources(of: configuration, key: .file)
            let fresh = State(
                decisions: sources.decisions(for: QueueNames(configuration)),
                version: sources.ruleSetVersion,
                stamps: stamps
            )
            let before = state.withLock { state in
                defer { state = fresh }
                return state
            }
            // A file that was touched, or one that decides nothing, changes nothing.
            guard before.decisions.artifacts != fresh.decisions.artifacts else { return }
            journal.record(.rulesReloaded(from: before.version, to: fresh.version))
        } catch {
            let version = state.withLock { state in
                state.stamps = stamps
                return state.version
            }
            journal.record(.rulesRefused(causes: error.problems.map(\.line), inForce: version))
        }
    }

    /// What tells that any of the files was changed.
    var stamps: [FileStamp] { Self.stamps(of: configuration) }

    /// The stamps of the files this configuration names.
    static func stamps(of configuration: BridgeConfiguration) -> [FileStamp] {
        FileStamp.folder(configuration.rulesDirectory)
            + FileStamp.folder("\(configuration.rulesDirectory)/\(RuleTestFile.folderName)")
            + FileStamp.folder(configuration.profilesFolder)
            + [configuration.directoryFile, configuration.directoryRoster, configuration.calendarFile]
            .compactMap(\.self).map { FileStamp(path: $0) }
    }
}
