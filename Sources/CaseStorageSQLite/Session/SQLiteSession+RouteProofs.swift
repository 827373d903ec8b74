import CaseModel
import CaseStorage
import GRDB

extension SQLiteSession {
    func routeProofs() throws -> [RouteProof] {
        try all(
            """
            SELECT lane, routing_key, max(confirmed_at),
                count(*) FILTER (WHERE state = 'setAside' AND last_code = 'no_route'),
                max(set_aside_at) FILTER (WHERE state = 'setAside' AND last_code = 'no_route')
            FROM tasks GROUP BY lane, routing_key ORDER BY lane, routing_key
            """
        ) { row in
            RouteProof(
                lane: try row.choice(0),
                routingKey: row[1],
                lastConfirmedAt: row.instantIfAny(2),
                unroutable: row[3],
                lastUnroutableAt: row.instantIfAny(4)
            )
        }
    }
}
