import Glibc

/// Unix stream sockets beside the store.
enum LocalSocket {
    /// Listens at `path`, which only its owner and group may use. A socket file left by a process that is gone is
    /// replaced: whoever owns the store owns the socket.
    ///
    /// - Throws: `FileError`.
    static func listen(at path: String) throws(FileError) -> Int32 {
        let descriptor = try make(for: path)
        unlink(path)
        // Only then is there no moment in which others could connect.
        let mask = umask(0o117)
        let isBound = withAddress(path) { bind(descriptor, $0, $1) } == 0
        let bindError = FileError(path: path)
        umask(mask)
        guard isBound else {
            close(descriptor)
            throw bindError
        }
        guard Glibc.listen(descriptor, 16) == 0 else {
            let error = FileError(path: path)
            close(descriptor)
            throw error
        }
        return descriptor
    }

    /// Connects to whoever listens at `path`.
    ///
    /// - Throws: `FileError`.
    static func connect(to path: String) throws(FileError) -> Int32 {
        let descriptor = try make(for: path)
        guard withAddress(path, { Glibc.connect(descriptor, $0, $1) }) == 0 else {
            let error = FileError(path: path)
            close(descriptor)
            throw error
        }
        return descriptor
    }

    /// The user at the other end, as the kernel knows him; nil when it does not say.
    static func peerUser(of descriptor: Int32) -> uid_t? {
        // struct ucred: pid, uid, gid.
        var credentials: (Int32, UInt32, UInt32) = (0, .max, .max)
        var size = socklen_t(MemoryLayout.size(ofValue: credentials))
        guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0 else { return nil }
        return credentials.1 == .max ? nil : credentials.1
    }

    private static func make(for path: String) throws(FileError) -> Int32 {
        guard path.utf8.count < longestPath else {
            throw FileError(path: path, cause: "longer than \(longestPath - 1) bytes; give the store a shorter path")
        }
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else { throw FileError(path: path) }
        return descriptor
    }

    private static let longestPath = 108

    private static func withAddress<Value>(
        _ path: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
    ) -> Value {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
