import CaseModel
import CaseStorage

extension AcceptanceSession {
    /// The message this one repeats, or nil when it is new.
    ///
    /// - Parameter sequence: the row of the message itself, when it has one already.
    func original(of prepared: PreparedMessage, besides sequence: Int64? = nil) throws -> NewMessage? {
        if sequence == nil, prepared.delivery.properties.redelivered,
            let parked = try transaction.parked(prepared.delivery.queue, digest: prepared.digest)
        {
            return parked
        }
        if case .success(let read) = prepared.content, case .alert(let alert, _) = read.message {
            let known = try transaction.revisions(ofAlert: alert.alertNo).first {
                $0.digest == prepared.digest && $0.sequence != sequence
            }
            return try known.flatMap { try transaction.message(sequence: $0.sequence)?.message }
        }
        if let first = try transaction.message(prepared.identity), first.message.digest == prepared.digest,
            first.sequence != sequence
        {
            return first.message
        }
        return try transaction.message(prepared.reusedIdentity).flatMap { $0.sequence == sequence ? nil : $0.message }
    }

    /// Whether another body came under this identity. Of an alert it is simply the next version.
    ///
    /// - Parameter sequence: the row of the message itself, when it has one already.
    func isIdentityTaken(
        _ prepared: PreparedMessage,
        _ read: ReadMessage,
        besides sequence: Int64? = nil
    ) throws -> Bool {
        if case .alert = read.message { return false }
        return try transaction.message(prepared.identity).map { $0.sequence != sequence } ?? false
    }
}

extension StoreView {
    /// The row of a message that was parked (搁置) with these bytes and waits for a person: it is not read again.
    func parked(_ queue: String, digest: String) throws -> NewMessage? {
        let unread = MessageIdentity(queue: queue, kind: PreparedMessage.unreadKind, key: digest)
        guard let found = try message(unread)?.message, found.code == Refusal.Code.parked.rawValue else { return nil }
        return found
    }
}

extension PreparedMessage {
    /// The identity of a message whose own is taken: its bytes count too, so that it is recognised when it comes again.
    var reusedIdentity: MessageIdentity {
        var identity = identity
        identity.key += "#\(digest)"
        return identity
    }
}
