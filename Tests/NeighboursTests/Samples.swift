import Glibc
import JSONTree
import MessageCodec

@testable import Neighbours

/// The files of `deploy/samples`.
enum Samples {
    static func bytes(_ name: String) throws -> [UInt8] {
        // Tests/NeighboursTests/Samples.swift, three levels below the package.
        let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        guard let file = fopen("/\(package)/deploy/samples/\(name)", "re") else { throw MissingFile(name: name) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    static func stories() throws -> [Story] {
        try Story.stories(of: bytes("stories.json"), file: "stories.json")
    }

    static func files() throws -> [AlertFile] {
        [
            AlertFile(bytes: try bytes("alerts.ndjson")),
            AlertFile(
                bytes: try bytes("alerts-gat-pinyin.ndjson"),
                profile: "gat-pinyin",
                encodings: [.utf8, .gb18030]
            ),
        ]
    }

    struct MissingFile: Error { var name: String }
}

extension ReceivedTask {
    /// A task with this body.
    init?(_ body: JSONObject) {
        self.init(parsing: JSONValue.object(body).serialized)
    }
}

extension OutgoingMessage {
    /// The body as JSON.
    var json: JSONValue {
        get throws { try JSONValue(parsing: body) }
    }
}
