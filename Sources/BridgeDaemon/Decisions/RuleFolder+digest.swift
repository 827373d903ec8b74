import BridgePipeline
package import RuleEngine
package import RuleFile

extension RuleFolder {
    /// Reads, checks and compiles the folder at `path`, its files named by SHA-256.
    ///
    /// - Throws: the first mistake, with file, line, column and what was expected.
    package static func load(path: String) throws(RuleFileError) -> LoadedRules {
        try load(path: path) { SHA256Digest(of: $0).hexadecimal }
    }

    /// Reads and checks the folder at `path` without compiling it.
    ///
    /// - Throws: as ``load(path:)``.
    package static func definition(path: String) throws(RuleFileError) -> RuleSetDefinition {
        try definition(path: path) { SHA256Digest(of: $0).hexadecimal }
    }
}

/// What a check of a rule folder found (规则检查).
package struct RuleFolderCheck: Sendable {
    /// Mistakes, in the order in which a person would mend them.
    package var problems: [RuleFileError]
    /// The rules, when there is no mistake.
    package var rules: LoadedRules?

    /// Checks the folder at `path` with its tests, and its routes against the directory they are used with.
    ///
    /// - Parameters:
    ///   - directory: path of the directory file; nil when none is known.
    ///   - roster: path of the roster that goes with it, if any.
    package init(path: String, directory: String? = nil, roster: String? = nil) {
        (rules, problems) = RuleFolder.read(path: path) { SHA256Digest(of: $0).hexadecimal }
        do throws(RuleFileError) {
            _ = try RuleTestFile.tests(ofRules: path)
            if let directory {
                try rules?.checkRoutes(
                    against: DirectoryFile.load(path: directory, roster: roster) { SHA256Digest(of: $0).hexadecimal }
                )
            }
        } catch {
            rules = nil
            problems.append(error)
        }
    }
}
