/// How large a JSON text may be.
package struct JSONLimits: Hashable, Sendable {
    /// Bytes.
    package var size: Int
    /// Containers inside each other; a scalar alone has depth 0.
    package var depth: Int

    /// Limits; `size` is cut to what json-c can count.
    package init(size: Int = 1 << 20, depth: Int = 32) {
        self.size = min(size, 1 << 30)
        self.depth = depth
    }
}
