import CaseModel

extension YAMLValue {
    /// A duration such as `5 min`, `24 h` or `7 d`.
    func duration() throws(RuleFileError) -> Duration {
        let text = try string()
        let parts = text.split(separator: " ")
        guard parts.count == 2, let count = Int(parts[0]), (1...100_000).contains(count) else {
            throw error(.badValue, "expected a duration such as 5 min, 24 h or 7 d, found \(text)")
        }
        switch parts[1] {
        case "s": return .seconds(count)
        case "min": return .minutes(count)
        case "h": return .hours(count)
        case "d": return .days(count)
        default: throw error(.badValue, "expected the unit s, min, h or d, found \(parts[1])")
        }
    }
}
