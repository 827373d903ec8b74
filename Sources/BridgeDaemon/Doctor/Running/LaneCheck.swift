import CaseModel
import JSONTree

/// Whether the two ways out are open.
struct LaneCheck: Check {
    let name = "lanes"

    func run(in examination: Examination) async -> [Finding] {
        guard case .success(let status) = examination.daemon else { return [] }
        return status["lanes"]?.elements.compactMap { LaneCheck.finding($0) } ?? []
    }

    /// What the daemon's word on a lane means.
    static func finding(_ lane: JSONValue) -> Finding? {
        guard let name = lane["lane"]?.text, let condition = lane["condition"]?.text else { return nil }
        // What a person has paused is told with who and why by the check of the flow.
        guard condition != "paused" else { return nil }
        guard condition != "open" else {
            return Finding(.ok, "lane.open", name, Wording(zh: "畅通", en: "open"))
        }
        return Finding(
            .fault,
            "lane.blocked",
            name,
            Wording(
                zh: "受阻：\(condition)；任务留在发件箱，另一条通道照常",
                en: "blocked: \(condition); its tasks stay in the outbox, the other lane goes on"
            ),
            advice: advice(on: condition, lane: name)
        )
    }

    private static func advice(on condition: String, lane: String) -> Wording {
        switch Refusal.Code(rawValue: condition) {
        case .exchangeMissing:
            Wording(
                zh: "\(lane).exchange 的交换机没有了：运行 tripush topology declare，并请对方重新绑定；恢复后自动继续",
                en:
                    "its exchange is gone: run tripush topology declare and have the neighbours bind again; it goes on by itself"
            )
        case .accessRefused:
            Wording(
                zh: "\(lane).uri 的账号被拒：请管理员恢复写权限或改正口令；恢复后自动继续",
                en: "the login of \(lane).uri is refused: have its right to write restored; it goes on by itself"
            )
        case .blocked:
            Wording(
                zh: "消息服务器因内存或磁盘告警停收：请管理员腾出空间；恢复后自动继续",
                en: "the broker takes nothing (memory or disk alarm): have room made there; it goes on by itself"
            )
        case .confirmTimeout:
            Wording(
                zh: "消息服务器迟迟不确认：看它的负载和磁盘；同一任务会以同一标识再发",
                en:
                    "the broker does not confirm in time: see its load and disk; the same task leaves again under its id"
            )
        case .connectionLost:
            Wording(
                zh: "连不上消息服务器：看网络和服务器；1 至 60 秒试一次，恢复后自动继续",
                en: "the broker is out of reach: see network and server; it is tried every 1 to 60 s"
            )
        default:
            Wording(zh: "看日志中同一代码的行", en: "see the log for this code")
        }
    }
}
