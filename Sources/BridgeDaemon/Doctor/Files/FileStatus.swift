import Glibc

/// What the system knows of a file without reading it.
struct FileStatus: Hashable, Sendable {
    /// In bytes.
    var size: Int64
    /// Permission bits, as `chmod` takes them.
    var mode: UInt32
    /// Milliseconds since 1970.
    var changedAt: Int64
    /// By which `/proc/locks` names it.
    var number: UInt64

    /// The status of the file at `path`; nil when there is none or it cannot be seen.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        size = Int64(status.st_size)
        mode = UInt32(status.st_mode) & 0o7777
        changedAt = Int64(status.st_mtim.tv_sec) * 1_000 + Int64(status.st_mtim.tv_nsec) / 1_000_000
        number = UInt64(status.st_ino)
    }

    /// Others than the owner and his group may read it.
    var isOpenToOthers: Bool { mode & 0o007 != 0 }

    /// The permissions as `chmod` takes them, such as `640`.
    var modeText: String { String(mode, radix: 8) }
}

/// The file system a path is on.
struct FileSystemSpace: Hashable, Sendable {
    /// Bytes an ordinary user may still write.
    var free: Int64
    var total: Int64

    /// The space at `path`; nil when the system does not say.
    init?(path: String) {
        var status = statvfs()
        guard statvfs(path, &status) == 0, status.f_blocks > 0 else { return nil }
        free = Int64(status.f_bavail) * Int64(status.f_frsize)
        total = Int64(status.f_blocks) * Int64(status.f_frsize)
    }

    /// Space of these sizes.
    init(free: Int64, total: Int64) {
        self.free = free
        self.total = total
    }
}

extension Int64 {
    /// Bytes for people, such as `1.5 GiB`.
    var bytesText: String {
        var value = Double(self)
        for unit in ["B", "KiB", "MiB", "GiB"] {
            if value < 1_024 { return unit == "B" ? "\(self) B" : "\((value * 10).rounded() / 10) \(unit)" }
            value /= 1_024
        }
        return "\((value * 10).rounded() / 10) TiB"
    }
}
