package import CaseStorage

/// The proof that nothing was lost: the account of accepted messages, the chain of the trail, and a list from outside.
package struct Verification: Hashable, Sendable {
    package var account: Account
    package var chain: ChainFinding
    /// The comparison with a list from outside, when there was one.
    package var comparison: Comparison?
    /// Exported heads against the trail, when there were any.
    package var heads: HeadFinding?
    /// Every case decided anew, when that was asked for.
    package var replay: ReplayFinding?

    /// Everything adds up.
    package var holds: Bool {
        account.isBalanced && chain.isIntact && (comparison?.holds ?? true) && (heads?.holds ?? true)
            && (replay?.holds ?? true)
    }

    /// Checks what is stored.
    ///
    /// - Parameters:
    ///   - expected: the list from outside, or nil to compare with none.
    ///   - exported: heads that were written outside the store.
    ///   - decisions: to decide every case anew under, or nil not to.
    /// - Throws: `StoreError`.
    package init(
        of store: any CaseStore,
        expected: ExpectedIDs? = nil,
        exported: [TrailHead] = [],
        decidingAnewUnder decisions: Decisions? = nil
    ) async throws {
        account = try await store.read { try $0.account() }
        chain = try await ChainFinding(of: store)
        if let expected {
            comparison = try await Comparison(expected, with: store)
        } else {
            comparison = nil
        }
        heads = exported.isEmpty ? nil : try await HeadFinding(exported, in: store)
        if let decisions {
            replay = try await ReplayFinding(of: store, under: decisions)
        } else {
            replay = nil
        }
    }
}
