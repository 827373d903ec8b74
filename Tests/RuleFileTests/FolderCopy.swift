import Fuzzing
import Glibc

@testable import RuleFile

/// A folder of rules of its own, to break: the small ones, with the shipped departments, routes and policy.
final class FolderCopy {
    let path: String

    init() throws {
        path = try Self.makeFolder()
        for source in try Shipped.rules.get().sources {
            try write(SmallRules.texts[source.name].map { Array($0.utf8) } ?? source.content, to: source.name)
        }
    }

    private static func makeFolder() throws -> String {
        var template = Array("/tmp/tripush-rules-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CopyFailed() }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in (try? SourceFile.names(inFolder: path)) ?? [] where name.first != "." { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    /// Replaces the first `old` of a file by `new`.
    func edit(_ name: String, _ old: String, _ new: String) throws {
        let source = try SourceFile.read("\(path)/\(name)", name: name, digest: Shipped.digest)
        let text = String(decoding: source.content, as: UTF8.self)
        guard let range = text.firstRange(of: old) else { throw CopyFailed() }
        try write(Array(text.replacingCharacters(in: range, with: new).utf8), to: name)
    }

    func write(_ content: [UInt8], to name: String) throws {
        guard let file = fopen("\(path)/\(name)", "w") else { throw CopyFailed() }
        defer { fclose(file) }
        guard fwrite(content, 1, content.count, file) == content.count else { throw CopyFailed() }
    }

    func remove(_ name: String) { unlink("\(path)/\(name)") }

    struct CopyFailed: Error {}
}

extension String {
    func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
