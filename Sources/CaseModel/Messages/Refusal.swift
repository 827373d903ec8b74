/// Why a message cannot be processed: a class that decides what happens, a code that says what it was, and where.
package struct Refusal: Error, Hashable, Codable, Sendable {
    package var failureClass: FailureClass
    package var code: Code
    /// JSON pointer (RFC 6901) to the value at fault; empty for the whole message.
    package var pointer: String
    /// What was expected, in words without any value of the message.
    package var detail: String
    /// The rule or check that refused, when one has a name of its own, such as `guard.phone`.
    package var rule: String?

    /// A refusal at `pointer`.
    package init(_ code: Code, pointer: String = "", detail: String, rule: String? = nil) {
        self.failureClass = code.failureClass
        self.code = code
        self.pointer = pointer
        self.detail = detail
        self.rule = rule
    }

    /// Decides what happens to the message.
    package enum FailureClass: String, Codable, Sendable, CaseIterable {
        case malformed, invalid, rule, state, sequence, unroutable, refused, timeout, store, broker, `operator`
    }

    /// The closed list of codes; used in metrics, filters and the trail.
    package enum Code: String, Codable, Sendable, CaseIterable {
        case notJSON = "not_json"
        case notUTF8 = "not_utf8"
        case tooDeep = "too_deep"
        case tooLarge = "too_large"
        case emptyBody = "empty_body"
        case schema
        case missingID = "missing_id"
        case unsupportedVersion = "unsupported_version"
        case badTimestamp = "bad_timestamp"
        case unknownKind = "unknown_kind"
        case idReused = "id_reused"
        case evaluationError = "evaluation_error"
        case illegalTransition = "illegal_transition"
        case caseClosed = "case_closed"
        case staleSequence = "stale_sequence"
        case noCaseYet = "no_case_yet"
        case notPermitted = "not_permitted"
        case unknownRecipient = "unknown_recipient"
        case disclosureBlocked = "disclosure_blocked"
        case heldBehindDead = "held_behind_dead"
        case noRoute = "no_route"
        case exchangeMissing = "exchange_missing"
        case nacked
        case accessRefused = "access_refused"
        case frameTooLarge = "frame_too_large"
        case confirmTimeout = "confirm_timeout"
        case blocked
        case connectionLost = "connection_lost"
        case parked, discarded
        case deliveryLimit = "delivery_limit"
        case expired, maxlen, rejected

        /// The class this code belongs to.
        package var failureClass: FailureClass {
            switch self {
            case .notJSON, .notUTF8, .tooDeep, .tooLarge, .emptyBody: .malformed
            case .schema, .missingID, .unsupportedVersion, .badTimestamp, .unknownKind, .idReused: .invalid
            case .evaluationError: .rule
            case .illegalTransition, .caseClosed, .staleSequence, .notPermitted, .noCaseYet: .state
            case .disclosureBlocked, .unknownRecipient: .state
            case .heldBehindDead: .sequence
            case .noRoute, .exchangeMissing: .unroutable
            case .nacked, .accessRefused, .frameTooLarge: .refused
            case .confirmTimeout, .blocked, .connectionLost: .timeout
            case .parked, .discarded: .operator
            case .deliveryLimit, .expired, .maxlen, .rejected: .broker
            }
        }
    }
}
