extension BrokerFailure {
    /// What happened and where.
    package var wording: Wording {
        switch reason {
        case .loginRefused: Wording(zh: "\(place)：消息服务器拒绝登录", en: "\(place): the broker refused the login")
        case .notPermitted:
            Wording(zh: "\(place)：该账号没有权限（\(detail)）", en: "\(place): the login may not do this (\(detail))")
        case .notFound: Wording(zh: "\(place)：不存在（\(detail)）", en: "\(place): not found (\(detail))")
        case .outOfReach:
            Wording(zh: "\(place)：连接不上消息服务器（\(detail)）", en: "\(place): the broker is out of reach (\(detail))")
        case .other: Wording(zh: "\(place)：消息服务器答复 \(detail)", en: "\(place): the broker said \(detail)")
        }
    }

    /// What a person can do about it; nil when only the broker's words can tell.
    package var advice: Wording? {
        let key = "\(side.rawValue).uri"
        return switch reason {
        case .loginRefused: Wording(zh: "检查 \(key) 的用户和口令", en: "check user and password in \(key)")
        case .notPermitted: Wording(zh: "请消息服务器管理员授权", en: "have the broker's owner permit it")
        case .notFound:
            Wording(
                zh: "运行 tripush topology declare，或检查 \(key) 的虚拟主机",
                en: "run tripush topology declare, or check the virtual host in \(key)"
            )
        case .outOfReach:
            Wording(zh: "检查 \(key) 和服务器是否在运行", en: "check \(key) and whether the broker runs")
        case .other: nil
        }
    }

    /// The failure as a finding of a check.
    func finding(_ code: String = "broker.failure", level: Finding.Level = .fault) -> Finding {
        Finding(level, code, side.rawValue, wording, advice: advice)
    }
}
