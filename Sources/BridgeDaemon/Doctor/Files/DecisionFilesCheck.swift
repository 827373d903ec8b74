import BridgePipeline
import JSONTree

/// Whether rules, directory, calendar and dialects can be used, and whether the daemon uses what the files say now.
struct DecisionFilesCheck: Check {
    let name = "rules"

    func run(in examination: Examination) async -> [Finding] {
        switch examination.sources {
        case .failure(let problems):
            return problems.problems.map { problem in
                Finding(
                    .fault,
                    "rules.unusable",
                    problem.place.text,
                    Wording(zh: "不能使用：\(problem.line)", en: "cannot be used: \(problem.line)"),
                    advice: Wording(
                        zh: "运行 tripush config check，改正后自动生效；在此之前守护进程用改动前的规则",
                        en: "run tripush config check and mend it; until then the daemon goes on with what it had"
                    )
                )
            }
        case .success(let sources):
            // The version names the rules; the daemon's word for its decisions covers directory, calendar and dialects too.
            let version = sources.ruleSetVersion
            let facts = Finding(.ok, "rules.usable", version, Wording(zh: "可以使用", en: "can be used"))
            guard case .success(let status) = examination.daemon,
                let rules = status["rules"], let decisions = rules["decisions"]?.text,
                decisions != sources.decisions(for: QueueNames(examination.configuration)).version
            else { return [facts] }
            return [
                facts,
                Finding(
                    .warning,
                    "rules.not_in_force",
                    version,
                    Wording(
                        zh: "守护进程还没有采用文件现在的内容（规则 \(rules["version"]?.text ?? "-")）",
                        en:
                            "the daemon has not taken up what the files say now (rules \(rules["version"]?.text ?? "-"))"
                    ),
                    advice: Wording(
                        zh: "几秒内会自动换上；没有换上就看日志中的 rules refused",
                        en: "it takes them up within seconds; if not, see rules refused in the log"
                    )
                ),
            ]
        }
    }
}
