import CaseModel
import CaseStorage
import Testing

@Suite struct `The page of failure codes` {
    /// Codes of the store, which are no refusals of a message.
    private static let storeCodes = StoreError.Code.allCases.filter { StoreError($0, "").pausesIntake }.map(\.rawValue)

    @Test func `names every code once, in the section of its class`() throws {
        let rows = try HandbookPage("dead-letter-codes").rows(headed: "code")
        let expected =
            Refusal.Code.allCases.map { [$0.failureClass.rawValue, "`\($0.rawValue)`"] }
            + Self.storeCodes.map { ["store", "`\($0)`"] }
        let found = rows.map { [String($0.section.prefix { $0 != " " }), $0.cells[0]] }
        #expect(Set(found) == Set(expected))
        #expect(found.count == expected.count)
    }

    @Test func `says of each where it ends, what it means and what to do, in both languages`() throws {
        let ends: Set = ["dead", "waiting", "held", "paused", "set aside", "blocked", "noted", "archived"]
        for row in try HandbookPage("dead-letter-codes").rows(headed: "code") {
            #expect(row.cells.count == 4, "\(row.cells)")
            #expect(ends.contains(row.cells[1]), "\(row.cells)")
            for cell in row.cells.dropFirst(2) {
                #expect(cell.contains(" · ") || cell.contains("· "), "\(cell)")
            }
        }
    }
}
