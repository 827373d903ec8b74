import CaseModel
import CaseStorage
import Testing

/// One failure code, where it ends, and what produces it on a real broker with the real daemon.
struct CatalogueEntry: Sendable, CustomTestStringConvertible {
    var code: String
    var end: End
    /// What is done to produce it, and in which suite.
    var produced: String

    var testDescription: String { code }

    /// Where it ends, in the words of the page of codes.
    enum End: String, Sendable {
        case dead, waiting, held, paused, blocked, noted, archived
        case setAside = "set aside"
    }

    /// Every code there is.
    static var allCodes: Set<String> {
        Set(Refusal.Code.allCases.map(\.rawValue))
            .union(StoreError.Code.allCases.filter { StoreError($0, "").pausesIntake }.map(\.rawValue))
    }

    /// The catalogue.
    static let all: [CatalogueEntry] = messages + lanes + stores + deaths

    /// Produced by messages, in `CatalogueMessageTests`.
    static let messages: [CatalogueEntry] = [
        entry(.emptyBody, .dead, "an empty body"),
        entry(.notJSON, .dead, "words"),
        entry(.notUTF8, .dead, "bytes that are no text"),
        entry(.tooDeep, .dead, "ten thousand brackets"),
        entry(.tooLarge, .dead, "a body of 1 MiB and a byte"),
        entry(.schema, .dead, "an alert without a place"),
        entry(.missingID, .dead, "an alert without its number"),
        entry(.unsupportedVersion, .dead, "an alert of version 9"),
        entry(.badTimestamp, .dead, "an alert of the 30th of February"),
        entry(.unknownKind, .dead, "a weather report"),
        entry(.idReused, .dead, "two dispositions under one message-id"),
        entry(.evaluationError, .dead, "a profile in whose words a draft cannot be written"),
        entry(.illegalTransition, .dead, "an adjudication nobody waits for"),
        entry(.caseClosed, .noted, "an order to hurry after the case was settled"),
        entry(.staleSequence, .dead, "an approval of another draft"),
        entry(.noCaseYet, .waiting, "feedback on an alert that never came"),
        entry(.notPermitted, .dead, "an order of somebody who may not"),
        entry(.unknownRecipient, .dead, "a case assigned to nobody known"),
        entry(.heldBehindDead, .held, "a signature behind an answer that cannot be read"),
        entry(.discarded, .archived, "words, and a person who archives them"),
        entry(.disclosureBlocked, .dead, "a department that is a telephone number"),
    ]

    /// Produced by faults of a lane, in `CatalogueLaneTests`.
    static let lanes: [CatalogueEntry] = [
        entry(.exchangeMissing, .blocked, "the exchange is deleted"),
        entry(.accessRefused, .blocked, "the login loses its right to write"),
        entry(.blocked, .blocked, "the broker has a memory alarm"),
        entry(.confirmTimeout, .blocked, "the broker stands still"),
        entry(.connectionLost, .blocked, "the broker is stopped"),
        entry(.noRoute, .setAside, "no queue is bound"),
        entry(.nacked, .setAside, "the bound queue is full and rejects"),
        entry(.frameTooLarge, .setAside, "the broker takes no message of this size"),
    ]

    /// Produced by brokers that give up and by a bridge that dies, in `CatalogueDeathTests`.
    static let deaths: [CatalogueEntry] = [
        entry(.expired, .dead, "a queue with a time to live"),
        entry(.maxlen, .dead, "a queue that holds nothing"),
        entry(.deliveryLimit, .dead, "a message given back too often"),
        entry(.rejected, .dead, "a message that came to the dead without a reason"),
        entry(.parked, .dead, "two crashes with the message alone in work"),
    ]

    /// Produced by faults of the store, in `CatalogueStoreTests`.
    static let stores: [CatalogueEntry] = ["full", "io_error", "locked", "read_only"].map {
        CatalogueEntry(code: $0, end: .paused, produced: "the store says so at a commit")
    }

    private static func entry(_ code: Refusal.Code, _ end: End, _ produced: String) -> CatalogueEntry {
        CatalogueEntry(code: code.rawValue, end: end, produced: produced)
    }
}
