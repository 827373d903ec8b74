import BridgeDaemon
import CaseModel
import CaseStorage
import JSONTree

/// How messages move at one moment, as the brokers, the store and the daemon tell it.
struct QueueOverview {
    private(set) var lines: [Line] = []

    /// One queue, lane or pile.
    struct Line {
        var name: String
        var ready: Int?
        var consumers: Int?
        var verdict: Verdict
    }

    /// What that means.
    enum Verdict: String {
        case empty, moving, waiting, blocked, paused
        case noConsumer = "no_consumer"
        case missing, refused
        case needsPerson = "needs_person"
    }

    /// Asks the brokers, the store, and the daemon when there is one.
    ///
    /// - Throws: `BrokerFailure` or `StoreError`; a store that does not exist yet counts as empty.
    init(of configuration: BridgeConfiguration) async throws {
        let status = try? OrderClient(of: configuration.store).status()
        for side in TopologyItem.Side.allCases {
            let broker = try await BrokerSide.open(side, of: configuration)
            for item in TopologyItem.all(of: configuration) where item.side == side && item.kind == .queue {
                lines.append(Line(item, try await broker.find(item), status: status))
            }
            await broker.close()
        }
        let (statistics, dead) = try await QueueOverview.figures(of: configuration.store)
        for lane in Lane.allCases {
            let pending = statistics.tasks.filter { $0.key.lane == lane && $0.key.state == .pending }.values.reduce(
                0,
                +
            )
            lines.append(Line(lane: lane, pending: pending, status: status))
        }
        let setAside = statistics.tasks.filter { $0.key.state == .setAside }.values.reduce(0, +)
        lines.append(
            Line(name: "waiting", ready: statistics.waiting, verdict: statistics.waiting == 0 ? .empty : .waiting)
        )
        lines.append(Line(name: "set-aside", ready: setAside, verdict: setAside == 0 ? .empty : .refused))
        lines.append(Line(name: "dead-letters", ready: dead, verdict: dead == 0 ? .empty : .needsPerson))
    }

    /// The figures of the store, and the dead letters nobody has dealt with.
    private static func figures(of location: StoreLocation) async throws -> (StoreStatistics, dead: Int) {
        do {
            return try await StoreOpening.withReader(of: location) { store in
                try await store.read { view in
                    let open = try view.deadLetterStates().filter { DeadLetterRecord.State.open.contains($0.key) }
                    return (try view.statistics(), open.values.reduce(0, +))
                }
            }
        } catch let error as StoreError where error.code == .missing {
            return (StoreStatistics(), 0)
        }
    }

    var json: JSONValue {
        .array(
            lines.map { line in
                .object([
                    "name": .string(line.name), "ready": line.ready.map(JSONValue.init) ?? .null,
                    "consumers": line.consumers.map(JSONValue.init) ?? .null,
                    "verdict": .string(line.verdict.rawValue),
                ])
            }
        )
    }

    var table: String {
        var table = TextTable(
            .text(zh: "名称", en: "NAME"),
            .number(zh: "待处理", en: "READY"),
            .number(zh: "消费者", en: "CONSUMERS"),
            .text(zh: "结论", en: "VERDICT")
        )
        for line in lines {
            let numbers = [line.ready, line.consumers].map { $0.map(String.init) ?? "-" }
            table.add(line.name, numbers[0], numbers[1], line.verdict.term.shown)
        }
        return table.rendered
    }
}

extension QueueOverview.Line {
    fileprivate init(_ item: TopologyItem, _ finding: TopologyFinding, status: JSONValue?) {
        name = item.name
        switch finding {
        case .queue(let ready, let consumers):
            self.ready = ready
            self.consumers = consumers
            let intake = status?["queues"]?.elements.first { $0["queue"] == .string(item.name) }
            let isPaused = intake.map { $0["pausedBy"] != .null } ?? false
            verdict = isPaused ? .paused : consumers == 0 ? .noConsumer : ready == 0 ? .empty : .moving
        case .exchange, .missing:
            verdict = .missing
        }
    }

    fileprivate init(lane: Lane, pending: Int, status: JSONValue?) {
        name = "lane.\(lane.rawValue)"
        ready = pending
        let condition = status?["lanes"]?.elements.first { $0["lane"] == .string(lane.rawValue) }?["condition"]
        verdict =
            switch condition {
            case nil: pending == 0 ? .empty : .noConsumer
            case .string("paused"): .paused
            case .string("open"): pending == 0 ? .empty : .moving
            default: .blocked
            }
    }
}

extension QueueOverview.Verdict {
    fileprivate var term: Text {
        switch self {
        case .empty: Text(zh: "空", en: "empty")
        case .moving: Text(zh: "流动", en: "moving")
        case .waiting: Text(zh: "等待到期", en: "waiting to fall due")
        case .blocked: Text(zh: "受阻，恢复后自动继续", en: "blocked; goes on by itself")
        case .paused: Text(zh: "已暂停：见 doctor --check flow", en: "paused: see doctor --check flow")
        case .noConsumer: Text(zh: "无人消费：守护进程未运行", en: "nobody takes them: no daemon runs")
        case .missing: Text(zh: "不存在：运行 topology declare", en: "missing: run topology declare")
        case .refused: Text(zh: "消息服务器拒收：案件见 cases timeline", en: "refused by the broker: see cases timeline")
        case .needsPerson: Text(zh: "待人工处理：见 dead-letters list", en: "for a person: see dead-letters list")
        }
    }
}

extension JSONValue {
    fileprivate var elements: [JSONValue] {
        if case .array(let values) = self { values } else { [] }
    }
}
