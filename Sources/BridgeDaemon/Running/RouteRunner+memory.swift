package import BridgePipeline
import CaseStorageMemory

extension RouteRunner {
    /// A runner that forgets everything when it is gone.
    package static func inMemory(decisions: Decisions, queue: String) -> RouteRunner {
        RouteRunner(store: MemoryStore(), decisions: decisions, queue: queue)
    }
}
