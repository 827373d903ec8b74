import CaseModel
import CaseStorage
import Crypto

/// Adds entries to the trail, each with the digest of the one before.
struct TrailChain {
    private(set) var head: String
    private(set) var links: [NewTrailLink] = []

    /// A chain that goes on after the link with the digest `head`; empty when there is none.
    init(head: String) {
        self.head = head
    }

    /// A chain that goes on at the end of what is stored.
    init(continuing view: any StoreView) throws {
        self.init(head: try view.trailHead()?.link.digest ?? "")
    }

    /// Adds entries that the message with the sequence number `cause` led to; nil when none did.
    mutating func add(_ entries: [TrailEntry], cause: Int64?) {
        for entry in entries {
            let digest = TrailChain.digest(of: entry, after: head)
            links.append(NewTrailLink(entry: entry, cause: cause, previous: head, digest: digest))
            head = digest
        }
    }

    /// The digest of `entry` when it follows the link with the digest `previous`.
    ///
    /// Every field goes in with its length in front and an absent one as a mark of its own, so that no two entries give
    /// the same bytes.
    static func digest(of entry: TrailEntry, after previous: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        func add(_ field: String?) {
            guard let field else {
                bytes.append(0)
                return
            }
            bytes.append(1)
            withUnsafeBytes(of: UInt32(field.utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: field.utf8)
        }
        add(previous)
        add(entry.caseID)
        add(entry.alertNo)
        add(String(entry.at.milliseconds))
        add(entry.actor)
        add(entry.kind.rawValue)
        add(entry.ruleSetVersion)
        for fact in entry.facts {
            add(fact.name)
            add(fact.value)
        }
        return SHA256Digest(of: bytes).text
    }
}
