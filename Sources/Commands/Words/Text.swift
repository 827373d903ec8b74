/// A text for people, in both languages they read here.
package struct Text: Hashable, Sendable {
    package let zh: String
    package let en: String

    /// The text in Chinese and in English.
    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// A text that is the same in both, such as an id or a message of another program.
    package init(_ same: String) {
        zh = same
        en = same
    }

    /// The text in the language of whoever called the running verb.
    package var shown: String {
        switch Language(of: Surroundings.current.environment) {
        case .chinese: zh
        case .english: en
        }
    }
}

/// The language of whoever called.
package enum Language: Sendable {
    case chinese, english

    /// Chinese when the locale of messages is, English otherwise.
    package init(of environment: [String: String]) {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
        let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        self = locale?.hasPrefix("zh") == true ? .chinese : .english
    }
}
