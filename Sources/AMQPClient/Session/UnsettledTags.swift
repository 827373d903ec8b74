/// Deliveries of one channel that were handed out and not settled, in order.
///
/// `multiple` settles everything up to a tag, so it may be used only for what is oldest.
struct UnsettledTags {
    /// What to tell the broker.
    enum Settlement: Equatable {
        case upTo(UInt64)
        case each(ClosedRange<UInt64>)
    }

    private var open: [ClosedRange<UInt64>] = []

    /// These tags are out, after all that were out before.
    mutating func handOut(_ tags: ClosedRange<UInt64>) {
        open.append(tags)
    }

    /// These tags are settled; nil when they were not out.
    mutating func settle(_ tags: ClosedRange<UInt64>) -> Settlement? {
        guard let index = open.firstIndex(of: tags) else { return nil }
        open.remove(at: index)
        return index == 0 ? .upTo(tags.upperBound) : .each(tags)
    }

    /// The channel has gone, and its tags with it.
    mutating func forget() {
        open = []
    }
}
