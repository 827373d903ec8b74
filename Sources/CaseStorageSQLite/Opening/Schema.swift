import CaseStorage
import GRDB

/// The schema of the file and the steps that led to it; the SQL is in `schemas/sql/sqlite`.
enum Schema {
    /// Brings the file up to date, one transaction a step.
    static func migrate(_ pool: DatabasePool, path: String) throws {
        try pool.read { try refuseNewer($0, path: path) }
        try steps.migrate(pool)
    }

    /// Throws unless the file has exactly the schema of this program.
    static func requireCurrent(_ database: Database, path: String) throws {
        do {
            try refuseNewer(database, path: path)
            guard try steps.hasCompletedMigrations(database) else {
                throw StoreError(.schema, "\(path) has an older schema; start the daemon once to bring it up to date")
            }
        } catch let error as DatabaseError where error.message?.contains("grdb_migrations") == true {
            throw StoreError(.missing, "\(path) is being made by the daemon at this moment; try again")
        }
    }

    private static func refuseNewer(_ database: Database, path: String) throws {
        guard try !steps.hasBeenSuperseded(database) else {
            throw StoreError(.schema, "\(path) was written by a newer program; install that version or a later one")
        }
    }

    private static var steps: DatabaseMigrator {
        var migrator = DatabaseMigrator().disablingDeferredForeignKeyChecks()
        migrator.registerMigration("v0001_init") { database in
            try database.execute(sql: String(decoding: PackageResources.v0001_init_sql, as: UTF8.self))
        }
        migrator.registerMigration("v0002_linking") { database in
            try database.execute(sql: String(decoding: PackageResources.v0002_linking_sql, as: UTF8.self))
        }
        migrator.registerMigration("v0003_second_look") { database in
            try database.execute(sql: String(decoding: PackageResources.v0003_second_look_sql, as: UTF8.self))
        }
        migrator.registerMigration("v0004_deadlines") { database in
            try database.execute(sql: String(decoding: PackageResources.v0004_deadlines_sql, as: UTF8.self))
        }
        migrator.registerMigration("v0010_linking") { database in
            try database.execute(sql: String(decoding: PackageResources.v0010_linking_sql, as: UTF8.self))
        }
        migrator.registerMigration("v0011_dead_letters") { database in
            try database.execute(sql: String(decoding: PackageResources.v0011_dead_letters_sql, as: UTF8.self))
        }
        migrator.registerMigration("v0012_replay") { database in
            try database.execute(sql: String(decoding: PackageResources.v0012_replay_sql, as: UTF8.self))
        }
        migrator.registerMigration("v0013_guard") { database in
            try database.execute(sql: String(decoding: PackageResources.v0013_guard_sql, as: UTF8.self))
        }
        migrator.registerMigration("v0014_holds") { database in
            try database.execute(sql: String(decoding: PackageResources.v0014_holds_sql, as: UTF8.self))
        }
        return migrator
    }
}
