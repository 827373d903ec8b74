import ArgumentParser
import BridgeDaemon
import JSONTree

/// `topology show`
struct TopologyShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "show",
            zh: "列出已有和缺少的交换机与队列；有缺少则退出码为 1",
            en: "list what is there and what is missing; exit code 1 when something is missing"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption

    func run() async throws {
        let configuration = try await configurationOption.load()
        var findings: [(item: TopologyItem, finding: TopologyFinding)] = []
        for side in TopologyItem.Side.allCases {
            let broker = try await BrokerSide.open(side, of: configuration)
            for item in TopologyItem.all(of: configuration) where item.side == side {
                findings.append((item, try await broker.find(item)))
            }
            await broker.close()
        }
        formatOption.print(
            json: .array(findings.map { .object($0.item.json(state: $0.finding == .missing ? "missing" : "present")) }),
            table: table(findings)
        )
        let missing = findings.filter { $0.finding == .missing }.map(\.item.name)
        guard missing.isEmpty else {
            let names = missing.joined(separator: ", ")
            throw CommandFailure(
                .answerIsNo,
                Text(
                    zh: "缺少 \(names)；运行 tripush topology declare",
                    en: "missing: \(names); run tripush topology declare"
                )
            )
        }
    }

    private func table(_ findings: [(item: TopologyItem, finding: TopologyFinding)]) -> String {
        var table = TextTable.topology
        for (item, finding) in findings {
            let state =
                finding == .missing ? Text(zh: "缺少", en: "missing") : Text(zh: "已存在", en: "present")
            table.add(item.side.rawValue, item.kind.term.shown, item.name, state.shown)
        }
        return table.rendered
    }
}
