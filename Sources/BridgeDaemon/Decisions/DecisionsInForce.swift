import BridgePipeline
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
    }

    /// Starts with `sources`.
    init(_ sources: DecisionSources, of configuration: BridgeConfiguration, journal: Journal) {
        self.configuration = configuration
        self.journal = journal
        state = Mutex(
            State(
                decisions: sources.decisions(for: QueueNames(configuration)),
                version: sources.ruleSetVersion
            )
        )
    }

    /// Those in force now.
    var current: Decisions { state.withLock { $0.decisions } }

    /// Reads the files anew. When anything is wrong with them, what was in force stays, and the journal says why.
    func reload() {
        do {
            let sources = try DecisionSources(of: configuration, key: .file)
            let fresh = State(
                decisions: sources.decisions(for: QueueNames(configuration)),
                version: sources.ruleSetVersion
            )
            let before = state.withLock { state in
                defer { state = fresh }
                return state.version
            }
            journal.record(.rulesReloaded(from: before, to: fresh.version))
        } catch {
            let version = state.withLock { $0.version }
            journal.record(.rulesRefused(causes: error.problems.map(\.line), inForce: version))
        }
    }

    /// What tells that any of the files was changed.
    var stamps: [FileStamp] {
        FileStamp.folder(configuration.rulesDirectory) + FileStamp.folder(configuration.profilesFolder)
            + [FileStamp(path: configuration.directoryFile)]
    }
}
