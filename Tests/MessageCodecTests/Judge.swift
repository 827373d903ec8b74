import Glibc
import JSONTree

/// The independent judge: python3 with jsonschema, over the files of `schemas/messages`.
enum Judge {
    /// The verdict on each of `cases`, in order: `valid` or the first complaint.
    ///
    /// - Throws: when python3 or its jsonschema is not installed.
    static func verdicts(on cases: [(schema: String, body: JSONValue)]) throws -> [Substring] {
        let input = try write(cases)
        defer { unlink(input) }
        let command =
            "python3 '\(Files.root)/Tests/MessageCodecTests/judge.py' '\(Files.root)/schemas/messages' < '\(input)'"
        guard let pipe = popen(command, "r") else { throw Unavailable() }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while case let count = fread(&chunk, 1, chunk.count, pipe), count > 0 { output += chunk[..<count] }
        guard pclose(pipe) == 0 else { throw Unavailable() }
        return String(decoding: output, as: UTF8.self).split(separator: "\n")
    }

    /// - Returns: the path of a new file, which the caller removes.
    private static func write(_ cases: [(schema: String, body: JSONValue)]) throws -> String {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/tripush-judge-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0, let file = fdopen(descriptor, "wb") else { throw Unavailable() }
        defer { fclose(file) }
        for item in cases {
            let line: JSONObject = ["schema": .string(item.schema), "body": item.body]
            let bytes = JSONValue.object(line).serialized + [UInt8(ascii: "\n")]
            guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Unavailable() }
        }
        return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// python3 with the package jsonschema is needed.
    struct Unavailable: Error {}
}
