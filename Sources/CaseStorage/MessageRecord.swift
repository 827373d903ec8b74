package import CaseModel

/// What makes two deliveries the same message: queue, kind and business key, or message-id, or content digest.
package struct MessageIdentity: Hashable, Codable, Sendable {
    package var queue: String
    /// Kind of the message; `unknown` for one that could not be decoded.
    package var kind: String
    package var key: String

    /// An identity.
    package init(queue: String, kind: String, key: String) {
        self.queue = queue
        self.kind = kind
        self.key = key
    }
}

/// What became of an accepted message; each has exactly one (invariant 5).
package enum MessageDisposition: String, Codable, Sendable, CaseIterable {
    case applied, noted, recorded, duplicate, waiting, held, dead, archived, purged
}

/// A message as it was taken from a queue, whole.
package struct NewMessage: Hashable, Sendable {
    package var identity: MessageIdentity
    /// AMQP message-id, when there was one.
    package var messageID: String?
    /// Digest of the body.
    package var digest: String
    package var receivedAt: Timestamp
    package var disposition: MessageDisposition
    package var caseID: String?
    package var alertNo: String?
    /// Note or refusal code.
    package var code: String?
    /// The bytes as they came; empty for a duplicate, whose first copy has them.
    package var body: [UInt8]
    /// Properties and headers as JSON text.
    package var properties: String

    /// An accepted message.
    package init(
        identity: MessageIdentity,
        messageID: String?,
        digest: String,
        receivedAt: Timestamp,
        disposition: MessageDisposition,
        caseID: String? = nil,
        alertNo: String? = nil,
        code: String? = nil,
        body: [UInt8],
        properties: String
    ) {
        self.identity = identity
        self.messageID = messageID
        self.digest = digest
        self.receivedAt = receivedAt
        self.disposition = disposition
        self.caseID = caseID
        self.alertNo = alertNo
        self.code = code
        self.body = body
        self.properties = properties
    }
}

/// An accepted message with its place in the order of acceptance.
package struct MessageRecord: Hashable, Sendable {
    /// Rises by acceptance, without order between queues.
    package var sequence: Int64
    package var message: NewMessage

    /// A stored message.
    package init(sequence: Int64, message: NewMessage) {
        self.sequence = sequence
        self.message = message
    }
}

/// One version of an alert that was accepted.
package struct AlertRevision: Hashable, Codable, Sendable {
    package var alertNo: String
    /// As the profile derived it; nil when the platform gives no update time.
    package var revision: Int64?
    package var digest: String
    /// The message that brought it.
    package var sequence: Int64

    /// A version.
    package init(alertNo: String, revision: Int64?, digest: String, sequence: Int64) {
        self.alertNo = alertNo
        self.revision = revision
        self.digest = digest
        self.sequence = sequence
    }
}

/// A message that was written and acknowledged but cannot be applied yet.
package struct WaitingRecord: Hashable, Codable, Sendable {
    /// The message.
    package var sequence: Int64
    package var due: Timestamp
    /// Refusal code that made it wait, such as `no_case_yet`.
    package var reason: String
    /// Tries so far.
    package var attempt: Int
    /// Keys (`CaseReference.key`) of what releases it at once.
    package var releasedBy: [String]
    package var since: Timestamp

    /// A waiting row.
    package init(
        sequence: Int64,
        due: Timestamp,
        reason: String,
        attempt: Int,
        releasedBy: [String],
        since: Timestamp
    ) {
        self.sequence = sequence
        self.due = due
        self.reason = reason
        self.attempt = attempt
        self.releasedBy = releasedBy
        self.since = since
    }
}

/// Keyed digests by which cases of the same people or place are found; never the values themselves.
package struct LinkKeys: Hashable, Codable, Sendable {
    /// For each side of the dispute its keys, one per phone or id number, with the id of the key that made it in front.
    /// A key of two sides counts for the first.
    package var sides: [[String]]
    package var place: String?
    /// The place under earlier keys: it is looked for and not kept.
    package var formerPlaces: [String] = []

    /// Every key the place may have been kept under.
    package var places: [String] { [place].compactMap(\.self) + formerPlaces }

    /// Link keys.
    package init(sides: [[String]], place: String?) {
        self.sides = sides
        self.place = place
    }

    /// Every key with its side, each key once.
    package var people: [(key: String, side: Int)] {
        var seen: Set<String> = []
        return sides.enumerated().flatMap { side, keys in
            keys.filter { seen.insert($0).inserted }.map { (key: $0, side: side) }
        }
    }
}
