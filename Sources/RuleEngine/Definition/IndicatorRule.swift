package import CaseModel

/// What shows one risk indicator (风险指标) of domain table (c).
package struct IndicatorRule: Hashable, Sendable {
    /// Such as `R05`.
    package var id: String
    package var title: String
    package var status: RuleStatus
    /// Why the rule is as it is, and which source says so.
    package var basis: String
    /// What an officer reads when it is found; `{words}` stands for the words that show it.
    package var wording: String
    /// The band it sets by itself, or nil when it only adds weight.
    package var band: Band?
    /// Points towards the weight sum.
    package var weight: Int
    /// The indicator is found when any of these is.
    package var signs: [Sign]
    /// Longer words that a keyword inside them does not count in (菜刀店).
    package var except: [WordReference]
    /// Anywhere in the text, any of these means that it was none of this (拍戏, 报错了).
    package var unless: [WordReference]
    /// Contexts in which its keywords do not count.
    package var excluded: Set<ContextClass>
    /// What is only heard of or feared counts one band lower; otherwise in full.
    package var heedsHearsay: Bool
    /// Texts that it must find, or must not.
    package var tests: [RuleExample]

    /// Contexts in which keywords do not count unless a rule says otherwise. Hearsay lowers the band, it does not
    /// exclude; a condition (再不还钱就砍死你) counts in full, and so does what someone is quoted with.
    package static let usuallyExcluded: Set<ContextClass> = [.negated, .past, .question, .trade]

    /// A rule for `id`.
    package init(
        id: String,
        title: String,
        status: RuleStatus = .stable,
        basis: String = "",
        wording: String = "",
        band: Band? = nil,
        weight: Int = 0,
        signs: [Sign],
        except: [WordReference] = [],
        unless: [WordReference] = [],
        excluded: Set<ContextClass> = IndicatorRule.usuallyExcluded,
        heedsHearsay: Bool = true,
        tests: [RuleExample] = []
    ) {
        self.id = id
        self.title = title
        self.status = status
        self.basis = basis
        self.wording = wording
        self.band = band
        self.weight = weight
        self.signs = signs
        self.except = except
        self.unless = unless
        self.excluded = excluded
        self.heedsHearsay = heedsHearsay
        self.tests = tests
    }
}

/// A text that stands with a rule as its test.
package struct RuleExample: Hashable, Sendable {
    package var text: String
    /// The rule must find itself in the text; otherwise it must not.
    package var fires: Bool
    /// Where it stands in its file, counted from 1.
    package var line: Int

    /// An example.
    package init(text: String, fires: Bool, line: Int) {
        self.text = text
        self.fires = fires
        self.line = line
    }
}
