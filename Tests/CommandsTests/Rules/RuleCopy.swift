import BridgeDaemon
import Glibc
import TestKit

/// A copy of the shipped rules in a bench's folder, to change.
struct RuleCopy {
    let path: String
    private let folder: TemporaryFolder
    private let name: String

    init(in folder: TemporaryFolder, name: String = "rules") throws {
        self.folder = folder
        self.name = name
        path = "\(folder.path)/\(name)"
        mkdir(path, 0o700)
        let source = "\(Bench.deployFolder)/rules"
        for file in FilePlace.names(in: source) where file.contains(".") {
            try write(FileContent.text(ofFile: "\(source)/\(file)"), to: file)
        }
    }

    /// Replaces a file; `tests/x.yaml` goes into a folder of that name.
    func write(_ text: String, to file: String) throws {
        if let slash = file.lastIndex(of: "/") { mkdir("\(path)/\(file[..<slash])", 0o700) }
        try folder.write(text, to: "\(name)/\(file)")
    }

    func append(_ text: String, to file: String) throws {
        try write(FileContent.text(ofFile: "\(path)/\(file)") + text, to: file)
    }

    func edit(_ file: String, _ old: String, _ new: String) throws {
        try write(FileContent.text(ofFile: "\(path)/\(file)").replacing(old, with: new), to: file)
    }
}
