import Glibc

/// Files of the repository, by their place beside this one.
enum Files {
    /// The root of the repository.
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/")

    /// The path of a shipped profile.
    static func profile(_ name: String) -> String { "\(root)/deploy/profiles/\(name).yaml" }

    /// The bytes of the file at `path` below the root.
    static func bytes(_ path: String) throws -> [UInt8] {
        guard let file = fopen("\(root)/\(path)", "rb") else { throw Unreadable(path: path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return bytes
    }

    struct Unreadable: Error {
        var path: String
    }
}
