/// How long after its closing a repeat reopens a case instead of opening another (重新启动期限).
package struct ReopenWindow: Hashable, Codable, Sendable {
    package var standard: Duration
    /// Windows of their own, by type code.
    package var byType: [String: Duration]

    /// `standard`, but for the types of `byType`.
    package init(standard: Duration, byType: [String: Duration] = [:]) {
        self.standard = standard
        self.byType = byType
    }

    /// The window of a case of this type.
    package func window(of typeCode: String) -> Duration { byType[typeCode] ?? standard }

    /// 30 days, and 90 for domestic violence.
    package static let usual = ReopenWindow(standard: .days(30), byType: ["D0109": .days(90)])
}
