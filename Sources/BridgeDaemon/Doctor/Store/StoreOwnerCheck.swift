/// Who writes to the store.
struct StoreOwnerCheck: Check {
    let name = "owner"

    func run(in examination: Examination) async -> [Finding] {
        let path = "\(examination.configuration.store.path).lock"
        guard let file = FileStatus(path: path) else {
            return [nobody(examination)]
        }
        guard let locks = try? FileContent.text(ofFile: "/proc/locks") else {
            return [
                Finding(
                    .unknown,
                    "owner.unknown",
                    path,
                    Wording(zh: "系统不告诉谁持有锁", en: "the system does not tell who holds the lock")
                )
            ]
        }
        guard let process = StoreOwnerCheck.holder(of: file, in: locks) else { return [nobody(examination)] }
        let words = (try? FileContent.text(ofFile: path))?.split(separator: "\n").first.map(String.init)
        let owner = words ?? "process \(process)"
        guard examination.daemonRuns else {
            return [
                Finding(
                    .warning,
                    "owner.silent",
                    path,
                    Wording(
                        zh: "由 \(owner) 持有，但它不在指令套接字上应答",
                        en: "held by \(owner), which does not answer on the order socket"
                    ),
                    advice: Wording(
                        zh: "它可能正在启动、正在替某条命令代写，或已卡住；看 ps \(process)",
                        en: "it may be starting, standing in for a verb, or stuck; see ps \(process)"
                    )
                )
            ]
        }
        return [Finding(.ok, "owner.daemon", path, Wording(zh: "由 \(owner) 持有", en: "held by \(owner)"))]
    }

    private func nobody(_ examination: Examination) -> Finding {
        Finding(
            .ok,
            "owner.nobody",
            examination.configuration.store.path,
            Wording(zh: "无人持有", en: "nobody owns it at the moment")
        )
    }

    /// The process that holds `flock` on the file, by the lines of `/proc/locks`:
    /// `3: FLOCK  ADVISORY  WRITE 4711 08:01:1234 0 EOF`.
    static func holder(of file: FileStatus, in locks: String) -> Int? {
        for line in locks.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 5, words[1] == "FLOCK", words[3] == "WRITE",
                words[5].split(separator: ":").last == Substring(String(file.number))
            else { continue }
            return Int(words[4])
        }
        return nil
    }
}
