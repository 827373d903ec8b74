/// So many out of so many, with what that says of texts not seen (Wilson's interval at 95 %).
package struct Proportion: Hashable, Sendable {
    package private(set) var hits = 0
    package private(set) var total = 0

    /// Nothing counted yet.
    package init() {}

    /// Counts one more.
    package mutating func count(_ isHit: Bool) {
        total += 1
        if isHit { hits += 1 }
    }

    /// The share, 0 to 1; nil when there was nothing to count.
    package var value: Double? { total == 0 ? nil : Double(hits) / Double(total) }

    /// Where the true share lies with 95 % confidence, if the texts were drawn at random.
    package var interval: ClosedRange<Double>? {
        guard let value else { return nil }
        let z = 1.959_964
        let n = Double(total)
        let spread = 1 + z * z / n
        let centre = (value + z * z / (2 * n)) / spread
        let half = z / spread * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
        return max(0, centre - half)...min(1, centre + half)
    }
}
