/// Draws by lot (SplitMix64): the same seed draws the same.
///
/// Like everything of the simulation it is touched by the driving thread alone.
final class Lot: @unchecked Sendable {
    private var state: UInt64

    /// Lots of this seed.
    init(seed: UInt64) {
        state = seed &* 0x9e37_79b9_7f4a_7c15 ^ 0x0123_4567_89ab_cdef
    }

    /// The next number.
    func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which is at least 1.
    func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// A number of this range.
    func among(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// True so many times in a hundred.
    func chance(_ percent: Int) -> Bool { below(100) < percent }

    /// One of the list; nil when it is empty.
    func pick<Element>(_ list: [Element]) -> Element? { list.isEmpty ? nil : list[below(list.count)] }

    /// Milliseconds of this range.
    func milliseconds(_ range: ClosedRange<Int>) -> Duration { .milliseconds(among(range)) }

    /// The list in another order.
    func shuffled<Element>(_ list: [Element]) -> [Element] {
        var list = list
        for index in list.indices.dropFirst().reversed() { list.swapAt(index, below(index + 1)) }
        return list
    }
}
