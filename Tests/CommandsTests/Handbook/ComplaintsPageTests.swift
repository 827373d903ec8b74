import BridgeDaemon
import Testing

@Suite struct `The page of complaints` {
    @Test func `answers all fifteen, each with a proof`() throws {
        let rows = try HandbookPage("complaints").rows(headed: "#")
        #expect(rows.map { $0.cells[0] } == (1...15).map(String.init))
        for row in rows {
            #expect(row.cells.count == 4, "\(row.cells[0])")
            #expect(!HandbookPage.quoted(row.cells[3]).isEmpty, "\(row.cells[0])")
        }
    }

    @Test func `names only tests there are`() throws {
        let tests = TestNames.all
        #expect(tests.count > 500)
        for row in try HandbookPage("complaints").rows(headed: "#") {
            for name in HandbookPage.quoted(row.cells[3]) { #expect(tests.contains(name), "\(row.cells[0]): \(name)") }
        }
    }
}

/// The names of all tests of this package, from their sources.
private enum TestNames {
    static var all: Set<String> {
        let tests = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return names(in: tests)
    }

    private static func names(in folder: String) -> Set<String> {
        var found: Set<String> = []
        for name in FilePlace.names(in: folder) {
            let path = "\(folder)/\(name)"
            if FilePlace.isFolder(path) { found.formUnion(names(in: path)) }
            guard name.hasSuffix(".swift"), let text = try? FileContent.text(ofFile: path) else { continue }
            for part in text.split(separator: "func `").dropFirst() {
                found.insert(String(part.prefix { $0 != "`" }))
            }
        }
        return found
    }
}
