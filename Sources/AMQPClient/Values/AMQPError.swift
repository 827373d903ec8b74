/// Why something on an AMQP connection did not happen.
///
/// Texts come from the broker or from this client and hold neither passwords nor message contents.
package struct AMQPError: Error, Equatable, Sendable {
    /// What kind of failure it was. Open: newer versions may add codes.
    package struct Code: RawRepresentable, Hashable, Sendable {
        package var rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }

        /// No address answered, or the name does not resolve, or the TLS handshake failed.
        package static let unreachable = Code(rawValue: "unreachable")
        /// The login is known and may not do this.
        package static let accessRefused = Code(rawValue: "accessRefused")
        /// The broker does not know the user, or the password is wrong.
        package static let authenticationFailed = Code(rawValue: "authenticationFailed")
        /// The queue, exchange or virtual host does not exist.
        package static let notFound = Code(rawValue: "notFound")
        /// It exists with other arguments, or the broker's limits forbid it.
        package static let preconditionFailed = Code(rawValue: "preconditionFailed")
        /// An exclusive consumer or queue belongs to somebody else.
        package static let resourceLocked = Code(rawValue: "resourceLocked")
        /// The connection ended, or there is none at the moment.
        package static let connectionClosed = Code(rawValue: "connectionClosed")
        /// The channel ended for a reason no other code names.
        package static let channelClosed = Code(rawValue: "channelClosed")
        /// The broker takes no publications at the moment (memory or disk alarm).
        package static let blocked = Code(rawValue: "blocked")
        /// The broker did not answer in time.
        package static let timeout = Code(rawValue: "timeout")
        /// The peer does not speak AMQP 0-9-1 as it should.
        package static let protocolViolation = Code(rawValue: "protocolViolation")
        /// The URI cannot be read.
        package static let invalidAddress = Code(rawValue: "invalidAddress")
        /// A name, key or property is longer than AMQP allows.
        package static let invalidArgument = Code(rawValue: "invalidArgument")
        /// The headers do not fit a frame, or the body is over the limit. Nothing was sent.
        package static let frameTooLarge = Code(rawValue: "frameTooLarge")
    }

    package var code: Code
    /// The reply code of the broker, when it gave one.
    package var replyCode: UInt16?
    /// What happened, where, and what to do, for people.
    package var text: String

    package init(_ code: Code, replyCode: UInt16? = nil, _ text: String) {
        self.code = code
        self.replyCode = replyCode
        self.text = text
    }

    /// Waiting may help without anybody changing a message, a setting or a permission.
    package var isRetryable: Bool {
        switch code {
        case .unreachable, .connectionClosed, .channelClosed, .blocked, .timeout, .resourceLocked: true
        default: false
        }
    }
}

extension AMQPError: CustomStringConvertible {
    package var description: String {
        if let replyCode { "\(code.rawValue) (\(replyCode)): \(text)" } else { "\(code.rawValue): \(text)" }
    }
}

extension AMQPError {
    /// The error for a channel or connection the broker closed with this reply.
    init(replyCode: UInt16, replyText: String, otherwise: Code) {
        let code: Code =
            switch replyCode {
            case 403 where replyText.contains("Login was refused"): .authenticationFailed
            case 403: .accessRefused
            case 404: .notFound
            case 405: .resourceLocked
            case 406: .preconditionFailed
            case 530 where replyText.hasSuffix("not found"): .notFound
            case 530: .accessRefused
            case 501, 502, 503, 504, 505: .protocolViolation
            default: otherwise
            }
        self.init(code, replyCode: replyCode, replyText)
    }
}
