import BridgeDaemon

extension BrokerFailure {
    /// The failure in one line: where, what, and what to do.
    var text: Text {
        let key = "\(side.rawValue).uri"
        switch reason {
        case .loginRefused:
            return Text(
                zh: "\(place)：消息服务器拒绝登录；检查 \(key) 的用户和口令",
                en: "\(place): the broker refused the login; check user and password in \(key)"
            )
        case .notPermitted:
            return Text(
                zh: "\(place)：该账号没有权限（\(detail)）；请消息服务器管理员授权",
                en: "\(place): the login may not do this (\(detail)); have the broker's owner permit it"
            )
        case .notFound:
            return Text(
                zh: "\(place)：不存在（\(detail)）；运行 tripush topology declare，或检查 \(key) 的虚拟主机",
                en: "\(place): not found (\(detail)); run tripush topology declare, or check the virtual host in \(key)"
            )
        case .outOfReach:
            return Text(
                zh: "\(place)：连接不上消息服务器（\(detail)）；检查 \(key) 和服务器是否在运行",
                en: "\(place): the broker is out of reach (\(detail)); check \(key) and whether the broker runs"
            )
        case .other:
            return Text(zh: "\(place)：消息服务器答复 \(detail)", en: "\(place): the broker said \(detail)")
        }
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
