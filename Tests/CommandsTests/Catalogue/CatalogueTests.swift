import Testing

/// The catalogue itself: what there is a code for, there is a proof for.
@Suite struct `The catalogue of failures` {
    @Test func `has one entry for every code`() {
        let codes = CatalogueEntry.all.map(\.code)
        #expect(Set(codes) == CatalogueEntry.allCodes)
        #expect(codes.count == Set(codes).count)
    }

    @Test func `agrees with the page of codes on where each ends`() throws {
        let rows = try HandbookPage("dead-letter-codes").rows(headed: "code")
        let page = Dictionary(rows.map { ($0.cells[0].replacing("`", with: ""), $0.cells[1]) }) { first, _ in first }
        for entry in CatalogueEntry.all {
            #expect(page[entry.code] == entry.end.rawValue, "\(entry.code)")
        }
    }
}
