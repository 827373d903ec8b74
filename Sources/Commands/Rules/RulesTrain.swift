import ArgumentParser
import BridgeDaemon
import BridgePipeline
import JSONTree
import RuleEngine
import RuleFile

/// `rules train`
struct RulesTrain: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "train",
            zh: "用标注的警情训练第二意见，写出权重文件",
            en: "train the second opinion on labelled alerts and write its weights"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var rulesOption: RulesOption
    @OptionGroup var formatOption: FormatOption
    @Option(name: .long, help: help(zh: "另做几折交叉验证", en: "also validate in so many folds"))
    var folds: Int?
    @Option(name: .long, help: help(zh: "写到这里，默认为规则目录", en: "write here; the rule folder by default"))
    var output: String?
    @Argument(help: help(zh: "标注文件，- 为标准输入", en: "labelled files, or - for standard input"))
    var files: [String]

    /// Fewer teach nothing that is worth shipping.
    private static let fewestAlerts = 100

    func run() async throws {
        if let folds, !(2...20).contains(folds) {
            throw CommandFailure(.usage, Text(zh: "--folds 取 2 到 20", en: "--folds takes 2 to 20"))
        }
        let folder = try await configurationOption.rulesFolder(named: rulesOption.rules)
        let definition = try RuleFolder.definition(path: folder)
        let examples = try LabelledFile.alerts(of: files).map(OpinionTrainer.Example.init)
        guard examples.count >= Self.fewestAlerts else {
            throw CommandFailure(
                .usage,
                Text(
                    zh: "只有 \(examples.count) 条标注警情，至少要 \(Self.fewestAlerts) 条；权重没有改动",
                    en:
                        "only \(examples.count) labelled alerts; at least \(Self.fewestAlerts) are needed; nothing was written"
                )
            )
        }
        let trainer = OpinionTrainer(classes: definition.types.map(\.code))
        let validation = folds.map { OpinionValidation(of: examples, trainer: trainer, folds: $0) }
        let model = trainer.train(examples)
        let path = output ?? "\(folder)/\(OpinionWeights.fileName)"
        try FileContent.replace(path, with: OpinionWeights.text(of: model))
        formatOption.print(
            json: json(examples.count, model, path, validation),
            table: report(examples.count, model, path, validation)
        )
    }

    private func json(
        _ count: Int,
        _ model: OpinionModel,
        _ path: String,
        _ validation: OpinionValidation?
    ) -> JSONValue {
        var object: JSONObject = [:]
        object["alerts"] = .integer(Int64(count))
        object["grams"] = .integer(Int64(model.allGrams.count))
        object["file"] = .string(path)
        if let validation {
            object["disputeAccuracy"] = .number(validation.disputeAccuracy)
            object["typeAccuracy"] = .number(validation.typeAccuracy)
        }
        return .object(object)
    }

    private func report(
        _ count: Int,
        _ model: OpinionModel,
        _ path: String,
        _ validation: OpinionValidation?
    ) -> String {
        var lines = Text(
            zh: "用 \(count) 条警情训练，\(model.allGrams.count) 个字和双字，写入 \(path)",
            en: "trained on \(count) alerts, \(model.allGrams.count) 1- and 2-grams, written to \(path)"
        ).shown
        if let validation {
            lines +=
                Text(
                    zh: "\n交叉验证：是否纠纷 \(validation.disputeShare)，类型 \(validation.typeShare)",
                    en: "\nby cross-validation: dispute or not \(validation.disputeShare), type \(validation.typeShare)"
                ).shown
        }
        return lines + "\n"
    }
}

extension OpinionTrainer.Example {
    fileprivate init(_ alert: LabelledAlert) {
        self.init(text: alert.narrative, type: alert.labels.type, accepted: alert.labels.accepted.sorted())
    }
}

/// How often the opinion alone is right on alerts it was not trained on: each fold is judged by a model of the others.
struct OpinionValidation {
    private var disputes = 0
    private var rightDisputes = 0
    private var rightTypes = 0
    private let total: Int

    init(of examples: [OpinionTrainer.Example], trainer: OpinionTrainer, folds: Int) {
        total = examples.count
        for fold in 0..<folds {
            let held = examples.indices.filter { $0 % folds == fold }
            let others = examples.indices.filter { $0 % folds != fold }.map { examples[$0] }
            let model = trainer.train(others)
            for index in held { add(examples[index], model.judge(examples[index].text)) }
        }
    }

    private mutating func add(_ example: OpinionTrainer.Example, _ verdict: (isDispute: Bool, type: String)) {
        if verdict.isDispute == (example.type != nil) { rightDisputes += 1 }
        guard let type = example.type else { return }
        disputes += 1
        if type == verdict.type || example.accepted.contains(verdict.type) { rightTypes += 1 }
    }

    /// Dispute or not, over all alerts.
    var disputeAccuracy: Double { Double(rightDisputes) / Double(max(total, 1)) }
    /// Type, over those labelled disputes.
    var typeAccuracy: Double { Double(rightTypes) / Double(max(disputes, 1)) }

    var disputeShare: String { "\(rightDisputes)/\(total)" }
    var typeShare: String { "\(rightTypes)/\(disputes)" }
}
