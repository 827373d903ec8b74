import Glibc

/// Why a file could not be used.
package struct FileError: Error, Hashable, Sendable {
    package var path: String
    /// The system's words, such as `No such file or directory`.
    package var cause: String
    /// The permissions of the file were in the way.
    package var isForbidden = false

    init(path: String, cause: String) {
        self.path = path
        self.cause = cause
    }

    /// The error for the current `errno`.
    init(path: String) {
        let code = errno
        self.init(path: path, cause: String(cString: strerror(code)))
        isForbidden = code == EACCES || code == EPERM
    }
}

/// Whole files, read at once.
package enum FileContent {
    /// The bytes of a file.
    ///
    /// - Parameter limit: more bytes than this are refused.
    /// - Throws: `FileError` with the system's cause.
    package static func bytes(ofFile path: String, limit: Int = 64 << 20) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path) }
        defer { close(descriptor) }
        return try bytes(of: descriptor, path: path, limit: limit)
    }

    /// The bytes of standard input, to its end.
    ///
    /// - Throws: `FileError` with the system's cause.
    package static func standardInput(limit: Int = 1 << 30) throws(FileError) -> [UInt8] {
        try bytes(of: STDIN_FILENO, path: "-", limit: limit)
    }

    /// The text of a UTF-8 file.
    ///
    /// - Throws: `FileError`; also when the bytes are not UTF-8.
    package static func text(ofFile path: String) throws(FileError) -> String {
        guard let text = String(validating: try bytes(ofFile: path), as: UTF8.self) else {
            throw FileError(path: path, cause: "not UTF-8")
        }
        return text
    }

    /// Writes `text` as the whole content of a file.
    ///
    /// - Throws: `FileError` with the system's cause.
    package static func write(_ text: String, to path: String) throws(FileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw FileError(path: path) }
        defer { close(descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw FileError(path: path) }
            rest = rest.dropFirst(count)
        }
    }

    /// Puts a file of `text` in the place of the one at `path`, so that no reader ever sees half of it.
    ///
    /// - Throws: `FileError` with the system's cause; then the old file stands.
    package static func replace(_ path: String, with text: String) throws(FileError) {
        let fresh = "\(path).new"
        try write(text, to: fresh)
        guard rename(fresh, path) == 0 else { throw FileError(path: path) }
    }

    private static func bytes(of descriptor: Int32, path: String, limit: Int) throws(FileError) -> [UInt8] {
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count == 0 { return content }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw FileError(path: path)
            }
            content.append(contentsOf: chunk[..<count])
            guard content.count <= limit else { throw FileError(path: path, cause: "larger than \(limit) bytes") }
        }
    }
}

/// Paths as people write them.
package enum FilePlace {
    /// The folder a file stands in.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// `path`, from `folder` when it is relative.
    package static func resolve(_ path: String, in folder: String) -> String {
        path.hasPrefix("/") || folder == "." ? path : "\(folder)/\(path)"
    }

    /// Whether `path` is a folder that exists.
    package static func isFolder(_ path: String) -> Bool {
        guard let folder = opendir(path) else { return false }
        closedir(folder)
        return true
    }

    /// The names in a folder, sorted; none when there is no such folder.
    package static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Whether something exists at `path`.
    package static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }
}
