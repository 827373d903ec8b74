extension AMQPAddress {
    /// Reads `amqp://user:password@host:port/vhost`. Left out: guest, guest, 5672 (amqps: 5671), `/`.
    ///
    /// As the RabbitMQ URI specification has it, user, password and virtual host are percent-encoded, and the default
    /// virtual host is written `%2F` or left out.
    /// - Throws: `invalidAddress` with what is wrong; the text never holds user, password or the URI itself.
    package init(uri: some StringProtocol) throws(AMQPError) {
        guard let schemeEnd = uri.firstRange(of: "://") else {
            throw .address("it must begin with amqp:// or amqps://")
        }
        let usesTLS: Bool
        switch uri[..<schemeEnd.lowerBound].lowercased() {
        case "amqp": usesTLS = false
        case "amqps": usesTLS = true
        default: throw .address("the scheme must be amqp or amqps")
        }
        var rest = uri[schemeEnd.upperBound...]
        if rest.contains(where: { $0 == "?" || $0 == "#" }) {
            throw .address(
                "a query or fragment has no meaning here; write ? as %3F and # as %23 in names and passwords"
            )
        }

        var virtualHost = "/"
        if let slash = rest.firstIndex(of: "/") {
            let path = rest[rest.index(after: slash)...]
            guard !path.contains("/") else { throw .address("a / in the virtual host must be written %2F") }
            if !path.isEmpty {
                virtualHost = try Self.percentDecoded(path, "virtual host")
            }
            rest = rest[..<slash]
        }

        var user = "guest"
        var password = "guest"
        if let at = rest.lastIndex(of: "@") {
            let login = rest[..<at]
            guard !login.contains("@") else { throw .address("an @ in user or password must be written %40") }
            let parts = login.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            user = try Self.percentDecoded(parts[0], "user")
            password = try parts.count > 1 ? Self.percentDecoded(parts[1], "password") : ""
            rest = rest[rest.index(after: at)...]
        }

        let (host, port) = try Self.hostAndPort(rest)
        self.init(
            usesTLS: usesTLS,
            host: host,
            port: port,
            user: user,
            password: password,
            virtualHost: virtualHost
        )
    }

    /// Reads several URIs with commas between them, in the order in which they are to be tried.
    /// - Throws: `invalidAddress`, naming the position of the one that is wrong.
    package static func list(uris: String) throws(AMQPError) -> [AMQPAddress] {
        var addresses: [AMQPAddress] = []
        for (index, part) in uris.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
            do throws(AMQPError) {
                addresses.append(try AMQPAddress(uri: part.trimmingSpaces()))
            } catch {
                throw AMQPError(.invalidAddress, "number \(index + 1) of the list: \(error.text)")
            }
        }
        return addresses
    }

    private static func hostAndPort(_ text: some StringProtocol) throws(AMQPError) -> (host: String, port: Int?) {
        let host: String
        let tail: String
        if text.hasPrefix("[") {
            guard let close = text.firstIndex(of: "]") else {
                throw .address("the ] after the IPv6 address is missing")
            }
            host = String(text[text.index(after: text.startIndex)..<close])
            tail = String(text[text.index(after: close)...])
        } else {
            let colon = text.firstIndex(of: ":") ?? text.endIndex
            host = try percentDecoded(text[..<colon], "host")
            tail = String(text[colon...])
        }
        guard !host.isEmpty else { throw .address("the host is missing") }
        if tail.isEmpty { return (host, nil) }
        guard tail.hasPrefix(":"), let port = Int(tail.dropFirst()), (1...65535).contains(port) else {
            throw .address("the port must be a number from 1 to 65535")
        }
        return (host, port)
    }

    private static func percentDecoded(_ text: some StringProtocol, _ part: String) throws(AMQPError) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexValue), let low = rest.popFirst().flatMap(hexValue) else {
                throw .address("the \(part) holds a % without two hexadecimal digits")
            }
            bytes.append(high << 4 | low)
        }
        // The C library takes NUL-terminated text.
        guard !bytes.contains(0), let decoded = String(validating: bytes, as: UTF8.self) else {
            throw .address("the \(part) is not UTF-8 text")
        }
        return decoded
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension AMQPError {
    fileprivate static func address(_ problem: String) -> AMQPError {
        AMQPError(.invalidAddress, "broker URI: \(problem)")
    }
}

extension StringProtocol {
    fileprivate func trimmingSpaces() -> SubSequence {
        let start = firstIndex { $0 != " " } ?? endIndex
        let end = lastIndex { $0 != " " }.map(index(after:)) ?? start
        return self[start..<end]
    }
}
