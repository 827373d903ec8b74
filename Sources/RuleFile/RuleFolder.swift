package import CaseModel
package import RuleEngine

/// A folder of rule files (研判规则目录), one file per concern.
package enum RuleFolder {
    /// The files a folder holds, all of them.
    package static let fileNames = [
        "ruleset.yaml", "vocabulary.yaml", "context.yaml", "indicators.yaml", "types.yaml", "dispute.yaml",
        "bands.yaml", "departments.yaml", "routes.yaml", "guidance.yaml", "escalation.yaml", "opinion.yaml",
        OpinionWeights.fileName,
    ]

    /// Reads, checks and compiles the folder at `path`.
    ///
    /// - Parameter digest: Names a file's bytes in hexadecimal; the daemon passes SHA-256. It is also asked once for
    ///   the list of all names and digests, which gives the rule set its version.
    /// - Throws: the first mistake, with file, line, column and what was expected.
    package static func load(
        path: String,
        digest: ([UInt8]) -> String
    ) throws(RuleFileError) -> LoadedRules {
        let reading = read(path: path, digest: digest)
        if let first = reading.problems.first { throw first }
        guard let rules = reading.rules else { throw RuleFileError.incomplete(path) }
        return rules
    }

    /// What ``load(path:digest:)`` gives, or every mistake, in the order of the files.
    package static func read(
        path: String,
        digest: ([UInt8]) -> String
    ) -> (rules: LoadedRules?, problems: [RuleFileError]) {
        do throws(RuleFileError) {
            let (reader, version) = try reader(path: path, digest: digest)
            let rules = reader.load(digest: version)
            let problems = reader.mistakes.mistakes
            return (problems.isEmpty ? rules : nil, problems)
        } catch {
            return (nil, [error])
        }
    }

    /// Reads and checks the folder at `path` without compiling it.
    ///
    /// - Throws: as ``load(path:digest:)``.
    package static func definition(
        path: String,
        digest: ([UInt8]) -> String
    ) throws(RuleFileError) -> RuleSetDefinition {
        let (reader, version) = try reader(path: path, digest: digest)
        let definition = reader.definition(digest: version)
        if let first = reader.mistakes.mistakes.first { throw first }
        guard let definition else { throw RuleFileError.incomplete(path) }
        return definition
    }

    private static func reader(
        path: String,
        digest: ([UInt8]) -> String
    ) throws(RuleFileError) -> (RuleFolderReader, version: String) {
        let present = try SourceFile.names(inFolder: path)
        for name in present where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
            guard fileNames.contains(name) else {
                throw RuleFileError(
                    code: .unknownFile,
                    file: "\(path)/\(name)",
                    line: 0,
                    column: 0,
                    reason: "is no rule file and would not be read; rename or remove it"
                )
            }
        }
        var sources: [SourceFile] = []
        for name in fileNames {
            sources.append(try SourceFile.read("\(path)/\(name)", name: name, digest: digest))
        }
        let summary = sources.map { "\($0.name) \($0.digest)\n" }.joined()
        return (RuleFolderReader(path: path, sources: sources), digest(Array(summary.utf8)))
    }
}

/// What a rule folder gives.
package struct LoadedRules: Sendable {
    package var ruleSet: RuleSet
    /// Dispute types with departments, routes and guidance.
    package var catalog: DisputeCatalog
    package var policy: EscalationPolicy
    /// How bands are judged.
    package var bands: BandPolicy
    /// The files as they were read.
    package var sources: [SourceFile]
    /// Townships that routes name, with the complaint about each that a directory does not know.
    let townships: [(code: String, complaint: RuleFileError)]

    /// Holds the routes against the directory they are used with.
    ///
    /// - Throws: the first township that the directory does not have, with file, line and column.
    package func checkRoutes(against directory: Directory) throws(RuleFileError) {
        for (code, complaint) in townships where !directory.townships.contains(where: { $0.code == code }) {
            throw complaint
        }
    }
}
