import Glibc

/// A file as it was read, kept so that the decision of a past day can be explained with the rules of that day.
package struct SourceFile: Hashable, Sendable {
    /// Name within its folder.
    package var name: String
    /// What the caller's digest function says of `content`.
    package var digest: String
    package var content: [UInt8]

    /// No rule file comes near this many bytes.
    static let sizeLimit = 4 << 20

    /// Reads the file at `path`.
    static func read(_ path: String, name: String, digest: ([UInt8]) -> String) throws(RuleFileError) -> SourceFile {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            let code: RuleFileError.Code = errno == ENOENT ? .missing : .unreadable
            throw RuleFileError(code: code, file: path, line: 0, column: 0, reason: "cannot open: \(systemReason())")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw RuleFileError(code: .unreadable, file: path, line: 0, column: 0, reason: "is no regular file")
        }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { break }
            guard count > 0 else {
                if errno == EINTR { continue }
                let reason = "cannot read: \(systemReason())"
                throw RuleFileError(code: .unreadable, file: path, line: 0, column: 0, reason: reason)
            }
            content += buffer[..<count]
            guard content.count <= sizeLimit else {
                let reason = "larger than \(sizeLimit >> 20) MiB; split or shorten the lists"
                throw RuleFileError(code: .unreadable, file: path, line: 0, column: 0, reason: reason)
            }
        }
        return SourceFile(name: name, digest: digest(content), content: content)
    }

    /// Names of the entries of the folder at `path`, sorted.
    static func names(inFolder path: String) throws(RuleFileError) -> [String] {
        guard let folder = opendir(path) else {
            let isMissing = errno == ENOENT || errno == ENOTDIR
            throw RuleFileError(
                code: isMissing ? .missing : .unreadable,
                file: path,
                line: 0,
                column: 0,
                reason: isMissing
                    ? "there is no such folder; name the folder that holds \(RuleFolder.fileNames.joined(separator: ", "))"
                    : "cannot open the folder: \(systemReason())"
            )
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            names.append(name)
        }
        return names.sorted()
    }

    private static func systemReason() -> String {
        String(cString: strerror(errno))
    }
}
