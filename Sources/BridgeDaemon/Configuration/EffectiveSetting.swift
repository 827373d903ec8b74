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

    /// Where a value came from.
    package enum Origin: Hashable, Sendable {
        case unset
        case defaultValue
        case file(path: String, line: Int)
        case environment(name: String)
    }
}
