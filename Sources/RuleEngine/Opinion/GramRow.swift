/// One number a class and one for a dispute, in parts of a size that processors add at once.
struct GramRow: Hashable, Sendable {
    private var first = SIMD8<Float>.zero
    private var second = SIMD8<Float>.zero
    private var third = SIMD8<Float>.zero
    private var fourth = SIMD8<Float>.zero

    /// Zero in every lane.
    init() {}

    /// The weights of `gram`.
    init(_ gram: OpinionModel.Gram) {
        for (lane, weight) in gram.types.prefix(GramTable.disputeLane).enumerated() { self[lane] = weight }
        self[GramTable.disputeLane] = gram.dispute
    }

    /// The number in this lane, 0 to 31.
    subscript(lane: Int) -> Float {
        get {
            switch lane >> 3 {
            case 0: first[lane & 7]
            case 1: second[lane & 7]
            case 2: third[lane & 7]
            default: fourth[lane & 7]
            }
        }
        set {
            switch lane >> 3 {
            case 0: first[lane & 7] = newValue
            case 1: second[lane & 7] = newValue
            case 2: third[lane & 7] = newValue
            default: fourth[lane & 7] = newValue
            }
        }
    }

    /// Adds `row` times `factor`, lane by lane.
    @inline(__always)
    mutating func add(_ row: GramRow, times factor: Float) {
        first += row.first * factor
        second += row.second * factor
        third += row.third * factor
        fourth += row.fourth * factor
    }
}
