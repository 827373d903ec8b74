import Testing

@testable import RuleFile

@Suite("Every scenario goes as its file says")
struct ScenarioFileTests {
    /// Fewer than these tell too little of the life of a case.
    private static let fewest = 60

    @Test(arguments: ScenarioFolder.names)
    func `A scenario leaves what it says, in that order, and nothing else`(_ name: String) async throws {
        let file = try ScenarioFile.read(path: "\(ScenarioFolder.path)/\(name)")
        for failure in try await ScenarioRun.failures(of: file) { Issue.record("\(failure)") }
    }

    @Test func `There are enough scenarios`() {
        #expect(ScenarioFolder.names.count >= ScenarioFileTests.fewest)
    }
}

/// Where the scenario files lie.
enum ScenarioFolder {
    static let path = "\(Shipped.root)/Tests/ScenarioTests/Scenarios"
    static let names: [String] =
        (try? SourceFile.names(inFolder: path).filter { $0.contains("scenario") }.sorted()) ?? []
}
