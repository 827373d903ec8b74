/// A small rule folder whose every word a test can see: the shipped departments and bands over a handful of rules.
package enum SmallRules {
    /// Texts of the files by name; the others are as shipped.
    package static let texts: [String: String] = [
        "ruleset.yaml": "version: small\ntitle: 小规则集\n",
        "opinion.weights": "tripush-opinion 1\nclasses D0101\nsteps 1 1\nbias 0 0\ngrams 1\n离\t100\t7f01\n",
        "opinion.yaml": "enabled: false\ntypePoints: 1\ndisputePoints: 1\ntypeMinimum: 1\n",
        "vocabulary.yaml": """
        lists:
          刀:
            words: [菜刀, 砍刀]
            variants: [才到]
          砍门:
            words: [砍门, 劈门]

        """,
        "context.yaml": """
        negations: [没, 没有]
        doubleNegations: [不是没有]
        past: [去年]
        present: [今天]
        hearsay: [听说]
        secondhand: [真假不知]
        questions: [有没有]
        conditionals: [再不]
        questionEnds: [吗]
        affirmations: [有]
        breakers: [但是]
        trades: [店]
        homographs: [砍价]
        units: {people: [人], money: [元], years: [年], times: [次], none: [月]}

        """,
        "indicators.yaml": """
        indicators:
          - id: R01
            title: 手持凶器
            status: stable
            basis: 测试
            band: red
            unless: [拍戏]
            signs:
              - any: [$砍门]
                none: [装修]
              - all: [[拿着, 举着], [$刀]]
                within: 7
            tests: {fires: [他举着菜刀], silent: [没有动手]}
          - {id: R02, title: 火, status: stable, basis: 测试, band: red, signs: [{any: [汽油]}]}
          - {id: R03, title: 杀, status: stable, basis: 测试, band: red, signs: [{any: [杀了你]}]}
          - {id: R09, title: 家暴, status: stable, basis: 测试, band: orange, signs: [{any: [家暴]}]}
          - {id: R15, title: 外遇, status: stable, basis: 测试, weight: 2, signs: [{any: [出轨]}]}

        """,
        "types.yaml": """
        minimumPoints: 5
        alsoFrom: 10
        sureMargin: 3
        types:
          - code: D0101
            title: 婚姻家庭纠纷
            status: stable
            basis: 测试
            words: {8: [离婚, 夫妻]}
            indicators: {R15: 5}
          - {code: D0102, title: 恋爱, status: stable, basis: 测试, words: {8: [分手]}}

        """,
        "dispute.yaml": "threshold: 3\nsureMargin: 2\ntypePointsAtMost: 2\nwords: {4: [吵], -6: [被偷]}\n",
    ]
}
