import AMQPClient

/// Whether what crosses the network is encrypted, and by whose login it crosses.
struct TransportCheck: Check {
    let name = "transport"

    func run(in examination: Examination) async -> [Finding] {
        TransportCheck.findings(
            police: examination.configuration.police.addresses,
            governance: examination.configuration.governance.addresses
        )
    }

    /// What the addresses of both sides tell.
    static func findings(police: [AMQPAddress], governance: [AMQPAddress]) -> [Finding] {
        encryption(police, .police) + encryption(governance, .governance)
            + defaultLogins(police, .police) + defaultLogins(governance, .governance)
            + sharedLogins(police, governance)
    }

    private static func encryption(_ addresses: [AMQPAddress], _ side: TopologyItem.Side) -> [Finding] {
        let open = addresses.filter { !$0.usesTLS && !$0.isLoopback }
        guard open.isEmpty else {
            let hosts = open.map(\.host).joined(separator: ", ")
            return [
                Finding(
                    .warning,
                    "transport.not_encrypted",
                    side.rawValue,
                    Wording(
                        zh: "到 \(hosts) 的连接不加密，警情和口令可被窃听",
                        en: "alerts and password cross to \(hosts) in the clear"
                    ),
                    advice: Wording(
                        zh: "在消息服务器上启用 TLS，并把 \(side.rawValue).uri 写成 amqps://",
                        en: "switch TLS on at the broker, and write \(side.rawValue).uri with amqps://"
                    )
                )
            ]
        }
        let says =
            addresses.allSatisfy(\.usesTLS)
            ? Wording(zh: "使用 TLS，证书经过验证", en: "TLS, with the certificate verified")
            : Wording(zh: "不加密，但不离开本机", en: "not encrypted, and it does not leave this machine")
        return [Finding(.ok, "transport.safe", side.rawValue, says)]
    }

    private static func defaultLogins(_ addresses: [AMQPAddress], _ side: TopologyItem.Side) -> [Finding] {
        guard addresses.contains(where: { $0.user == "guest" && $0.password == "guest" }) else { return [] }
        return [
            Finding(
                .warning,
                "transport.default_login",
                side.rawValue,
                Wording(zh: "使用出厂账号 guest", en: "the login is guest, as RabbitMQ is delivered"),
                advice: Wording(
                    zh: "请管理员建立专用账号，只授予所需队列的读权限和交换机的写权限",
                    en: "have a login of its own made, which may read the queues and write to the exchange and no more"
                )
            )
        ]
    }

    private static func sharedLogins(_ police: [AMQPAddress], _ governance: [AMQPAddress]) -> [Finding] {
        let shared = police.filter { one in
            governance.contains { $0.user == one.user && $0.host == one.host && $0.virtualHost == one.virtualHost }
        }
        guard let address = shared.first else { return [] }
        return [
            Finding(
                .warning,
                "transport.shared_login",
                "police, governance",
                Wording(
                    zh: "两侧使用同一账号 \(address.user)；综治侧的账号因此也能触及公安侧队列",
                    en: "both sides use the login \(address.user), so that of the governance side reaches police queues"
                ),
                advice: Wording(
                    zh: "为综治侧建立单独的账号或虚拟主机",
                    en: "have a login or a virtual host of its own made for the governance side"
                )
            )
        ]
    }
}

extension AMQPAddress {
    /// It does not leave this machine.
    fileprivate var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}
