import CaseModel
import CaseStorage
import CaseStorageSQLite
import Glibc
import TestKit
import Testing

@Suite("the file of a store is for its owner and group")
struct StoreFileTests {
    @Test(arguments: ["", "-wal", "-shm", ".lock"])
    func `nobody else may read it, its log or its lock`(suffix: String) async throws {
        try await withScratchFolder { folder in
            let path = "\(folder)/tripush.db"
            let store = try SQLiteStore(path: path, mode: .owner(startedAt: StoreSample.start))
            try await store.write { try $0.insert([StoreSample.task("T-1")]) }
            var status = stat()
            #expect(stat(path + suffix, &status) == 0)
            #expect(status.st_mode & 0o007 == 0)
            await store.close()
        }
    }

    @Test func `a whole one passes the quick check`() async throws {
        try await withScratchFolder { folder in
            let path = "\(folder)/tripush.db"
            let store = try SQLiteStore(path: path, mode: .owner(startedAt: StoreSample.start))
            let condition = try SQLiteStore.condition(path: path)
            #expect(condition.journalMode == "wal")
            #expect(condition.damage.isEmpty)
            await store.close()
        }
    }
}
