/// Checks the words of a JSON text before json-c sees it, in one pass and without recursion.
///
/// json-c decides the structure. But it takes what RFC 8259 does not know (single quotes, NaN, leading zeros, control
/// characters), cuts keys at an escaped NUL, and turns 1e999 into infinity; so those are refused here, and depth too.
struct JSONWords {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let depthLimit: Int
    private var position: Int

    /// The words of `bytes` from `start` on; `bytes` must outlive the check.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, depthLimit: Int) {
        self.bytes = bytes
        self.depthLimit = depthLimit
        position = start
    }

    /// Refuses the first word that is not one of RFC 8259, or the first bracket beyond the depth limit.
    mutating func check() throws(JSONError) {
        var depth = 0
        var words = 0
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
                position += 1
                continue
            case UInt8(ascii: "\""):
                try checkString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                guard depth <= depthLimit else { throw JSONError(.tooDeep, at: position) }
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                position += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                position += 1
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                try checkNumber()
            case UInt8(ascii: "t"): try checkLiteral("true")
            case UInt8(ascii: "f"): try checkLiteral("false")
            case UInt8(ascii: "n"): try checkLiteral("null")
            default:
                throw JSONError(.syntax, at: position)
            }
            words += 1
        }
        guard words > 0 else { throw JSONError(.empty) }
    }

    private mutating func checkString() throws(JSONError) {
        let start = position
        var holdsNUL = false
        position += 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                if holdsNUL, nextByteIsColon() { throw JSONError(.unusableKey, at: position) }
                return
            case UInt8(ascii: "\\"):
                holdsNUL = holdsNUL || isEscapedNUL(at: position)
                position += 2
            case 0..<0x20:
                throw JSONError(.syntax, at: position)
            default:
                position += 1
            }
        }
        throw JSONError(.syntax, at: start)
    }

    private func isEscapedNUL(at backslash: Int) -> Bool {
        guard backslash + 5 < bytes.count, bytes[backslash + 1] == UInt8(ascii: "u") else { return false }
        return bytes[backslash + 2...backslash + 5].allSatisfy { $0 == UInt8(ascii: "0") }
    }

    private func nextByteIsColon() -> Bool {
        let white: [UInt8] = [0x20, 0x0A, 0x0D, 0x09]
        return bytes[position...].first { !white.contains($0) } == UInt8(ascii: ":")
    }

    private mutating func checkNumber() throws(JSONError) {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let leading = position
        guard skipDigits() > 0, bytes[leading] != UInt8(ascii: "0") || position == leading + 1 else {
            throw JSONError(.syntax, at: start)
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard skipDigits() > 0 else { throw JSONError(.syntax, at: start) }
        }
        var hasExponent = false
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            hasExponent = true
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            guard skipDigits() > 0 else { throw JSONError(.syntax, at: start) }
        }
        // Only an exponent or some three hundred digits reach beyond a double.
        if hasExponent || position - start > 300 {
            let text = String(decoding: bytes[start..<position], as: UTF8.self)
            guard let value = Double(text), value.isFinite else { throw JSONError(.numberOutOfRange, at: start) }
        }
    }

    /// - Returns: how many digits there were.
    private mutating func skipDigits() -> Int {
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            position += 1
        }
        return position - start
    }

    private mutating func checkLiteral(_ word: StaticString) throws(JSONError) {
        let end = position + word.utf8CodeUnitCount
        guard end <= bytes.count,
            bytes[position..<end].elementsEqual(
                UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
            )
        else { throw JSONError(.syntax, at: position) }
        position = end
    }
}
