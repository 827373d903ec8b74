import Crypto

/// A SHA-256 digest.
package struct SHA256Digest: Hashable, Sendable {
    package let bytes: [UInt8]

    /// The digest of `content`.
    package init(of content: [UInt8]) {
        var hash = SHA256()
        content.withUnsafeBytes { hash.update(bufferPointer: $0) }
        bytes = Array(hash.finalize())
    }

    /// The digest in 64 lower-case hexadecimal digits.
    package var hexadecimal: String { Hexadecimal.text(bytes) }

    /// The digest with its algorithm in front, such as `sha256:9f86…`.
    package var text: String { "sha256:" + hexadecimal }
}

/// Bytes as lower-case hexadecimal digits.
enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    static func text(_ bytes: some Collection<UInt8>) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            var index = 0
            for byte in bytes {
                buffer[index] = digits[Int(byte >> 4)]
                buffer[index + 1] = digits[Int(byte & 15)]
                index += 2
            }
            return index
        }
    }
}
