import BridgeDaemon
import BridgePipeline
import CaseModel
import JSONTree

/// An alert that rules are asked about, from wherever it came.
struct AlertInput {
    /// Number or id of the alert, or a word for where it came from.
    var name: String
    /// `file:line`, when it came from a file.
    var place: String?
    /// What rules read of the alert itself.
    var alert: AssessmentInput
    /// What rules read of the feedback of those who went.
    var feedback: AssessmentInput?
    /// What a careful officer reads in it, when it is labelled.
    var labels: LabelledAlert.Labels?
    /// The case it opened, when it came from the store.
    var decision: Case?
}

/// Reads alerts from files: labelled ones, and messages of the 110 platform in any known dialect.
struct AlertReader {
    private let configurationOption: ConfigurationOption
    /// Read when the first message of a platform comes.
    private var dialects: DecisionSources?

    init(_ configurationOption: ConfigurationOption) {
        self.configurationOption = configurationOption
    }

    /// The alert of one line.
    ///
    /// - Throws: `CommandFailure` with the line's place, or why the configuration cannot be read.
    mutating func alert(_ line: NDJSONFile.Line) async throws -> AlertInput {
        if let value = try? JSONValue(parsing: line.bytes), case .string(let narrative) = value["narrative"] {
            return try labelled(value, narrative, line)
        }
        let dialects = try await dialects()
        do throws(Refusal) {
            let (alert, feedback) = try dialects.alert(in: line.bytes)
            return AlertInput(
                name: alert.alertNo,
                place: line.place,
                alert: alert.assessmentInput,
                feedback: feedback?.assessmentInput
            )
        } catch {
            let pointer = error.pointer.isEmpty ? "" : " \(error.pointer)"
            throw CommandFailure(
                .usage,
                Text(
                    zh: "\(line.place)\(pointer)：不是警情（\(error.code.rawValue)：\(error.detail)）",
                    en: "\(line.place)\(pointer): no alert (\(error.code.rawValue): \(error.detail))"
                )
            )
        }
    }

    private mutating func dialects() async throws -> DecisionSources {
        if let dialects { return dialects }
        let read = try DecisionSources(of: try await configurationOption.loadOrExample(), key: .fileOrFixed)
        dialects = read
        return read
    }

    private func labelled(_ value: JSONValue, _ narrative: String, _ line: NDJSONFile.Line) throws -> AlertInput {
        let labelled = value["labels"] == nil ? nil : try LabelledFile.alert(line)
        let name: String? = if case .string(let id) = value["id"] { id } else { nil }
        return AlertInput(
            name: name ?? line.place,
            place: line.place,
            alert: AssessmentInput(texts: [(.content, narrative)]),
            labels: labelled?.labels
        )
    }
}
