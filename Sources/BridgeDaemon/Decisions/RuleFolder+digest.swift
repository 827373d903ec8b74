import BridgePipeline
package import RuleFile

extension RuleFolder {
    /// Reads, checks and compiles the folder at `path`, its files named by SHA-256.
    ///
    /// - Throws: the first mistake, with file, line, column and what was expected.
    package static func load(path: String) throws(RuleFileError) -> LoadedRules {
        try load(path: path) { SHA256Digest(of: $0).hexadecimal }
    }
}
