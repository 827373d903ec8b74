import CaseModel
import CaseStorage
import Glibc
import Synchronization

/// `flock` on the file beside a store, held by the one process that writes to it.
///
/// The kernel gives it up when the process ends, however it ends; the file stays, so that two processes never lock
/// different files of the same name.
final class OwnerLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Takes the lock and writes this process's id and `startedAt` into the file.
    ///
    /// - Throws: `owned` with what the owner wrote; `missing` or `readOnly` when the file cannot be made.
    init(storePath: String, startedAt: Timestamp) throws(StoreError) {
        let path = storePath + ".lock"
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard file >= 0 else {
            let cause = errno
            let code: StoreError.Code = cause == ENOENT || cause == ENOTDIR ? .missing : .readOnly
            throw StoreError(code, "cannot open \(path): \(String(cString: strerror(cause)))")
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let owner = OwnerLock.text(of: file)
            Glibc.close(file)
            throw StoreError(
                .owned,
                "\(storePath) is owned by \(owner.isEmpty ? "another process" : owner); only one daemon may write to it"
            )
        }
        let owner = Array("process \(getpid()), started \(startedAt.rfc3339)\n".utf8)
        guard ftruncate(file, 0) == 0, pwrite(file, owner, owner.count, 0) == owner.count else {
            let cause = errno
            Glibc.close(file)
            throw StoreError(.ioError, "cannot write \(path): \(String(cString: strerror(cause)))")
        }
        descriptor = Mutex(file)
    }

    deinit { release() }

    /// Gives up the lock; again is harmless.
    func release() {
        if let file = descriptor.withLock({ $0.take() }) { Glibc.close(file) }
    }

    private static func text(of file: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 128)
        let count = pread(file, &bytes, bytes.count, 0)
        let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
        return String(text.prefix { $0 != "\n" })
    }
}
