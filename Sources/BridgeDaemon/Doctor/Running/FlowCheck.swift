import BridgePipeline
import CaseStorage

/// What a person has paused, and may have forgotten: it outlasts a restart.
struct FlowCheck: Check {
    let name = "flow"

    func run(in examination: Examination) async -> [Finding] {
        await examination.read { view in
            try FlowTarget.allCases.compactMap { target in
                try view.value(target.storedName).map { FlowCheck.finding(target, $0) }
            }
        } ?? []
    }

    /// What it means that somebody paused `target`, in his words.
    static func finding(_ target: FlowTarget, _ words: String) -> Finding {
        Finding(
            .warning,
            "flow.paused",
            target.rawValue,
            Wording(zh: "由人暂停（\(words)），重启后仍然暂停", en: "paused by order (\(words)), and it stays so over a restart"),
            advice: Wording(
                zh: "不再需要时运行 tripush resume \(target.rawValue) --reason …",
                en: "when it is no longer needed: tripush resume \(target.rawValue) --reason …"
            )
        )
    }
}
