import ArgumentParser
import BridgeDaemon
import JSONTree

/// `topology declare`
struct TopologyDeclare: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("declare", zh: "创建缺少的交换机和队列，已有的不动", en: "make what is missing; what is there stays as it is")
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption

    func run() async throws {
        let configuration = try await configurationOption.load()
        var results: [(item: TopologyItem, isNew: Bool)] = []
        for side in TopologyItem.Side.allCases {
            let broker = try await BrokerSide.open(side, of: configuration)
            for item in TopologyItem.all(of: configuration) where item.side == side {
                results.append((item, try await broker.declare(item)))
            }
            await broker.close()
        }
        formatOption.print(
            json: .array(results.map { .object($0.item.json(state: $0.isNew ? "made" : "present")) }),
            table: table(results)
        )
    }

    private func table(_ results: [(item: TopologyItem, isNew: Bool)]) -> String {
        var table = TextTable.topology
        for (item, isNew) in results {
            let state = isNew ? Text(zh: "已创建", en: "made") : Text(zh: "已存在", en: "present")
            table.add(item.side.rawValue, item.kind.term.shown, item.name, state.shown)
        }
        return table.rendered
    }
}

extension TextTable {
    /// A table of exchanges and queues.
    static var topology: TextTable {
        TextTable(
            .text(zh: "侧", en: "SIDE"),
            .text(zh: "种类", en: "KIND"),
            .text(zh: "名称", en: "NAME"),
            .text(zh: "状态", en: "STATE")
        )
    }
}

extension TopologyItem {
    /// The item with its state.
    func json(state: String) -> JSONObject {
        [
            "side": .string(side.rawValue), "kind": .string(kind.rawValue), "name": .string(name),
            "state": .string(state),
        ]
    }
}
