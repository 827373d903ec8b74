import CaseModel
import Testing

@testable import RuleFile

@Suite
struct `Routes by area` {
    @Test(arguments: [
        ("D0401", "330784101", "市场监管所"), ("D0401", "330784102", "市场监管"), ("D0801", "330723102", "综合信息指挥室"),
        ("D0801", "330784101", "卫生健康"), ("D0109", "330723102", "公安"),
    ])
    func `the shipped ones`(type: String, township: String, lead: String) throws {
        let catalog = try Shipped.rules.get().catalog
        #expect(catalog.routes.lead(of: catalog.type(type), in: township) == lead)
    }

    @Test func `the shipped ones are about townships of the shipped directory`() throws {
        let directory = try Shipped.directory.get()
        try Shipped.rules.get().checkRoutes(against: directory)
    }

    @Test func `a township that the directory does not have is told with its line`() throws {
        let folder = try FolderCopy()
        try folder.edit("routes.yaml", "\"330723102\"", "\"330723999\"")
        let path = folder.path
        let rules = try RuleFolder.load(path: path, digest: Shipped.digest)
        let directory = try Shipped.directory.get()
        let error = #expect(throws: RuleFileError.self) { try rules.checkRoutes(against: directory) }
        #expect(error?.code == .unknownReference)
        #expect(error?.file == "\(path)/routes.yaml")
        #expect(error?.line == 12)
        #expect((error?.column ?? 0) > 0)
        #expect(error?.reason.contains("330723999") == true)
    }
}
