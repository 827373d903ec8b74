/// Whether the key of the digests is kept from others: who has it can link people across cases.
struct KeyFileCheck: Check {
    let name = "digest-key"

    func run(in examination: Examination) async -> [Finding] {
        let path = examination.configuration.digestKeyFile
        // One that is missing is told by the check of the rules.
        guard let status = FileStatus(path: path) else { return [] }
        return [KeyFileCheck.finding(path, status)]
    }

    static func finding(_ path: String, _ status: FileStatus) -> Finding {
        guard status.mode & 0o027 != 0 else {
            return Finding(
                .ok,
                "digest_key.kept",
                path,
                Wording(zh: "权限 \(status.modeText)", en: "its permissions are \(status.modeText)")
            )
        }
        return Finding(
            status.isOpenToOthers ? .fault : .warning,
            "digest_key.open",
            path,
            Wording(
                zh: "权限 \(status.modeText)：其他用户可读，或同组可改",
                en: "its permissions are \(status.modeText): others may read it, or the group may write it"
            ),
            advice: Wording(
                zh: "运行 chmod 600（或 640）\(path)；若可能已被读走，换密钥：在文件末尾加一行新密钥",
                en: "chmod it 600 or 640; if it may have been read, rotate: add a line with a new key at its end"
            )
        )
    }
}
