import Glibc

/// Conversion to GB 18030 by the C library: some 110 platforms still send it.
enum GB18030 {
    /// The text in GB 18030, or nil when it is not UTF-8.
    static func bytes(ofUTF8 text: [UInt8]) -> [UInt8]? {
        let opened = iconv_open("GB18030", "UTF-8")
        guard opened != iconv_t(bitPattern: -1), let descriptor = opened else { return nil }
        defer { iconv_close(descriptor) }
        // One byte stays one, two become at most four.
        let capacity = text.count * 2 + 4
        var isWhole = false
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { output, written in
            text.withUnsafeBytes { input in
                // iconv takes a mutable pointer and does not write through it.
                var source = UnsafeMutablePointer(mutating: input.bindMemory(to: CChar.self).baseAddress)
                var sourceLeft = text.count
                var targetLeft = capacity
                output.withMemoryRebound(to: CChar.self) { target in
                    var next = target.baseAddress
                    isWhole = iconv(descriptor, &source, &sourceLeft, &next, &targetLeft) != -1
                }
                written = capacity - targetLeft
            }
        }
        return isWhole ? bytes : nil
    }
}
