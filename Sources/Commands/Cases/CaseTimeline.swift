import ArgumentParser
import CaseModel
import CaseStorage
import JSONTree

/// `cases timeline CASE`
struct CaseTimeline: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("timeline", zh: "一个案件的全程留痕", en: "everything that happened to a case")
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Argument(help: help(zh: "一案一码、案件标识、警情编号或任务标识", en: "its code, id, alert number or a task id"))
    var name: String

    func run() async throws {
        let name = name
        let found = try await configurationOption.withStore { store in
            try await store.read { view in try Case.find(name, in: view).map { try view.trail(ofCase: $0.id) } }
        }
        guard let links = found else { throw CommandFailure.noCase(name) }
        formatOption.print(json: .array(links.map(\.json)), table: table(links))
    }

    private func table(_ links: [TrailLink]) -> String {
        var table = TextTable(
            .number(zh: "序号", en: "NO"),
            .text(zh: "来文", en: "EVENT"),
            .text(zh: "时间", en: "AT"),
            .text(zh: "谁", en: "WHO"),
            .text(zh: "事项", en: "WHAT"),
            .text(zh: "详情", en: "FACTS")
        )
        for link in links {
            let entry = link.link.entry
            table.add(
                String(link.sequence),
                link.link.cause.map(String.init) ?? "",
                entry.at.rfc3339,
                entry.actor,
                entry.kind.term.shown,
                entry.facts.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
            )
        }
        return table.rendered
    }
}

extension TrailLink {
    fileprivate var json: JSONValue {
        let entry = link.entry
        var facts = JSONObject()
        for fact in entry.facts { facts[fact.name] = .string(fact.value) }
        return .object([
            "sequence": .integer(sequence), "event": JSONValue(link.cause.map(String.init)), "at": JSONValue(entry.at),
            "actor": .string(entry.actor),
            "kind": .string(entry.kind.rawValue), "alertNo": JSONValue(entry.alertNo), "facts": .object(facts),
            "ruleSetVersion": JSONValue(entry.ruleSetVersion), "digest": .string(link.digest),
        ])
    }
}
