/// One key of the configuration: everything that reads, checks, shows or documents the configuration goes by this.
package struct Setting: Hashable, Sendable {
    /// Path in the file, such as `police.uri`.
    package let key: String
    package let kind: ValueKind
    /// The text that counts when nobody sets the key; nil when the key may stay unset.
    package let defaultText: String?
    /// Holds a password: never shown, and `file:PATH` may stand in its place.
    package let isSecret: Bool
    package let meaning: Meaning

    init(
        _ key: String,
        _ kind: ValueKind,
        default defaultText: String? = nil,
        isSecret: Bool = false,
        zh: String,
        en: String
    ) {
        self.key = key
        self.kind = kind
        self.defaultText = defaultText
        self.isSecret = isSecret
        meaning = Meaning(zh: zh, en: en)
    }

    /// The environment variable that wins over the file, such as `TRIPUSH_POLICE_URI`.
    package var environmentName: String {
        let words = key.map { $0.isUppercase ? "_\($0)" : $0 == "." ? "_" : $0.uppercased() }
        return "\(Setting.environmentPrefix)\(words.joined())"
    }

    /// What every such variable begins with.
    package static let environmentPrefix = "TRIPUSH_"

    /// What a key is for, in one line.
    package struct Meaning: Hashable, Sendable {
        package let zh: String
        package let en: String
    }
}

/// What a value of the configuration must look like.
package enum ValueKind: Hashable, Sendable {
    /// One or more `amqp://` or `amqps://` addresses with commas between them.
    case brokerURIs
    /// `sqlite:///PATH`
    case storeURI
    /// A name of a queue, an exchange or a profile.
    case name
    /// A file, from the folder of the configuration file when the path is relative.
    case file
    /// A folder, likewise.
    case folder
    case integer(ClosedRange<Int>)
    case choice([String])
    /// `HOST:PORT`
    case listenAddress
}
