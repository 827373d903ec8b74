import CaseModel
import CaseStorage

extension MemoryTables {
    func routeProofs() -> [RouteProof] {
        struct Route: Hashable {
            var lane: String
            var key: String
        }
        let groups = Dictionary(grouping: tasks.all) { Route(lane: $0.task.lane.rawValue, key: $0.task.routingKey) }
        return groups.values.compactMap { records in
            guard let first = records.first?.task else { return nil }
            let unroutable = records.filter { $0.state == .setAside && $0.lastCode == Refusal.Code.noRoute.rawValue }
            return RouteProof(
                lane: first.lane,
                routingKey: first.routingKey,
                lastConfirmedAt: records.compactMap(\.confirmedAt).max(),
                unroutable: unroutable.count,
                lastUnroutableAt: unroutable.compactMap(\.setAside?.at).max()
            )
        }
        .sorted { ($0.lane.rawValue, $0.routingKey) < ($1.lane.rawValue, $1.routingKey) }
    }
}
