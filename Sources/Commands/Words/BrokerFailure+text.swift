import BridgeDaemon

extension BrokerFailure {
    /// The failure in one line: where, what, and what to do.
    var text: Text {
        guard let advice else { return Text(wording) }
        return Text(zh: "\(wording.zh)；\(advice.zh)", en: "\(wording.en); \(advice.en)")
    }
}

extension Text {
    /// A text that comes from the daemon's side.
    init(_ wording: Wording) {
        self.init(zh: wording.zh, en: wording.en)
    }
}

extension MissingTopology {
    /// What is missing, and how it is made.
    var text: Text {
        let kind = item.kind.term
        return Text(
            zh: "\(item.side.rawValue) 侧缺少\(kind.zh) \(item.name)；运行 tripush topology declare，或改配置中的名称",
            en: "\(kind.en) \(item.name) is missing on the \(item.side.rawValue) side; "
                + "run tripush topology declare, or correct its name in the configuration"
        )
    }
}

extension TopologyItem.Kind {
    var term: Text {
        switch self {
        case .exchange: Text(zh: "交换机", en: "exchange")
        case .queue: Text(zh: "队列", en: "queue")
        }
    }
}
