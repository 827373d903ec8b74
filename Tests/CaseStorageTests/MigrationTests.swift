import CaseModel
import CaseStorage
import CaseStorageSQLite
import GRDB
import Glibc
import TestKit
import Testing

@Suite("a store of an earlier version is brought up to date without losing anything")
struct MigrationTests {
    /// A file as the first version left it, with one case.
    private static func writeFirstVersion(_ path: String) throws {
        let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/schemas/sql/sqlite"
        let sql = try text(of: "\(folder)/v0001_init.sql")
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v0001_init") { try $0.execute(sql: sql) }
        let queue = try DatabaseQueue(path: path)
        try migrator.migrate(queue)
        try queue.write { database in
            try database.execute(
                sql: """
                    INSERT INTO cases (number, id, version, code, opened_at, reported_at, station_code, type_code, band,
                        stage, phase, outcome, agreed, document)
                    VALUES (1, 'case-1', 1, ?, 0, 0, '330784550000', 'D0401', 'orange', 1, 'onScene', NULL, 0, ?)
                    """,
                arguments: [StoreSample.dispute(1).code.text, MigrationTests.document]
            )
            try database.execute(
                sql: "INSERT INTO case_keys (kind, key, case_number) VALUES ('person', 'a', 1), ('place', 'p', 1)"
            )
        }
        try queue.write { database in
            for (number, indicators) in [("B-1", "[]"), ("B-2", MigrationTests.indicators)] {
                try database.execute(
                    sql: "INSERT INTO recorded_alerts (alert_no, document) VALUES (?, ?)",
                    arguments: [
                        number,
                        """
                        {"alert":\(MigrationTests.alert(number)),"assessment":{"also":[],"band":"red",\
                        "indicators":\(indicators),"isDispute":false,"ruleSetVersion":"1",\
                        "type":{"code":"D9900","evidence":[],"margin":0}}}
                        """,
                    ]
                )
            }
        }
        try queue.close()
    }

    private static func text(of path: String) throws -> String {
        let file = try #require(fopen(path, "r"))
        defer { fclose(file) }
        var content: [UInt8] = []
        while case let byte = fgetc(file), byte != EOF { content.append(UInt8(truncatingIfNeeded: byte)) }
        return String(decoding: content, as: UTF8.self)
    }

    private static func alert(_ number: String) -> String {
        """
        {"alertNo":"\(number)","confidential":false,"content":"争吵","eventKind":"created","grade":2,\
        "incidentAddress":"古山镇","jurisdiction":{"code":"330784550000"},"parties":[],"relation":1,"reportedAt":0,\
        "source":"110","tags":[]}
        """
    }

    private static let indicators =
        #"[{"band":"red","evidence":[],"id":"R01","isHearsay":false,"title":"手持凶器","weight":0}]"#

    private static let document = """
        {"alert":\(alert("A-1")),"assessment":{"also":[],"band":"yellow","indicators":[],"isDispute":true,\
        "ruleSetVersion":"1","type":{"code":"D0401","evidence":[],"margin":3}},"band":"orange","callBacks":[],\
        "code":"\(StoreSample.dispute(1).code.text)","expedited":false,"id":"case-1","joinedAlerts":[],"openedAt":0,\
        "phase":"onScene","stage":1,"tasks":[],"typeCode":"D0401","version":1}
        """

    @Test func `an old case is read, saved and linked`() async throws {
        try await withScratchFolder { folder in
            let path = "\(folder)/tripush.db"
            try Self.writeFirstVersion(path)
            let store = try SQLiteStore(path: path, mode: .owner(startedAt: StoreSample.start))
            let found = try #require(try await store.read { try $0.case("case-1") })
            #expect(found.band == .orange)
            #expect(found.ownBand == .yellow)
            #expect(found.firstGrade == 2)
            #expect(found.bandContributions.isEmpty)
            let keys = LinkKeys(sides: [["a"], ["b"]], place: "p")
            let linked = try await store.read { try $0.linkedCases(keys, excluding: nil, limit: 9) }
            #expect(linked == [found.linked(sidesInCommon: 1, place: "p")])
            #expect(linked.first?.identity?.alertNo == "A-1")
            #expect(found.links == CaseLinks())
            let forSecondLook = try await store.read {
                try $0.alertsForSecondLook(stationCode: "330784550000", limit: 9)
            }
            #expect(forSecondLook.map(\.alert.alertNo) == ["B-2"])
            var next = found
            next.version = 2
            let saved = next
            try await store.write { try $0.save(saved) }
            #expect(try await store.read { try $0.case("case-1") } == saved)
            await store.close()
        }
    }
}
