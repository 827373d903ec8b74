import BridgePipeline
import JSONTree

/// Whether the daemon runs and answers.
struct DaemonCheck: Check {
    let name = "daemon"

    func run(in examination: Examination) async -> [Finding] {
        let socket = examination.configuration.store.orderSocketPath
        switch examination.daemon {
        case .success(let status):
            let reasons = status["reasons"]?.elements.compactMap(\.text) ?? []
            guard !reasons.isEmpty else {
                return [Finding(.ok, "daemon.ready", socket, Wording(zh: "在运行，一切就绪", en: "it runs and is ready"))]
            }
            let words = reasons.joined(separator: ", ")
            return [
                Finding(
                    .warning,
                    "daemon.not_ready",
                    socket,
                    Wording(zh: "在运行，但有妨碍：\(words)", en: "it runs, and something is in its way: \(words)"),
                    advice: Wording(
                        zh: "见本页 lanes、intake、broker 各项；恢复后自动继续",
                        en: "see lanes, intake and broker of this page; it goes on by itself"
                    )
                )
            ]
        case .failure(.noDaemon):
            return [
                Finding(
                    .fault,
                    "daemon.not_running",
                    socket,
                    Wording(zh: "守护进程没有运行，不推送任何任务", en: "no daemon runs, so nothing is pushed"),
                    advice: Wording(
                        zh: "运行 systemctl start tripush；起不来就看 journalctl -u tripush 的最后一行",
                        en: "systemctl start tripush; if it ends at once, see the last line of journalctl -u tripush"
                    )
                )
            ]
        case .failure(.notAllowed):
            return [
                Finding(
                    .unknown,
                    "daemon.not_allowed",
                    socket,
                    Wording(
                        zh: "当前用户不在守护进程的用户组内，问不到",
                        en: "the caller is not of the daemon's group and gets no answer"
                    ),
                    advice: Wording(zh: "以守护进程的用户或同组用户运行", en: "run this as a user of the daemon's group")
                )
            ]
        case .failure(.refused(let words)):
            return [
                Finding(
                    .warning,
                    "daemon.silent",
                    socket,
                    Wording(zh: "答复不成立：\(words)", en: "its answer is none: \(words)"),
                    advice: Wording(zh: "本程序与守护进程的版本应相同", en: "this program and the daemon should be of one version")
                )
            ]
        case .failure(.actRefused(let refusal)):
            return [Finding(.warning, "daemon.silent", socket, Wording(zh: refusal.detail, en: refusal.detail))]
        }
    }
}
