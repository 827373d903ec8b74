import CaseModel
import JSONTree

/// Hides what may tell who somebody is. What is not known to be harmless is hidden.
enum PersonalMask {
    /// A name as 钱某.
    static func name(_ name: String) -> String {
        name.first.map { "\($0)某" } ?? ""
    }

    /// A telephone or id number with its middle hidden.
    static func number(_ number: String) -> String {
        guard number.count >= 7 else { return String(repeating: "*", count: number.count) }
        let hidden = String(repeating: "*", count: number.count - 5)
        return "\(number.prefix(3))\(hidden)\(number.suffix(2))"
    }

    /// A text of `alert` with the names of its people and all telephone and id numbers hidden, each place where it was.
    static func text(_ text: String, of alert: Alert) -> String {
        let names = [alert.caller?.name].compactMap(\.self) + alert.parties.compactMap(\.name)
        let masked = names.sorted { $0.count > $1.count }.filter { $0.count > 1 }.reduce(text) { text, name in
            let hidden = name.prefix(1) + String(repeating: "某", count: name.unicodeScalars.count - 1)
            return text.replacing(name, with: hidden)
        }
        return numbers(in: masked)
    }

    /// A text with the middle of every telephone and id number hidden, each place where it was.
    static func numbers(in text: String) -> String {
        var masked = ""
        var digits = ""
        func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
        for character in text {
            if isDigit(character) || (digits.count == 17 && character == "X") {
                digits.append(character)
                continue
            }
            masked += digits.count >= 7 ? number(digits) : digits
            masked.append(character)
            digits = ""
        }
        return masked + (digits.count >= 7 ? number(digits) : digits)
    }

    /// A message as people may see it: keys, codes, ids of messages and times as they are; of every other text only
    /// its shape. Of what is no JSON the shape of its first 4,096 bytes.
    static func body(_ bytes: [UInt8]) -> String {
        if let value = try? JSONValue(parsing: bytes) {
            return String(decoding: masked(value, key: "").serialized, as: UTF8.self)
        }
        return shape(String(decoding: bytes.prefix(4_096), as: UTF8.self))
    }

    private static func masked(_ value: JSONValue, key: String) -> JSONValue {
        switch value {
        case .null, .bool: return value
        case .integer, .number: return harmlessKeys.contains(key) ? value : .string("#")
        case .string(let text): return .string(harmlessKeys.contains(key) ? code(text) : shape(text))
        case .array(let values): return .array(values.map { masked($0, key: key) })
        case .object(let members):
            var object = JSONObject()
            for member in members.members { object[plain(member.key)] = masked(member.value, key: member.key) }
            return .object(object)
        }
    }

    /// A code, a time or an id as it is; a text that looks like none of them only in its shape, whatever its key.
    static func code(_ text: String) -> String {
        text.utf8.count <= 64 && text.allSatisfy(\.isASCII) ? text : shape(text)
    }

    /// A key as programmers write keys; any other may be a value in disguise.
    private static func plain(_ key: String) -> String {
        let isPlain = key.utf8.count <= 32 && key.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_" || $0 == "-") }
        return isPlain || harmlessKeys.contains(key) ? key : shape(key)
    }

    /// The text with digits, letters and everything beyond ASCII replaced.
    private static func shape(_ text: String) -> String {
        String(
            text.map { character in
                guard character.isASCII else { return character.isPunctuation ? character : "某" }
                return character.isNumber ? "#" : character.isLetter ? "x" : character
            }
        )
    }

    private static let harmlessKeys: Set<String> = [
        "kind", "schemaVersion", "alertNo", "mainAlertNo", "revision", "eventKind", "relation", "source", "regionCode",
        "reportedAt", "receivedAt", "occurredAt", "arrivedAt", "finishedAt", "at", "signedAt", "reporterRole", "grade",
        "confidential", "categoryTable", "level1", "level2", "level3", "level4", "code", "result", "resultCode",
        "officerBand", "taskId", "caseId", "caseCode", "externalNo", "requestId", "draftDigest", "decision",
        "complexity", "order", "typeCode", "band", "push", "action", "reasonCode", "outcome", "until", "role",
        "weapon", "hazmat", "explosion", "peopleInvolved", "injured", "dead", "dispatchNo", "caseNo", "type",
        "messageId", "contentType", "contentEncoding", "userId", "timestamp", "redelivered",
        "JJDBH", "BJSJ", "GXSJ", "JQLBDM", "GXDWDM", "SFBM",
        "task_id", "case_code", "event_num", "receipt_type", "receipt_date", "reason_code", "resolve_result",
        "is_success", "resolve_limit_date", "agreement_date", "agreement_due_dates",
    ]
}
