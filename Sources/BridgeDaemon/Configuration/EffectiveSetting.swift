/// A setting with the text that counts for it and where that came from.
package struct EffectiveSetting: Hashable, Sendable {
    package let setting: Setting
    /// nil when it is unset and has no default.
    package let text: String?
    package let origin: Origin

    init(setting: Setting, text: String?, origin: Origin) {
        self.setting = setting
        self.text = text
        self.origin = origin
    }

    /// The origin as the place of a problem.
    var place: ConfigurationProblem.Place {
        switch origin {
        case .unset, .defaultValue: .defaultValue(key: setting.key)
        case .file(let path, let line): .file(path: path, line: line, column: 0)
        case .environment(let name): .environment(name: name)
        }
    }

    /// Where a value came from.
    package enum Origin: Hashable, Sendable {
        case unset
        case defaultValue
        case file(path: String, line: Int)
        case environment(name: String)
    }
}
