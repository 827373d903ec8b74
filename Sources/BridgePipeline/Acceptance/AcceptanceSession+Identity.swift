import CaseModel
import CaseStorage

extension AcceptanceSession {
    /// The message this one repeats, or nil when it is new.
    func original(of prepared: PreparedMessage) throws -> NewMessage? {
        if case .success(let read) = prepared.content, case .alert(let alert, _) = read.message {
            let known = try transaction.revisions(ofAlert: alert.alertNo).first { $0.digest == prepared.digest }
            return try known.flatMap { try transaction.message(sequence: $0.sequence)?.message }
        }
        if let first = try transaction.message(prepared.identity)?.message, first.digest == prepared.digest {
            return first
        }
        return try transaction.message(prepared.reusedIdentity)?.message
    }

    /// Whether another body came under this identity. Of an alert it is simply the next version.
    func isIdentityTaken(_ prepared: PreparedMessage, _ read: ReadMessage) throws -> Bool {
        if case .alert = read.message { return false }
        return try transaction.message(prepared.identity) != nil
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
