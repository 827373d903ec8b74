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
        let (reader, version) = try reader(path: path, digest: digest)
        return try reader.load(digest: version)
    }

    /// Reads and checks the folder at `path` without compiling it.
    ///
    /// - Throws: as ``load(path:digest:)``.
    package static func definition(
        path: String,
        digest: ([UInt8]) -> String
    ) throws(RuleFileError) -> RuleSetDefinition {
        let (reader, version) = try reader(path: path, digest: digest)
        return try reader.definition(digest: version)
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

/// Reads the files of one folder in the order in which they refer to each other.
private struct RuleFolderReader {
    let path: String
    let sources: [SourceFile]

    func definition(digest: String) throws(RuleFileError) -> RuleSetDefinition {
        let vocabulary = try VocabularyFile.read(document("vocabulary.yaml"))
        let head = try document("ruleset.yaml").fields(required: ["version", "title"])
        let words = WordReader(lists: Set(vocabulary.keys))
        let indicators = try IndicatorFile.read(document("indicators.yaml"), words: words)
        let bands = try BandFile.read(document("bands.yaml"), indicators: indicators.rules)
        let types = try TypeFile.read(document("types.yaml"), words: words, indicators: indicators)
        let dispute = try DisputeFile.read(document("dispute.yaml"), words: words, indicators: indicators)
        return RuleSetDefinition(
            version: try head.required("version").string(),
            digest: digest,
            vocabulary: vocabulary,
            context: try ContextFile.read(document("context.yaml"), words: words, vocabulary: vocabulary),
            indicators: indicators.rules,
            bandPolicy: bands,
            types: types.rules,
            typeDecision: types.decision,
            dispute: dispute,
            opinion: try OpinionFile.read(
                document("opinion.yaml"),
                weights: source(OpinionWeights.fileName),
                path: "\(path)/\(OpinionWeights.fileName)"
            )
        )
    }

    func load(digest: String) throws(RuleFileError) -> LoadedRules {
        let definition = try definition(digest: digest)
        let ruleSet: RuleSet
        do {
            ruleSet = try RuleSet.compile(definition)
        } catch {
            throw RuleFileError(code: .badValue, file: path, line: 0, column: 0, reason: error.description)
        }
        let guidance = try GuidanceFile.read(document("guidance.yaml"))
        let departments = try DepartmentFile.read(
            document("departments.yaml"),
            guidance: guidance,
            types: definition.types
        )
        let routes = try RouteFile.read(
            document("routes.yaml"),
            types: departments.types,
            departments: departments.departments
        )
        let policy = try EscalationFile.read(document("escalation.yaml"), version: source("escalation.yaml").digest)
        return LoadedRules(
            ruleSet: ruleSet,
            catalog: DisputeCatalog(types: departments.types, routes: routes.table),
            policy: policy,
            bands: definition.bandPolicy,
            sources: sources,
            townships: routes.townships
        )
    }

    private func document(_ name: String) throws(RuleFileError) -> YAMLValue {
        try YAMLValue(source(name), path: "\(path)/\(name)")
    }

    private func source(_ name: String) throws(RuleFileError) -> SourceFile {
        guard let source = sources.first(where: { $0.name == name }) else {
            throw RuleFileError(code: .missing, file: "\(path)/\(name)", line: 0, column: 0, reason: "is missing")
        }
        return source
    }
}
