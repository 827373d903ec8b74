import ArgumentParser

/// `rules`
struct RuleVerbs: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "rules",
            zh: "研判规则：检查、测试、解释、评分、比较、训练",
            en: "the rules that judge alerts: check, test, explain, score, compare, train",
            subcommands: [
                RulesCheck.self, RulesTest.self, RulesExplain.self, RulesScore.self, RulesDiff.self, RulesTrain.self,
            ]
        )
    }
}
