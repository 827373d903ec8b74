import Glibc

/// A folder that goes away with its last user.
package final class TemporaryFolder: Sendable {
    package let path: String

    /// An empty folder.
    package init() throws {
        var template = Array("/tmp/tripush-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw FolderError(code: errno) }
        path = String(cString: made)
    }

    deinit {
        remove(path)
    }

    /// Writes a file and returns its path.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        let file = "\(path)/\(name)"
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw FolderError(code: errno) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { throw FolderError(code: errno) }
        return file
    }

    /// A link is removed, never followed.
    private func remove(_ path: String) {
        guard unlink(path) != 0, errno == EISDIR, let folder = opendir(path) else { return }
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { remove("\(path)/\(name)") }
        }
        closedir(folder)
        rmdir(path)
    }

    struct FolderError: Error {
        var code: Int32
    }
}
