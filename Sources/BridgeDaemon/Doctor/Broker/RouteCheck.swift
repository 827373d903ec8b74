import CaseModel
import CaseStorage

/// Whether somebody takes what is sent under each routing key.
///
/// AMQP has no question for bindings, and a test message is out of the question, so the evidence is what became of real
/// tasks: a confirmed one was routed, one set aside as `no_route` was not.
struct RouteCheck: Check {
    let name = "routes"

    /// Keys named in one finding.
    private static let named = 5

    func run(in examination: Examination) async -> [Finding] {
        guard case .success(let sources) = examination.sources else { return [] }
        let proofs = await examination.read { try $0.routeProofs() } ?? []
        return TopologyItem.Side.allCases.flatMap { side in
            RouteCheck.findings(
                exchange: side == .police
                    ? examination.configuration.police.exchange : examination.configuration.governance.exchange,
                keys: RouteCheck.keys(of: sources.directory, side),
                proofs: proofs.filter { $0.lane.rawValue == side.rawValue }
            )
        }
    }

    /// The keys under which the most important tasks leave: push 1 to each station, push 3 to each township.
    static func keys(of directory: Directory, _ side: TopologyItem.Side) -> [String] {
        switch side {
        case .police: directory.stations.map { "push1.\($0.code)" }
        case .governance: directory.townships.map { "push3.\($0.code)" }
        }
    }

    /// What the proofs say about the keys.
    static func findings(exchange: String, keys: [String], proofs: [RouteProof]) -> [Finding] {
        let unbound = proofs.filter(\.isUnbound)
        let proven = Set(proofs.filter { $0.lastConfirmedAt != nil }.map(\.routingKey))
        let open = keys.filter { !proven.contains($0) }
        var findings: [Finding] = []
        if !unbound.isEmpty {
            let list = shortened(unbound.map(\.routingKey))
            findings.append(
                Finding(
                    .fault,
                    "routes.unbound",
                    exchange,
                    Wording(
                        zh: "没有队列接收：\(list.zh)；这些任务已搁置",
                        en: "no queue takes \(list.en); these tasks were set aside"
                    ),
                    advice: Wording(
                        zh: "请对方把队列绑定到 \(exchange)（如 push3.#），再用 dead-letters replay 重发搁置的任务",
                        en:
                            "have the neighbours bind a queue to \(exchange), such as with push3.#, then dead-letters replay"
                    )
                )
            )
        }
        guard !open.isEmpty else {
            if unbound.isEmpty {
                findings.append(
                    Finding(
                        .ok,
                        "routes.proven",
                        exchange,
                        Wording(zh: "\(keys.count) 个路由键都有任务送达过", en: "tasks have arrived under all \(keys.count) keys")
                    )
                )
            }
            return findings
        }
        let list = shortened(open)
        findings.append(
            Finding(
                .unknown,
                "routes.unproven",
                exchange,
                Wording(
                    zh: "\(keys.count) 个路由键中 \(open.count) 个还没有任务送达过，是否绑定问不到：\(list.zh)",
                    en:
                        "under \(open.count) of \(keys.count) keys nothing has arrived yet, and bindings cannot be asked for: \(list.en)"
                ),
                advice: Wording(
                    zh: "请管理员查看：rabbitmqctl list_bindings source_name routing_key destination_name",
                    en: "have the owner look: rabbitmqctl list_bindings source_name routing_key destination_name"
                )
            )
        )
        return findings
    }

    private static func shortened(_ keys: [String]) -> Wording {
        let list = keys.prefix(named).joined(separator: ", ")
        guard keys.count > named else { return Wording(zh: list, en: list) }
        return Wording(zh: "\(list) 等 \(keys.count) 个", en: "\(list) and \(keys.count - named) more")
    }
}

extension RouteProof {
    /// The last that is known is that no queue took it.
    fileprivate var isUnbound: Bool {
        guard let lastUnroutableAt else { return false }
        guard let lastConfirmedAt else { return true }
        return lastConfirmedAt < lastUnroutableAt
    }
}
