extension Refusal {
    /// The detail with what differs from message to message taken out, so that equal faults have equal texts: digits
    /// and what stands in quotes.
    package var normalDetail: String {
        var normal = ""
        var quote: Character?
        for character in detail {
            if let open = quote {
                if character == open { quote = nil } else { continue }
            } else if character == "\"" || character == "`" {
                quote = character
            } else if character.isNumber {
                if normal.last != "#" { normal.append("#") }
                continue
            }
            normal.append(character)
        }
        return normal
    }

    /// The pointer with `*` for every place in a list.
    package var normalPointer: String {
        pointer.split(separator: "/", omittingEmptySubsequences: false)
            .map { !$0.isEmpty && $0.allSatisfy(\.isNumber) ? "*" : String($0) }
            .joined(separator: "/")
    }

    /// Names the group of refusals of one class, code, rule, place and normalised detail: eight hexadecimal digits.
    package var groupID: String {
        var hash: UInt32 = 0x811c_9dc5
        for part in [failureClass.rawValue, code.rawValue, rule ?? "", normalPointer, normalDetail] {
            for byte in part.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
            hash = (hash ^ 0xff) &* 0x0100_0193
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
