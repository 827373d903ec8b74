package import CaseStorage
import Testing

/// One promise of a store and how it is put to the test on a fresh, empty store.
///
/// A store is conforming when every check of `StoreCheck.all` passes on it.
package struct StoreCheck: Sendable, CustomTestStringConvertible {
    /// The promise as a sentence.
    package let promise: String
    /// Records an issue with Swift Testing when `store`, which must be empty, breaks the promise.
    package let verify: @Sendable (_ store: any CaseStore) async throws -> Void

    init(_ promise: String, verify: @escaping @Sendable (_ store: any CaseStore) async throws -> Void) {
        self.promise = promise
        self.verify = verify
    }

    package var testDescription: String { promise }

    /// Everything a store promises.
    package static var all: [StoreCheck] {
        transactions + messages + failures + deadLetters + cases + history + links + tasks + routeProofs + trail
            + figures
    }
}

/// Thrown by bodies that want to be rolled back.
struct Abandoned: Error, Equatable {}
