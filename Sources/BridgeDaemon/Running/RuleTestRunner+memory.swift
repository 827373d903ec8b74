package import BridgePipeline
import CaseStorageMemory

extension RuleTestRunner {
    /// A runner that forgets everything after each test.
    package static func inMemory(decisions: Decisions, queue: String) -> RuleTestRunner {
        RuleTestRunner(decisions: decisions, queue: queue, makeStore: { MemoryStore() })
    }
}
