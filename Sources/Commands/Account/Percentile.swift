/// Percentiles by nearest rank.
enum Percentile {
    /// The value below or at which `percent` of the ascending `values` lie; nil when there are none.
    static func value(_ percent: Int, of values: [Int64]) -> Int64? {
        guard !values.isEmpty else { return nil }
        let rank = (values.count * percent + 99) / 100
        return values[min(max(rank, 1), values.count) - 1]
    }
}
