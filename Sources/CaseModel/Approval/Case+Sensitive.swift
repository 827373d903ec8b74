extension Case {
    /// Types that need a second approver wherever they occur.
    private static let sensitiveTypes: Set<String> = ["D0109", "D1301", "D1401"]
    /// Signs that need a second approver.
    private static let sensitiveSigns: Set<String> = ["R13", "R14", "R18", "R19"]
    /// From so many people on a group of wage claimants (R17) is sensitive.
    private static let sensitiveGroup = 10

    /// 敏感: confidential, domestic violence, minors, and the signs and types lifecycle.md names under "Approvals".
    package var isSensitive: Bool {
        alert.confidential || involvesMinor || Case.sensitiveTypes.contains(typeCode)
            || signs.contains(where: Case.sensitiveSigns.contains) || isLargeWageGroup
    }

    /// Ids of everything found in texts, history and police data.
    private var signs: Set<String> {
        Set(indicators.map(\.id)).union(bandContributions.map(\.id))
    }

    /// The rules set orange from ten people on; the platform may have counted them.
    private var isLargeWageGroup: Bool {
        indicators.contains { finding in
            finding.id == "R17"
                && (finding.band ?? .blue >= .orange || alert.peopleInvolved ?? 0 >= Case.sensitiveGroup)
        }
    }
}
