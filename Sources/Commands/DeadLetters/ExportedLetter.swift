import CaseModel
import CaseStorage
import JSONTree

/// A dead letter with its message, as a line of an export.
struct ExportedLetter {
    let record: DeadLetterRecord
    let message: MessageRecord?
    /// Personal values are shown as they came.
    let isRevealed: Bool

    /// The letter as a JSON object: text when the bytes are text, hexadecimal digits otherwise; masked unless revealed.
    var json: JSONValue {
        guard case .object(var object) = record.json else { return record.json }
        guard let message = message?.message else { return .object(object) }
        object["receivedAt"] = JSONValue(message.receivedAt)
        object["kind"] = .string(message.identity.kind)
        object["messageId"] = JSONValue(message.messageID.map { isRevealed ? $0 : PersonalMask.code($0) })
        object["digest"] = .string(message.digest)
        guard isRevealed else {
            object["maskedProperties"] = .string(PersonalMask.body(Array(message.properties.utf8)))
            object["maskedBody"] = .string(PersonalMask.body(message.body))
            return .object(object)
        }
        object["properties"] = .string(message.properties)
        if let text = String(validating: message.body, as: UTF8.self) {
            object["body"] = .string(text)
        } else {
            object["bodyHex"] = .string(message.body.hexadecimal)
        }
        return .object(object)
    }
}

extension [UInt8] {
    /// Two digits a byte.
    var hexadecimal: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

    /// The bytes in lines of sixteen with their place and what is text of them.
    var hexDump: String {
        stride(from: 0, to: count, by: 16).map { start in
            let line = self[start..<Swift.min(start + 16, count)]
            let place = String(start, radix: 16)
            let digits = line.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
            let text = line.map { (32..<127).contains($0) ? String(UnicodeScalar($0)) : "." }.joined()
            let padding = String(repeating: " ", count: 49 - digits.count)
            return "\(String(repeating: "0", count: 8 - place.count))\(place)  \(digits)\(padding)\(text)\n"
        }.joined()
    }
}
