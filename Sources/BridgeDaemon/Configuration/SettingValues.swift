/// Where the store is.
package enum StoreLocation: Hashable, Sendable {
    /// SQLite in this file.
    case sqlite(path: String)

    /// Reads `sqlite:///absolute/path` or `sqlite:relative/path`; nil for anything else.
    init?(uri: String) {
        let scheme = "sqlite:"
        guard uri.hasPrefix(scheme) else { return nil }
        var path = uri.dropFirst(scheme.count)
        if path.hasPrefix("//") {
            path = path.dropFirst(2)
            guard path.hasPrefix("/") else { return nil }
        }
        guard !path.isEmpty, !path.hasSuffix("/") else { return nil }
        self = .sqlite(path: String(path))
    }

    /// The file of the store.
    package var path: String {
        switch self {
        case .sqlite(let path): path
        }
    }

    /// Where the daemon takes orders from people on this machine.
    package var orderSocketPath: String { "\(path).orders" }
    /// Heads of the trail, exported beside the store.
    package var headsPath: String { "\(path).heads" }
}

/// A host and a port to listen on.
package struct ListenAddress: Hashable, Sendable {
    package var host: String
    package var port: Int

    /// Reads `HOST:PORT`, an IPv6 address in brackets; nil for anything else.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self.host = String(host)
        self.port = port
    }
}
