package import CaseStorage

/// The proof that nothing was lost: the account of accepted messages, the chain of the trail, and a list from outside.
package struct Verification: Hashable, Sendable {
    package var account: Account
    package var chain: ChainFinding
    /// The comparison with a list from outside, when there was one.
    package var comparison: Comparison?

    /// Everything adds up.
    package var holds: Bool {
        account.isBalanced && chain.isIntact && (comparison?.holds ?? true)
    }

    /// Checks what is stored.
    ///
    /// - Parameter expected: the list from outside, or nil to compare with none.
    /// - Throws: `StoreError`.
    package init(of store: any CaseStore, expected: ExpectedIDs? = nil) async throws {
        account = try await store.read { try $0.account() }
        chain = try await ChainFinding(of: store)
        if let expected {
            comparison = try await Comparison(expected, with: store)
        } else {
            comparison = nil
        }
    }
}
