extension JSONValue {
    /// Reads one JSON text in UTF-8, with or without a byte order mark.
    ///
    /// Strict as RFC 8259: no comments, no trailing bytes, no NaN. Of a key that occurs twice the last value counts.
    /// Time is linear in the size, stack is bounded by `limits.depth`.
    ///
    /// - Throws: the first fault found; never crashes, whatever the bytes.
    package init(parsing bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) {
        guard bytes.count <= limits.size else { throw JSONError(.tooLarge) }
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw JSONError(.notUTF8, at: error.byteOffsets.lowerBound)
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        self = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
            var words = JSONWords(buffer, from: start, depthLimit: limits.depth)
            try words.check()
            return try JSONDocument(buffer, from: start, depth: limits.depth).value()
        }
    }
}
