/// A text encoding in which a neighbour may write.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "utf-8"
    /// GB 18030, and with it GBK and GB 2312, which it contains.
    case gb18030

    /// The encoding of a lower-case charset name, or nil for one that is not taken.
    init?(charset: String) {
        switch charset {
        case "utf-8", "utf8", "us-ascii": self = .utf8
        case "gb18030", "gbk", "gb2312", "cp936": self = .gb18030
        default: return nil
        }
    }
}
