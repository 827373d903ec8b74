import CaseModel
import CaseStorage
import Foundation
import GRDB

/// One transaction or one consistent view, on the connection's own thread.
final class SQLiteSession: StoreTransaction {
    private let database: Database
    /// Digest of the newest link once a link was added in this transaction.
    var chainHead: String?

    /// A session that lasts as long as the body it is handed to.
    init(_ database: Database) {
        self.database = database
    }

    /// Number of rows the last statement changed.
    var changes: Int { database.changesCount }

    /// Runs a statement that returns nothing.
    func run(_ sql: String, _ values: (any DatabaseValueConvertible)?...) throws {
        try withStoreErrors {
            try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
        }
    }

    /// Runs an INSERT into a table with a number of its own and returns that number.
    func number(inserting sql: String, _ values: (any DatabaseValueConvertible)?...) throws -> Int64 {
        try withStoreErrors {
            try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
            return database.lastInsertedRowID
        }
    }

    /// The first row, converted; nil when there is none.
    func first<Value>(
        _ sql: String,
        _ values: (any DatabaseValueConvertible)?...,
        convert: (Row) throws -> Value
    ) throws -> Value? {
        try withStoreErrors {
            let statement = try database.cachedStatement(sql: sql)
            let rows = try Row.fetchCursor(statement, arguments: StatementArguments(values))
            return try rows.next().map(convert)
        }
    }

    /// Every row of a statement with a list of values of any length.
    func all<Value>(
        _ sql: String,
        arguments values: [(any DatabaseValueConvertible)?],
        limit: Int = .max,
        convert: (Row) throws -> Value
    ) throws -> [Value] {
        try withStoreErrors {
            let statement = try database.makeStatement(sql: sql)
            let rows = try Row.fetchCursor(statement, arguments: StatementArguments(values))
            var converted: [Value] = []
            while converted.count < limit, let row = try rows.next() { converted.append(try convert(row)) }
            return converted
        }
    }

    /// Every row, converted; nil from `convert` leaves a row out, and reading ends at `limit`.
    func all<Value>(
        _ sql: String,
        _ values: (any DatabaseValueConvertible)?...,
        limit: Int = .max,
        convert: (Row) throws -> Value?
    ) throws -> [Value] {
        try withStoreErrors {
            let statement = try database.cachedStatement(sql: sql)
            let rows = try Row.fetchCursor(statement, arguments: StatementArguments(values))
            var converted: [Value] = []
            while converted.count < limit, let row = try rows.next() {
                if let value = try convert(row) { converted.append(value) }
            }
            return converted
        }
    }
}
