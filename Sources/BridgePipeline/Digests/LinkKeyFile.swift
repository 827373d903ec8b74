/// The file that holds the keys of the digests (`digest.keyFile`).
///
/// Either it is one secret, any 32 bytes or more, whose id is made of its digest; or it has one key a line, `ID: SECRET`,
/// the newest last, with blank lines and lines that start with `#` between them. A secret is 32 characters or more, or
/// `hex:` and 32 bytes or more in hexadecimal. So a single secret is kept when a second comes: its line is its id and its
/// bytes in hexadecimal.
package enum LinkKeyFile {
    /// Bytes of the shortest secret.
    package static let shortestSecret = 32

    /// Reads the keys.
    ///
    /// - Throws: what is wrong, without any secret.
    package static func read(_ content: [UInt8]) throws(LinkKeyFault) -> LinkKeyRing {
        guard let lines = lines(of: content) else {
            guard content.count >= shortestSecret else { throw .tooShort(bytes: content.count, line: nil) }
            return LinkKeyRing(newest: LinkKey(id: id(of: content), secret: content))
        }
        var keys: [LinkKey] = []
        for line in lines {
            guard let secret = secret(line.secret) else { throw .badHexadecimal(line: line.number) }
            guard secret.count >= shortestSecret else { throw .tooShort(bytes: secret.count, line: line.number) }
            guard !keys.contains(where: { $0.id == line.id }) else { throw .repeatedID(line.id, line: line.number) }
            keys.append(LinkKey(id: line.id, secret: secret))
        }
        guard let newest = keys.popLast() else { throw .tooShort(bytes: 0, line: nil) }
        return LinkKeyRing(newest: newest, earlier: keys.reversed())
    }

    /// The id a secret has that stands alone in a file.
    package static func id(of secret: [UInt8]) -> String { String(SHA256Digest(of: secret).hexadecimal.suffix(8)) }

    /// The lines when the file is a list of keys; nil when it is one secret.
    private static func lines(of content: [UInt8]) -> [(number: Int, id: String, secret: Substring)]? {
        guard let text = String(validating: content, as: UTF8.self) else { return nil }
        var lines: [(number: Int, id: String, secret: Substring)] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmed
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let id = line[..<colon]
            guard (1...16).contains(id.count),
                id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
            else { return nil }
            lines.append((index + 1, String(id), line[line.index(after: colon)...].trimmed))
        }
        return lines.isEmpty ? nil : lines
    }

    private static func secret(_ text: Substring) -> [UInt8]? {
        guard text.hasPrefix("hex:") else { return Array(text.utf8) }
        let digits = text.dropFirst(4)
        guard digits.count.isMultiple(of: 2), digits.allSatisfy(\.isHexDigit) else { return nil }
        var bytes: [UInt8] = []
        var rest = digits
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}

/// What is wrong with the file of the keys.
package enum LinkKeyFault: Error, Hashable, Sendable {
    /// A secret of so many bytes is too short; `line` is nil when it is the whole file.
    case tooShort(bytes: Int, line: Int?)
    case badHexadecimal(line: Int)
    case repeatedID(String, line: Int)

    /// What is wrong and what to do.
    package var cause: String {
        switch self {
        case .tooShort(let bytes, nil):
            "\(bytes) bytes are too few; write \(LinkKeyFile.shortestSecret) random bytes into it"
        case .tooShort(let bytes, let line?):
            "line \(line): a secret of \(bytes) bytes is too short; take \(LinkKeyFile.shortestSecret) or more"
        case .badHexadecimal(let line): "line \(line): expected pairs of hexadecimal digits after hex:"
        case .repeatedID(let id, let line): "line \(line): the id \(id) stands twice; every key has an id of its own"
        }
    }
}
