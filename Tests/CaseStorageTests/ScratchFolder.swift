import Glibc

/// Hands a fresh folder to `body` and removes it with the files in it afterwards.
func withScratchFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    var template = Array("/tmp/tripush-store-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw ScratchFolderError(code: errno) }
    let folder = String(cString: made)
    defer { removeFiles(of: folder) }
    return try await body(folder)
}

/// A folder for a test could not be made.
struct ScratchFolderError: Error {
    let code: Int32
}

private func removeFiles(of folder: String) {
    for name in ["tripush.db", "tripush.db-wal", "tripush.db-shm", "tripush.db.lock", "strace.out"] {
        unlink("\(folder)/\(name)")
    }
    rmdir(folder)
}
