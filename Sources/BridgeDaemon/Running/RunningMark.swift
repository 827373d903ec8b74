import CaseModel
import CaseStorage

/// The mark a running daemon leaves in its store, by which the next one knows how it ended.
enum RunningMark {
    private static let name = "daemon.running"

    /// Sets the mark.
    ///
    /// - Returns: whether one was there: the daemon before did not end by itself.
    /// - Throws: `StoreError`.
    static func set(in store: any CaseStore, at now: Timestamp) async throws -> Bool {
        try await store.write { transaction in
            let wasUnclean = try transaction.value(name) != nil
            try transaction.setValue(name, now.rfc3339)
            return wasUnclean
        }
    }

    /// Takes the mark away: everything was finished.
    ///
    /// - Throws: `StoreError`.
    static func clear(in store: any CaseStore) async throws {
        try await store.write { try $0.setValue(name, nil) }
    }
}
