import AMQPClient

/// Whether the brokers answer, and which they are.
struct BrokerCheck: Check {
    let name = "broker"

    func run(in examination: Examination) async -> [Finding] {
        var findings: [Finding] = []
        for side in TopologyItem.Side.allCases {
            switch examination.brokers[side] {
            case .success(let broker)?:
                do throws(BrokerFailure) {
                    findings += BrokerCheck.findings(of: try await broker.identity(), side)
                } catch {
                    findings.append(error.finding())
                }
            case .failure(let failure)?: findings.append(failure.finding("broker.unreachable"))
            case nil: break
            }
        }
        return findings
    }

    /// What a broker's own words mean for the bridge.
    static func findings(of identity: BrokerIdentity, _ side: TopologyItem.Side) -> [Finding] {
        let subject = side.rawValue
        let library = AMQPLibrary.version
        let product = "\(identity.product) \(identity.version)"
        guard identity.isRabbitMQ, let version = BrokerVersion(identity.version) else {
            return [
                Finding(
                    .warning,
                    "broker.not_rabbitmq",
                    subject,
                    Wording(zh: "对方是 \(product)，不是 RabbitMQ", en: "this is \(product), not RabbitMQ"),
                    advice: Wording(
                        zh: "本程序只在 RabbitMQ 上验证过；先在试验环境运行 deploy/demo.sh",
                        en: "the bridge was proved on RabbitMQ only; run deploy/demo.sh on a trial system first"
                    )
                )
            ]
        }
        let facts = Wording(zh: "\(product)，客户端库 librabbitmq \(library)", en: "\(product), by librabbitmq \(library)")
        guard let behaviour = BrokerBehaviour.of(version) else {
            return [
                Finding(
                    .warning,
                    "broker.old",
                    subject,
                    facts,
                    advice: Wording(
                        zh: "早于 3.10，未验证；请升级",
                        en: "older than 3.10 and never tried; have it brought up to date"
                    )
                )
            ]
        }
        guard behaviour.isTried else {
            return [
                Finding(
                    .warning,
                    "broker.untried",
                    subject,
                    facts,
                    advice: Wording(
                        zh: "\(behaviour.versions) 的差异按文档处理，未在真实服务器上运行过；先在试验环境运行 deploy/demo.sh",
                        en:
                            "the differences of \(behaviour.versions) are handled by the book and were not run on a real one; "
                            + "run deploy/demo.sh on a trial system first"
                    )
                )
            ]
        }
        return [Finding(.ok, "broker.known", subject, facts)]
    }
}
