/// Whether the logins may do what the bridge has to, by orders the broker refuses either way.
struct PermissionCheck: Check {
    let name = "permissions"

    func run(in examination: Examination) async -> [Finding] {
        var findings: [Finding] = []
        for item in TopologyItem.all(of: examination.configuration) {
            guard case .success(let broker)? = examination.brokers[item.side] else { continue }
            do throws(BrokerFailure) {
                findings.append(PermissionCheck.finding(item, try await broker.mayUse(item)))
            } catch  where error.reason == .notFound {
                // What is missing is told by the topology.
            } catch {
                findings.append(error.finding("permissions.unknown", level: .unknown))
            }
        }
        return findings
    }

    private static func finding(_ item: TopologyItem, _ isPermitted: Bool) -> Finding {
        let right =
            switch item.kind {
            case .queue: Wording(zh: "读", en: "read")
            case .exchange: Wording(zh: "写", en: "write")
            }
        guard !isPermitted else {
            return Finding(
                .ok,
                "permissions.granted",
                item.name,
                Wording(zh: "有\(right.zh)权限", en: "the login may \(right.en)")
            )
        }
        let user = "\(item.side.rawValue).uri"
        return Finding(
            .fault,
            "permissions.refused",
            item.name,
            Wording(zh: "\(user) 的账号没有\(right.zh)权限", en: "the login of \(user) may not \(right.en)"),
            advice: Wording(
                zh: "请管理员运行 rabbitmqctl set_permissions，授予对 \(item.name) 的\(right.zh)权限",
                en: "have rabbitmqctl set_permissions grant it \(right.en) on \(item.name)"
            )
        )
    }
}
