/// Files of the repository, by their place beside this one.
enum Shipped {
    /// The root of the repository.
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/")

    static func profile(_ name: String) -> String { "\(root)/deploy/profiles/\(name).yaml" }
}
