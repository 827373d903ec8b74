import CaseStorage
import GRDB

extension StoreError {
    /// What SQLite reported, without statement or values.
    init(_ error: DatabaseError) {
        let text = error.message ?? "SQLite reported code \(error.extendedResultCode.rawValue)"
        self.init(Code(error.resultCode), text)
    }
}

extension StoreError.Code {
    fileprivate init(_ code: ResultCode) {
        switch code {
        case .SQLITE_FULL: self = .full
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly
        case .SQLITE_CANTOPEN: self = .missing
        case .SQLITE_MISUSE: self = .closed
        case .SQLITE_CONSTRAINT: self = .conflict
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_MISMATCH: self = .corrupt
        default: self = .ioError
        }
    }
}

/// The error a caller of the store gets for one that left a body or a connection.
func storeError(_ error: any Error) -> any Error {
    (error as? DatabaseError).map { StoreError($0) } ?? error
}

/// Runs `body` at the boundary of the store, where only a `StoreError` may leave.
func withStoreErrors<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
    do {
        return try body()
    } catch let error as StoreError {
        throw error
    } catch let error as DatabaseError {
        throw StoreError(error)
    } catch {
        throw StoreError(.ioError, "the store failed: \(error)")
    }
}
