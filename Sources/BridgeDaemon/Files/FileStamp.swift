import Glibc

/// What tells that a file was changed without reading it.
struct FileStamp: Hashable {
    var path: String
    /// In bytes; -1 when there is no such file.
    var size: Int64
    /// Nanoseconds since 1970.
    var changedAt: Int64
    /// A file put in the place of another of the same age and size has another number.
    var number: UInt64

    /// The stamp of the file at `path` as it is now.
    init(path: String) {
        self.path = path
        var status = stat()
        guard stat(path, &status) == 0 else {
            size = -1
            changedAt = 0
            number = 0
            return
        }
        size = Int64(status.st_size)
        changedAt = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
        number = UInt64(status.st_ino)
    }

    /// The stamps of every file of a folder, by name.
    static func folder(_ path: String) -> [FileStamp] {
        FilePlace.names(in: path).map { FileStamp(path: "\(path)/\($0)") }
    }
}
