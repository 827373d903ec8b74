package import CaseModel
import JSONTree

/// Turns the bytes of a neighbour into a message of the model, or says why not.
package struct MessageDecoder: Sendable {
    /// The major version of `messages.md` this decoder knows.
    package static let majorVersion = "1"

    private let profile: Profile

    /// A decoder for the dialect of `profile`.
    package init(profile: Profile) {
        self.profile = profile
    }

    /// Decodes one message.
    ///
    /// - Parameters:
    ///   - body: as it came, at most 1 MiB.
    ///   - contentType: AMQP `content-type`; a `charset` in it goes before the encodings of the profile.
    ///   - contentEncoding: AMQP `content-encoding`; some senders put the charset there. Compression is not taken.
    ///   - type: AMQP `type`; goes before the kind in the body.
    ///   - queue: decides which kinds are taken, and the kind of a message that does not say.
    /// - Throws: a refusal whose pointer is in the sender's own field names and whose detail holds no value of the body.
    package func decode(
        body: [UInt8],
        contentType: String? = nil,
        contentEncoding: String? = nil,
        type: String? = nil,
        queue: InboundQueue
    ) throws(Refusal) -> InboundMessage {
        let charset = try MessageDecoder.charset(contentType: contentType, contentEncoding: contentEncoding)
        let root = try parse(body, charset: charset)
        guard case .object(let members) = root else {
            throw Refusal(.schema, detail: "the message must be a JSON object")
        }
        let kind = try profile.kind(of: root, type: type, queue: queue)
        guard let mapping = profile.mappings[kind] else {
            return try decode(kind, from: FieldReader(members, suppliedVersion: profile.schemaVersion))
        }
        let canonical = try mapping.translate(root, clock: profile.clock)
        do throws(Refusal) {
            return try decode(kind, from: FieldReader(canonical, suppliedVersion: profile.schemaVersion))
        } catch {
            var refusal = error
            refusal.pointer = mapping.sourcePointer(of: error.pointer)
            throw refusal
        }
    }

    private func decode(_ kind: InboundMessage.Kind, from fields: FieldReader) throws(Refusal) -> InboundMessage {
        try fields.checkVersion()
        switch kind {
        case .alert:
            let alert = try Alert(fields)
            return .alert(alert, feedback: try Disposition(embeddedIn: fields, of: alert))
        case .disposition: return .disposition(try Disposition(fields))
        case .signed: return .signed(try Signature(fields))
        case .followUp: return .followUp(try FollowUp(fields))
        case .approval: return .approval(try ApprovalDecision(fields))
        case .order: return .order(try Order(fields))
        case .receipt: return .receipt(try Receipt(fields))
        }
    }

    private func parse(_ body: [UInt8], charset: TextEncoding?) throws(Refusal) -> JSONValue {
        let limits = JSONLimits()
        guard body.count <= limits.size else { throw Refusal(JSONError(.tooLarge)) }
        do throws(JSONError) {
            var failure = JSONError(.notUTF8)
            for encoding in charset.map({ [$0] }) ?? profile.encodings {
                do throws(JSONError) {
                    switch encoding {
                    case .utf8: return try JSONValue(parsing: body, limits: limits)
                    case .gb18030:
                        // Chinese grows by half in UTF-8; the limit was for the bytes as they came.
                        return try JSONValue(
                            parsing: try GB18030.utf8(from: body),
                            limits: JSONLimits(size: 4 * limits.size)
                        )
                    }
                } catch {
                    guard error.kind == .notUTF8 else { throw error }
                    failure = error
                }
            }
            throw failure
        } catch {
            throw Refusal(error)
        }
    }

    /// The text encoding the properties name, nil when they name none.
    private static func charset(contentType: String?, contentEncoding: String?) throws(Refusal) -> TextEncoding? {
        if let contentType, let parameter = contentType.lowercased().split(separator: "charset=").dropFirst().first {
            let name = parameter.prefix { $0 != ";" && $0 != " " }.filter { $0 != "\"" }
            guard let encoding = TextEncoding(charset: String(name)) else {
                throw Refusal(.notUTF8, detail: "the charset of content-type is none of UTF-8, GB18030, GBK, GB2312")
            }
            return encoding
        }
        guard let contentEncoding, !contentEncoding.isEmpty, contentEncoding.lowercased() != "identity" else {
            return nil
        }
        guard let encoding = TextEncoding(charset: contentEncoding.lowercased()) else {
            throw Refusal(.notJSON, detail: "content-encoding must be absent or a charset; compression is not taken")
        }
        return encoding
    }
}

extension Refusal {
    /// The refusal of a body that is no JSON text.
    init(_ error: JSONError) {
        let code: Code =
            switch error.kind {
            case .empty: .emptyBody
            case .tooLarge: .tooLarge
            case .tooDeep: .tooDeep
            case .notUTF8: .notUTF8
            case .syntax, .unusableKey, .numberOutOfRange, .outOfMemory: .notJSON
            }
        self.init(code, detail: error.description)
    }
}
