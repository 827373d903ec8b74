import Crypto

/// Name-based UUIDs of RFC 9562: equal names give equal ids, which is what makes a repeated task recognisable.
package enum UUIDv5 {
    /// The namespace of all ids of the bridge; changing it changes every id.
    private static let namespace: [UInt8] = [
        0x6b, 0x3e, 0x41, 0x0c, 0x52, 0x7a, 0x4f, 0x1d, 0x9a, 0x35, 0x1c, 0x0e, 0x88, 0xd2, 0x60, 0xf7,
    ]

    /// The id of `name`, in lower case with hyphens.
    package static func text(of name: String) -> String {
        text(of: name, in: namespace)
    }

    /// The id of `name` in the namespace with these 16 bytes.
    static func text(of name: String, in namespace: [UInt8]) -> String {
        // SHA-1 is what the standard asks for; nothing rests on its strength.
        var hash = Insecure.SHA1()
        (namespace + Array(name.utf8)).withUnsafeBytes { hash.update(bufferPointer: $0) }
        var bytes = Array(hash.finalize().prefix(16))
        bytes[6] = bytes[6] & 0x0f | 0x50
        bytes[8] = bytes[8] & 0x3f | 0x80
        return [bytes[0..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10..<16]]
            .map { Hexadecimal.text($0) }
            .joined(separator: "-")
    }
}
