import JSONTree

/// What a careless neighbour may send: it has to end as a dead letter, and nothing behind it may wait.
package struct BadMessage: Hashable, Sendable {
    package var message: OutgoingMessage
    /// The refusal's code that it has to get.
    package var code: String
}

extension BadMessage {
    /// Reads a file such as `deploy/samples/bad.ndjson`, one message a line.
    ///
    /// - Parameters:
    ///   - queues: names of this bridge's queues by the names the file has for them.
    ///   - name: what the file is called in a complaint.
    /// - Throws: the first line that is not as it should be.
    package static func messages(
        of bytes: [UInt8],
        queues: [String: String] = [:],
        file name: String
    ) throws(SampleError) -> [BadMessage] {
        var messages: [BadMessage] = []
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let value = try? JSONValue(parsing: Array(line)), let message = BadMessage(value, queues) else {
                throw SampleError(
                    file: name,
                    place: "line \(index + 1)",
                    problem: "name, code, queue, type and body (or hex) are expected"
                )
            }
            messages.append(message)
        }
        return messages
    }

    private init?(_ value: JSONValue, _ queues: [String: String]) {
        guard let name = value["name"]?.text, let code = value["code"]?.text, let queue = value["queue"]?.text,
            let part = value["body"]?.text.map({ Array($0.utf8) }) ?? value["hex"]?.text.flatMap(BadMessage.bytes)
        else { return nil }
        var times = 1
        if case .integer(let count) = value["repeat"] { times = Int(count) }
        self.code = code
        message = OutgoingMessage(
            queue: queues[queue] ?? queue,
            type: value["type"]?.text,
            messageID: "bad-\(name)",
            body: Array(repeatElement(part, count: max(times, 0)).joined())
        )
    }

    private static func bytes(hex: String) -> [UInt8]? {
        let digits = hex.compactMap(\.hexDigitValue)
        guard digits.count == hex.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
