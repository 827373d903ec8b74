package import CaseModel
import CaseStorage

/// The end of the trail as it was at some time, kept outside the store (链头): whoever has it can tell whether anything
/// before it was changed or cut off since.
package struct TrailHead: Hashable, Sendable {
    /// Number of the last link.
    package var sequence: Int64
    /// Digest of the last link, with its algorithm in front.
    package var digest: String
    package var at: Timestamp

    /// A head.
    package init(sequence: Int64, digest: String, at: Timestamp) {
        self.sequence = sequence
        self.digest = digest
        self.at = at
    }

    /// The head of what is stored; nil when there is no trail yet.
    init?(of view: any StoreView, at now: Timestamp) throws {
        guard let last = try view.trailHead() else { return nil }
        self.init(sequence: last.sequence, digest: last.link.digest, at: now)
    }

    /// One line: time, number, digest.
    package var line: String { "\(at.rfc3339) \(sequence) \(digest)" }

    /// Reads a line as ``line`` writes it.
    package init?(line: Substring) {
        let parts = line.split(separator: " ")
        guard parts.count == 3, let at = Timestamp(rfc3339: String(parts[0])), let sequence = Int64(parts[1]) else {
            return nil
        }
        self.init(sequence: sequence, digest: String(parts[2]), at: at)
    }
}

/// Heads that were exported, against what is stored.
package struct HeadFinding: Hashable, Sendable {
    package var checked: Int
    /// Heads whose link is not there any more, or has another digest.
    package var broken: [TrailHead]

    package var holds: Bool { broken.isEmpty }

    /// Looks every head up in `store`.
    ///
    /// - Throws: `StoreError`.
    init(_ heads: [TrailHead], in store: any CaseStore) async throws {
        checked = heads.count
        broken = []
        for head in heads {
            let links = try await store.read { try $0.trail(from: head.sequence, limit: 1) }
            let isThere = links.first.map { $0.sequence == head.sequence && $0.link.digest == head.digest } ?? false
            if !isThere { broken.append(head) }
        }
    }
}
