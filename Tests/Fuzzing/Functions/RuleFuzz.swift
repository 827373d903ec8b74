import Glibc
import RuleFile
import Synchronization

/// The rule and policy loader: the first byte draws the file, the rest is its text; the other files are the small rules and
/// the shipped ones.
final class RuleFuzz: Sendable {
    static let shared = RuleFuzz()

    private let folder: String
    private let texts: [String: [UInt8]]
    /// One input at a time: they share the folder.
    private let turn = Mutex(())

    init() {
        var template = Array("/tmp/tripush-fuzz-XXXXXX".utf8CString)
        require(mkdtemp(&template) != nil, "no scratch folder: errno \(errno)")
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        var texts: [String: [UInt8]] = [:]
        for name in RuleFolder.fileNames {
            texts[name] = SmallRules.texts[name].map { Array($0.utf8) } ?? RuleFuzz.file("deploy/rules/\(name)")
        }
        self.texts = texts
        for (name, text) in texts { write(text, to: name) }
    }

    func run(_ bytes: [UInt8]) {
        turn.withLock { _ in
            let name = RuleFolder.fileNames[Int(bytes.first ?? 0) % RuleFolder.fileNames.count]
            write(Array(bytes.dropFirst()), to: name)
            defer { write(texts[name] ?? [], to: name) }
            let (rules, problems) = RuleFolder.read(path: folder) { "\($0.count)" }
            require((rules == nil) == !problems.isEmpty, "rules and mistakes at once, or neither")
            for problem in problems {
                require("\(problem)".contains(folder), "a mistake does not name its file: \(problem)")
            }
        }
    }

    private func write(_ bytes: [UInt8], to name: String) {
        guard let file = fopen("\(folder)/\(name)", "w") else { return require(false, "cannot write: errno \(errno)") }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    private static func file(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }
}
