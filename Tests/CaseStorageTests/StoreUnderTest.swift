import CaseModel
import CaseStorage
import CaseStorageMemory
import CaseStorageSQLite
import TestKit
import Testing

/// The stores that must keep every promise.
enum StoreUnderTest: CaseIterable, CustomTestStringConvertible {
    case memory
    case sqlite

    var testDescription: String {
        switch self {
        case .memory: "in memory"
        case .sqlite: "in SQLite"
        }
    }

    /// Hands an empty store to `body` and removes what it left.
    func withStore(_ body: (any CaseStore) async throws -> Void) async throws {
        switch self {
        case .memory: try await body(MemoryStore())
        case .sqlite:
            try await withScratchFolder { folder in
                let store = try SQLiteStore(path: "\(folder)/tripush.db", mode: .owner(startedAt: StoreSample.start))
                try await body(store)
                await store.close()
            }
        }
    }
}

@Suite("every store keeps every promise")
struct ConformanceTests {
    @Test(arguments: StoreUnderTest.allCases, StoreCheck.all)
    func `a store keeps its promise`(store: StoreUnderTest, check: StoreCheck) async throws {
        try await store.withStore { try await check.verify($0) }
    }
}
