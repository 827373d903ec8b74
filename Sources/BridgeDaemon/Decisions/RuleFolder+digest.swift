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

    /// Checks the folder at `path`.
    package init(path: String) {
        problems = RuleFolder.problems(path: path) { SHA256Digest(of: $0).hexadecimal }
        do throws(RuleFileError) {
            if problems.isEmpty { rules = try RuleFolder.load(path: path) }
            _ = try RuleTestFile.tests(ofRules: path)
        } catch {
            rules = nil
            problems.append(error)
        }
    }
}
