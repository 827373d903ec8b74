import CaseStorage
import CaseStorageSQLite

/// Whether the store can be read, is whole, and has room to grow.
struct StoreFileCheck: Check {
    let name = "store"

    /// With less than this free the daemon soon has to stop taking messages.
    private static let littleSpace: Int64 = 256 << 20
    /// With less than this free somebody should look.
    private static let scarceSpace: Int64 = 2 << 30
    /// A log that is longer than this was not moved into the file for long.
    private static let longLog: Int64 = 512 << 20

    func run(in examination: Examination) async -> [Finding] {
        let path = examination.configuration.store.path
        let space = FileSystemSpace(path: FilePlace.folder(of: path)).map { [StoreFileCheck.finding($0, path)] } ?? []
        if case .failure(let error) = examination.store { return [StoreFileCheck.finding(error, path)] + space }
        return contents(path) + sizes(path) + space
    }

    private static func finding(_ error: StoreError, _ path: String) -> Finding {
        if error.code == .missing {
            return Finding(
                .warning,
                "store.missing",
                path,
                Wording(zh: "还没有案件库", en: "there is no store yet"),
                advice: Wording(
                    zh: "第一次运行 tripush run 时建立；若本应有，检查 store.uri",
                    en: "the first tripush run makes it; if there should be one, check store.uri"
                )
            )
        }
        return Finding(
            .fault,
            "store.unreadable",
            path,
            Wording(zh: "不能读取：\(error.text)", en: "cannot be read: \(error.text)"),
            advice: Wording(
                zh: "以守护进程的用户运行；文件损坏时从备份恢复，再用 reconcile 补齐",
                en: "run this as the daemon's user; when it is damaged restore a backup and catch up with reconcile"
            )
        )
    }

    private func contents(_ path: String) -> [Finding] {
        do throws(StoreError) {
            let condition = try SQLiteStore.condition(path: path)
            guard condition.damage.isEmpty else {
                let first = condition.damage[0]
                return [
                    Finding(
                        .fault,
                        "store.damaged",
                        path,
                        Wording(zh: "快速检查发现损坏：\(first)", en: "the quick check found damage: \(first)"),
                        advice: Wording(
                            zh: "停止守护进程，保留原文件，从备份恢复，再用 tripush reconcile 补齐",
                            en: "stop the daemon, keep the file, restore a backup, and catch up with tripush reconcile"
                        )
                    )
                ]
            }
            guard condition.journalMode == "wal" else {
                return [
                    Finding(
                        .fault,
                        "store.journal",
                        path,
                        Wording(
                            zh: "日志方式是 \(condition.journalMode)，不是 wal",
                            en: "its journal is \(condition.journalMode), not wal"
                        ),
                        advice: Wording(
                            zh: "案件库须在本机磁盘上；重新启动守护进程会改回",
                            en: "it must be on a local disk; starting the daemon sets it right"
                        )
                    )
                ]
            }
            return [
                Finding(
                    .ok,
                    "store.whole",
                    path,
                    Wording(
                        zh: "快速检查无误，wal；守护进程以 synchronous=FULL 写入，否则拒绝启动",
                        en:
                            "the quick check found nothing, wal; the daemon writes with synchronous=FULL or does not start"
                    )
                )
            ]
        } catch {
            return [StoreFileCheck.finding(error, path)]
        }
    }

    private func sizes(_ path: String) -> [Finding] {
        guard let file = FileStatus(path: path) else { return [] }
        var findings: [Finding] = []
        let log = FileStatus(path: "\(path)-wal")?.size ?? 0
        findings.append(
            Finding(
                .ok,
                "store.size",
                path,
                Wording(
                    zh: "\(file.size.bytesText)，日志 \(log.bytesText)",
                    en: "\(file.size.bytesText) and a log of \(log.bytesText)"
                )
            )
        )
        if log > StoreFileCheck.longLog {
            findings.append(
                Finding(
                    .warning,
                    "store.long_log",
                    path,
                    Wording(zh: "预写日志已有 \(log.bytesText)", en: "the write-ahead log has grown to \(log.bytesText)"),
                    advice: Wording(
                        zh: "有程序一直开着读取事务；停掉长时间运行的查询",
                        en: "something keeps a read transaction open; end queries that run for long"
                    )
                )
            )
        }
        if file.isOpenToOthers {
            findings.append(
                Finding(
                    .fault,
                    "store.open",
                    path,
                    Wording(
                        zh: "权限 \(file.modeText)：其他用户可以读取公民个人信息",
                        en: "its permissions are \(file.modeText): others may read personal data"
                    ),
                    advice: Wording(zh: "运行 chmod 640 \(path)*", en: "chmod 640 \(path)*")
                )
            )
        }
        return findings
    }

    /// What the room left means.
    static func finding(_ space: FileSystemSpace, _ path: String) -> Finding {
        let says = Wording(
            zh: "磁盘剩余 \(space.free.bytesText)，共 \(space.total.bytesText)",
            en: "\(space.free.bytesText) of \(space.total.bytesText) free on its disk"
        )
        guard space.free < scarceSpace else { return Finding(.ok, "store.space", path, says) }
        return Finding(
            space.free < littleSpace ? .fault : .warning,
            "store.little_space",
            path,
            says,
            advice: Wording(
                zh: "腾出空间：写满后停止取消息，已取的不会丢，腾出后自动继续",
                en: "make room: when it is full intake pauses, nothing is lost, and it goes on by itself afterwards"
            )
        )
    }
}
