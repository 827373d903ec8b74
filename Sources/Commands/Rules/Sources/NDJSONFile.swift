import BridgeDaemon

/// A file with one JSON text a line.
struct NDJSONFile {
    private let file: String
    private let bytes: [UInt8]

    /// One line that is not empty, with its place.
    struct Line {
        var bytes: [UInt8]
        /// Counted from 1.
        var number: Int
        /// `file:number`
        var place: String
    }

    /// Reads `file`, or standard input for `-`.
    ///
    /// - Throws: `FileError`.
    init(_ file: String) throws(FileError) {
        self.file = file
        bytes = file == "-" ? try FileContent.standardInput() : try FileContent.bytes(ofFile: file)
    }

    /// The lines that are not empty, in order.
    var lines: [Line] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated().compactMap {
            $1.isEmpty ? nil : Line(bytes: Array($1), number: $0 + 1, place: "\(file):\($0 + 1)")
        }
    }
}
