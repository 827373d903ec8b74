import CaseStorage

/// What a walk along the trail's chain found.
package struct ChainFinding: Hashable, Sendable {
    /// Links that were read.
    package var links: Int
    /// Digest of the last link.
    package var head: String
    /// The first link that does not hold the digest of the one before, or whose own digest is wrong.
    package var firstBroken: Int64?

    package var isIntact: Bool { firstBroken == nil }

    private static let pageSize = 1_000

    /// Walks the chain of `store` from its beginning.
    ///
    /// - Throws: `StoreError`.
    init(of store: any CaseStore) async throws {
        links = 0
        head = ""
        var next: Int64 = 0
        while true {
            let from = next
            let page = try await store.read { try $0.trail(from: from, limit: ChainFinding.pageSize) }
            for stored in page {
                let digest = TrailChain.digest(of: stored.link.entry, after: head)
                if firstBroken == nil, stored.link.previous != head || stored.link.digest != digest {
                    firstBroken = stored.sequence
                }
                // A break is told once; what follows is checked against what is stored.
                head = stored.link.digest
                links += 1
            }
            guard let last = page.last, page.count == ChainFinding.pageSize else { return }
            next = last.sequence + 1
        }
    }
}
