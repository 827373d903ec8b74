extension Duration {
    /// The duration in its largest whole unit, for people.
    var words: Wording {
        let seconds = components.seconds
        if seconds < 120 { return Wording(zh: "\(seconds) 秒", en: "\(seconds) s") }
        if seconds < 7_200 { return Wording(zh: "\(seconds / 60) 分钟", en: "\(seconds / 60) min") }
        if seconds < 172_800 { return Wording(zh: "\(seconds / 3_600) 小时", en: "\(seconds / 3_600) h") }
        return Wording(zh: "\(seconds / 86_400) 天", en: "\(seconds / 86_400) days")
    }
}
