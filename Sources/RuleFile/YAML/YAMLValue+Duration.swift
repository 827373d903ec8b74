import CaseModel

extension YAMLValue {
    /// A duration such as `5 min`, `24 h` or `7 d`.
    func duration() throws(RuleFileError) -> Duration {
        guard case .elapsed(let duration) = try timeSpan() else {
            throw error(.badValue, "expected a duration by the clock such as 5 min, 24 h or 7 d")
        }
        return duration
    }

    /// A duration, or working days as `3 W`, or office hours as `2 OH`.
    func timeSpan() throws(RuleFileError) -> TimeSpan {
        let text = try string()
        let parts = text.split(separator: " ")
        guard parts.count == 2, let count = Int(parts[0]), (1...100_000).contains(count) else {
            throw error(.badValue, "expected a time such as 5 min, 24 h, 7 d, 3 W or 2 OH, found \(text)")
        }
        switch parts[1] {
        case "s": return .elapsed(.seconds(count))
        case "min": return .elapsed(.minutes(count))
        case "h": return .elapsed(.hours(count))
        case "d": return .elapsed(.days(count))
        case "W":
            guard count <= 250 else { throw error(.badValue, "expected at most 250 working days, found \(count)") }
            return .workingDays(count)
        case "OH":
            guard count <= 2_000 else { throw error(.badValue, "expected at most 2000 office hours, found \(count)") }
            return .officeHours(.hours(count))
        default: throw error(.badValue, "expected the unit s, min, h, d, W or OH, found \(parts[1])")
        }
    }

    /// A share of a hundred such as `80 %`.
    func percent() throws(RuleFileError) -> Int {
        let text = try string()
        let parts = text.split(separator: " ")
        guard parts.count == 2, parts[1] == "%", let count = Int(parts[0]), (0...100).contains(count) else {
            throw error(.badValue, "expected a share such as 80 %, found \(text)")
        }
        return count
    }
}
