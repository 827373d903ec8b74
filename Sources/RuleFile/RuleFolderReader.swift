import CaseModel
import RuleEngine

/// Reads the files of one folder in the order in which they refer to each other, each as far as it goes.
struct RuleFolderReader {
    let path: String
    let sources: [SourceFile]
    /// What is wrong with them.
    let mistakes = MistakeList()

    /// The rules, or nil when a file that others refer to cannot be read.
    func definition(digest: String) -> RuleSetDefinition? {
        let head = read("ruleset.yaml") { file throws(RuleFileError) in
            let fields = try file.fields(required: ["version", "title"])
            _ = try fields.required("title").string()
            return try fields.required("version").string()
        }
        guard
            let vocabulary = read(
                "vocabulary.yaml",
                { file throws(RuleFileError) in try VocabularyFile.read(file, mistakes) }
            )
        else { return nil }
        let words = WordReader(vocabulary: vocabulary)
        let context = read("context.yaml") { file throws(RuleFileError) in
            try ContextFile.read(file, words: words, vocabulary: vocabulary)
        }
        guard
            let indicators = read(
                "indicators.yaml",
                { file throws(RuleFileError) in try IndicatorFile.read(file, words: words, mistakes) }
            )
        else { return nil }
        let types = read("types.yaml") { file throws(RuleFileError) in
            try TypeFile.read(file, words: words, indicators: indicators, mistakes)
        }
        let dispute = read("dispute.yaml") { file throws(RuleFileError) in
            try DisputeFile.read(file, words: words, indicators: indicators)
        }
        let bands = read("bands.yaml") { file throws(RuleFileError) in
            try BandFile.read(file, indicators: indicators.rules)
        }
        let opinion = read("opinion.yaml") { file throws(RuleFileError) in
            let name = OpinionWeights.fileName
            return try OpinionFile.read(
                file,
                weights: source(name),
                path: "\(path)/\(name)",
                types: Set(types?.rules.map(\.code) ?? [])
            )
        }
        guard let head, let context, let types, let dispute, let bands, let opinion else { return nil }
        return RuleSetDefinition(
            version: head,
            digest: digest,
            vocabulary: vocabulary,
            context: context,
            indicators: indicators.rules,
            bandPolicy: bands,
            types: types.rules,
            typeDecision: types.decision,
            dispute: dispute,
            opinion: opinion
        )
    }

    /// Everything the folder gives, or nil when something is missing.
    func load(digest: String) -> LoadedRules? {
        let definition = definition(digest: digest)
        let guidance = read("guidance.yaml") { file throws(RuleFileError) in try GuidanceFile.read(file) }
        let policy = read("escalation.yaml") { file throws(RuleFileError) in
            try EscalationFile.read(file, version: source("escalation.yaml").digest)
        }
        guard let definition, let guidance, let policy else { return nil }
        let departments = read("departments.yaml") { file throws(RuleFileError) in
            try DepartmentFile.read(file, guidance: guidance, types: definition.types)
        }
        guard let departments else { return nil }
        let routes = read("routes.yaml") { file throws(RuleFileError) in
            try RouteFile.read(file, types: departments.types, departments: departments.departments)
        }
        guard let routes, let ruleSet = compile(definition) else { return nil }
        return LoadedRules(
            ruleSet: ruleSet,
            catalog: DisputeCatalog(types: departments.types, routes: routes.table),
            policy: policy,
            bands: definition.bandPolicy,
            sources: sources,
            townships: routes.townships
        )
    }

    private func compile(_ definition: RuleSetDefinition) -> RuleSet? {
        // A set with mistakes is not compiled: its own would only repeat them without a line.
        guard mistakes.mistakes.isEmpty else { return nil }
        return mistakes.attempt { () throws(RuleFileError) in
            do throws(RuleSetError) {
                return try RuleSet.compile(definition)
            } catch {
                throw RuleFileError(code: .badValue, file: path, line: 0, column: 0, reason: error.description)
            }
        }
    }

    private func read<Value>(
        _ name: String,
        _ read: (YAMLValue) throws(RuleFileError) -> Value
    ) -> Value? {
        mistakes.attempt { () throws(RuleFileError) in
            try read(YAMLValue(source(name), path: "\(path)/\(name)"))
        }
    }

    private func source(_ name: String) throws(RuleFileError) -> SourceFile {
        guard let source = sources.first(where: { $0.name == name }) else {
            throw RuleFileError(code: .missing, file: "\(path)/\(name)", line: 0, column: 0, reason: "is missing")
        }
        return source
    }
}
