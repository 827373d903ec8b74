import BridgePipeline
import CaseModel
import RuleEngine
import RuleFile

/// The rules, policy, directory and calendar an operator gets.
enum Shipped {
    static let root = #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" }
    static let rules = Result { try RuleFolder.load(path: "\(root)/deploy/rules", digest: digest) }
    static let directory = Result {
        try DirectoryFile.load(
            path: "\(root)/deploy/directory.yaml",
            roster: "\(root)/deploy/roster.csv",
            digest: digest
        )
    }
    static let calendar = CalendarFile.read(path: "\(root)/deploy/calendar.yaml", digest: digest).calendar

    private static func digest(_ bytes: [UInt8]) -> String { SHA256Digest(of: bytes).hexadecimal }
}
