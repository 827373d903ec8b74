import CaseModel
import CaseStorage
import JSONTree

/// The figures of a run, for people and for programs.
struct Report {
    private let statistics: StoreStatistics

    init(_ statistics: StoreStatistics) {
        self.statistics = statistics
    }

    var tables: String {
        [messages, tasks, pushes, cases, deadlines, deadLetters, latency].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var messages: String {
        var table = TextTable(
            .text(zh: "来源", en: "FROM"),
            .text(zh: "去向", en: "BECAME"),
            .number(zh: "条数", en: "MESSAGES")
        )
        for (group, count) in sortedMessages { table.add(group.queue, group.disposition.term.shown, String(count)) }
        return table.rendered
    }

    private var tasks: String {
        var table = TextTable(
            .text(zh: "通道", en: "LANE"),
            .text(zh: "任务", en: "TASK"),
            .text(zh: "状态", en: "STATE"),
            .number(zh: "条数", en: "TASKS")
        )
        for (group, count) in sortedTasks {
            table.add(group.lane.term.shown, group.kind.term.shown, group.state.term.shown, String(count))
        }
        return table.rendered
    }

    private var pushes: String {
        let types = Set(statistics.pushesByType.keys.map(\.type)).sorted()
        guard !types.isEmpty else { return "" }
        var table = TextTable(.text(zh: "一推类型", en: "PUSH 1 TYPE"))
        for band in Band.allCases { table.columns.append(.number(zh: band.term.zh, en: band.term.en.uppercased())) }
        for type in types {
            let counts = Band.allCases.map { statistics.pushesByType[.init(type: type, band: $0)] ?? 0 }
            table.rows.append([type] + counts.map(String.init))
        }
        return table.rendered
    }

    private var cases: String {
        var table = TextTable(.text(zh: "案件阶段", en: "CASES IN STAGE"), .number(zh: "件数", en: "CASES"))
        for stage in CaseStage.allCases {
            table.add(stage.term.shown, String(statistics.casesByStage[stage] ?? 0))
        }
        for phase in CasePhase.allCases {
            if let count = statistics.casesByPhase[phase], count > 0 {
                table.add("  \(phase.term.shown)", String(count))
            }
        }
        return table.rendered
    }

    private var deadlines: String {
        let kinds = Deadline.Kind.allCases.filter { kind in statistics.deadlines.keys.contains { $0.kind == kind } }
        guard !kinds.isEmpty else { return "" }
        var table = TextTable(.text(zh: "时限", en: "DEADLINES"))
        for fate in StoreStatistics.DeadlineFate.allCases {
            table.columns.append(.number(zh: fate.term.zh, en: fate.term.en.uppercased()))
        }
        for kind in kinds {
            let counts = StoreStatistics.DeadlineFate.allCases.map {
                statistics.deadlines[.init(kind: kind, fate: $0)] ?? 0
            }
            table.rows.append([kind.term.shown] + counts.map(String.init))
        }
        return table.rendered
    }

    private var deadLetters: String {
        guard !statistics.deadLetters.isEmpty else { return "" }
        var table = TextTable(.text(zh: "死信原因", en: "DEAD LETTERS"), .number(zh: "条数", en: "MESSAGES"))
        for (code, count) in sortedDeadLetters {
            table.add("\(code.failureClass.rawValue)/\(code.rawValue)", String(count))
        }
        return table.rendered
    }

    private var latency: String {
        let values = statistics.push1Latencies
        guard let middle = Percentile.value(50, of: values), let high = Percentile.value(99, of: values) else {
            return ""
        }
        var sheet = FactSheet()
        sheet.add(zh: "警情到一推送达 p50", en: "alert to confirmed push 1, p50", "\(middle) ms")
        sheet.add(zh: "警情到一推送达 p99", en: "alert to confirmed push 1, p99", "\(high) ms")
        return sheet.rendered
    }

    var json: JSONValue {
        let latencies = statistics.push1Latencies
        return .object([
            "messages": .array(
                sortedMessages.map { group, count in
                    .object([
                        "queue": .string(group.queue), "disposition": .string(group.disposition.rawValue),
                        "count": JSONValue(count),
                    ])
                }
            ),
            "tasks": .array(
                sortedTasks.map { group, count in
                    .object([
                        "lane": .string(group.lane.rawValue), "taskKind": .string(group.kind.rawValue),
                        "state": .string(group.state.rawValue), "count": JSONValue(count),
                    ])
                }
            ),
            "push1": .array(
                statistics.pushesByType.sorted { ($0.key.type, $0.key.band) < ($1.key.type, $1.key.band) }
                    .map { group, count in
                        .object([
                            "type": .string(group.type), "band": .string(group.band.rawValue),
                            "count": JSONValue(count),
                        ])
                    }
            ),
            "casesByStage": counts(CaseStage.allCases.map { (String($0.rawValue), statistics.casesByStage[$0]) }),
            "casesByPhase": counts(CasePhase.allCases.map { ($0.rawValue, statistics.casesByPhase[$0]) }),
            "deadlines": .array(
                statistics.deadlines.sorted {
                    ($0.key.kind.rawValue, $0.key.fate.rawValue) < ($1.key.kind.rawValue, $1.key.fate.rawValue)
                }.map { group, count in
                    .object([
                        "kind": .string(group.kind.rawValue), "fate": .string(group.fate.rawValue),
                        "count": JSONValue(count),
                    ])
                }
            ),
            "deadLetters": counts(sortedDeadLetters.map { ($0.key.rawValue, $0.value) }),
            "waiting": JSONValue(statistics.waiting),
            "push1LatencyMilliseconds": .object([
                "count": JSONValue(latencies.count),
                "p50": Percentile.value(50, of: latencies).map(JSONValue.integer) ?? .null,
                "p99": Percentile.value(99, of: latencies).map(JSONValue.integer) ?? .null,
            ]),
        ])
    }

    private func counts(_ pairs: [(String, Int?)]) -> JSONValue {
        var object = JSONObject()
        for (name, count) in pairs { object[name] = JSONValue(count ?? 0) }
        return .object(object)
    }

    private var sortedMessages: [(key: StoreStatistics.QueueDisposition, value: Int)] {
        statistics.messages.sorted {
            ($0.key.queue, $0.key.disposition.rawValue) < ($1.key.queue, $1.key.disposition.rawValue)
        }
    }

    private var sortedTasks: [(key: StoreStatistics.TaskGroup, value: Int)] {
        func order(_ group: StoreStatistics.TaskGroup) -> (Int, Int, String) {
            (
                Lane.allCases.firstIndex(of: group.lane) ?? 0, PushTask.Kind.allCases.firstIndex(of: group.kind) ?? 0,
                group.state.rawValue
            )
        }
        return statistics.tasks.sorted { order($0.key) < order($1.key) }
    }

    private var sortedDeadLetters: [(key: Refusal.Code, value: Int)] {
        statistics.deadLetters.sorted { $0.key.rawValue < $1.key.rawValue }
    }
}

extension TaskRecord.State {
    fileprivate var term: Text {
        switch self {
        case .pending: Text(zh: "待发", en: "pending")
        case .confirmed: Text(zh: "已交付", en: "handed over")
        case .setAside: Text(zh: "搁置", en: "set aside")
        }
    }
}
