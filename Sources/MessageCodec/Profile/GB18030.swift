import Glibc
import JSONTree

/// Conversion from GB 18030 by the C library.
enum GB18030 {
    /// The text of `bytes` in UTF-8.
    ///
    /// It must go before parsing: the second byte of a character may be a backslash or a brace.
    ///
    /// - Throws: `notUTF8` with the offset of the first byte that is not GB 18030.
    static func utf8(from bytes: [UInt8]) throws(JSONError) -> [UInt8] {
        guard let conversion = Conversion() else { throw JSONError(.notUTF8) }
        return try conversion.utf8(from: bytes)
    }
}

/// Owns one iconv descriptor and closes it.
private struct Conversion: ~Copyable {
    private let descriptor: iconv_t

    init?() {
        let opened = iconv_open("UTF-8", "GB18030")
        guard opened != iconv_t(bitPattern: -1), let opened else { return nil }
        descriptor = opened
    }

    deinit {
        iconv_close(descriptor)
    }

    func utf8(from bytes: [UInt8]) throws(JSONError) -> [UInt8] {
        // Two bytes become three, four become at most four.
        let capacity = bytes.count * 2 + 4
        var consumed = 0
        var isWhole = false
        let descriptor = descriptor
        let text = [UInt8](unsafeUninitializedCapacity: capacity) { output, written in
            bytes.withUnsafeBytes { input in
                // iconv takes a mutable pointer and does not write through it.
                var source = UnsafeMutablePointer(mutating: input.bindMemory(to: CChar.self).baseAddress)
                var sourceLeft = bytes.count
                var targetLeft = capacity
                output.withMemoryRebound(to: CChar.self) { target in
                    var next = target.baseAddress
                    isWhole = iconv(descriptor, &source, &sourceLeft, &next, &targetLeft) != -1
                }
                consumed = bytes.count - sourceLeft
                written = capacity - targetLeft
            }
        }
        guard isWhole else { throw JSONError(.notUTF8, at: consumed) }
        return text
    }
}
