import ArgumentParser

/// `rules`
struct RuleVerbs: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "rules",
            zh: "研判规则：检查、测试、解释、评分、比较",
            en: "the rules that judge alerts: check, test, explain, score, compare",
<<<<<<< HEAD
            subcommands: [RulesCheck.self, RulesScore.self, RulesTrain.self]
=======
            subcommands: [RulesCheck.self, RulesTest.self, RulesExplain.self, RulesScore.self]
>>>>>>> b62a1aef7b69488374e95fcb2febb02b47a2b112
        )
    }
}
