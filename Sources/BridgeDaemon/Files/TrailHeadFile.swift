package import BridgePipeline
import Glibc

/// The file of exported trail heads beside the store: one line a head, only ever added to.
package enum TrailHeadFile {
    /// The heads in the file at `path`.
    ///
    /// - Parameter isNamed: a file that a person named must be there; the store's own may not have been begun yet.
    /// - Throws: `FileError`; also for a line that is no head.
    package static func heads(_ path: String, isNamed: Bool) throws(FileError) -> [TrailHead] {
        guard isNamed || FilePlace.exists(path) else { return [] }
        var heads: [TrailHead] = []
        for (index, line) in try FileContent.text(ofFile: path).split(separator: "\n").enumerated() {
            guard let head = TrailHead(line: line) else {
                throw FileError(path: path, cause: "line \(index + 1) is no head (time, number, digest)")
            }
            heads.append(head)
        }
        return heads
    }

    /// Adds a head to the file at `path`; it is on disk when this returns.
    ///
    /// - Throws: `FileError` with the system's cause.
    static func append(_ head: TrailHead, to path: String) throws(FileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw FileError(path: path) }
        defer { close(descriptor) }
        let line = Array((head.line + "\n").utf8)
        guard Glibc.write(descriptor, line, line.count) == line.count, fsync(descriptor) == 0 else {
            throw FileError(path: path)
        }
    }
}
