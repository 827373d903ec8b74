extension Setting {
    package static let policeURI = Setting(
        "police.uri",
        .brokerURIs,
        default: "amqp://guest:guest@127.0.0.1:5672/",
        isSecret: true,
        zh: "公安侧消息服务器地址，多个以逗号分隔，依次尝试",
        en: "broker of the police side; several with commas, tried in turn"
    )
    package static let policeAlertsQueue = Setting(
        "police.alertsQueue",
        .name,
        default: "police110.alerts",
        zh: "110 警情队列",
        en: "queue of the 110 platform's alerts"
    )
    package static let policeAnswersQueue = Setting(
        "police.answersQueue",
        .name,
        default: "police.answers",
        zh: "民警与所领导答复队列",
        en: "queue of officers' and leaders' answers"
    )
    package static let policeExchange = Setting(
        "police.exchange",
        .name,
        default: "police.tasks",
        zh: "一推、二推、审批、通知的交换机",
        en: "exchange of push 1, push 2, approvals and notices"
    )
    package static let policeProfile = Setting(
        "police.profile",
        .name,
        default: "canonical",
        zh: "110 平台的报文方言：内置名称或 YAML 文件",
        en: "dialect of the 110 platform: a shipped name or a YAML file"
    )
    package static let policePrefetch = Setting(
        "police.prefetch",
        .integer(1...10_000),
        default: "200",
        zh: "每个队列预取的未确认消息数",
        en: "unacknowledged messages taken ahead per queue"
    )
    package static let policeDeadQueue = Setting(
        "police.deadQueue",
        .name,
        default: "tripush.dead",
        zh: "公安侧消息服务器放弃的消息的队列（x-dead-letter）",
        en: "queue of messages the police side's broker has given up (x-dead-letter)"
    )
    package static let governanceURI = Setting(
        "governance.uri",
        .brokerURIs,
        default: "amqp://guest:guest@127.0.0.1:5672/",
        isSecret: true,
        zh: "综治侧消息服务器地址，使用与公安侧不同的账号",
        en: "broker of the governance side, with a login of its own"
    )
    package static let governanceExchange = Setting(
        "governance.exchange",
        .name,
        default: "governance.tasks",
        zh: "三推的交换机",
        en: "exchange of push 3"
    )
    package static let governanceReceiptsQueue = Setting(
        "governance.receiptsQueue",
        .name,
        default: "governance.receipts",
        zh: "综治平台回执队列",
        en: "queue of the governance platform's receipts"
    )
    package static let governanceDeadQueue = Setting(
        "governance.deadQueue",
        .name,
        default: "tripush.dead",
        zh: "综治侧消息服务器放弃的消息的队列（x-dead-letter）",
        en: "queue of messages the governance side's broker has given up (x-dead-letter)"
    )
    package static let governanceProfile = Setting(
        "governance.profile",
        .name,
        default: "canonical",
        zh: "综治平台的报文方言：内置名称或 YAML 文件",
        en: "dialect of the governance platform: a shipped name or a YAML file"
    )
    package static let storeURI = Setting(
        "store.uri",
        .storeURI,
        default: "sqlite:///var/lib/tripush/tripush.db",
        zh: "案件库",
        en: "the store"
    )
    package static let rulesDirectory = Setting(
        "rules.directory",
        .folder,
        default: "rules",
        zh: "研判规则目录",
        en: "folder of the rules"
    )
    package static let directoryFile = Setting(
        "directory.file",
        .file,
        default: "directory.yaml",
        zh: "组织机构（可含人员与岗位）",
        en: "stations, townships, villages, departments; people too unless the roster has them"
    )
    package static let directoryRoster = Setting(
        "directory.roster",
        .file,
        zh: "值班表（CSV：人员与岗位），不设则人员写在组织机构文件中",
        en: "the roster (CSV of people and posts); unset, people stand in the directory file"
    )
    package static let calendarFile = Setting(
        "calendar.file",
        .file,
        zh: "工作日历（节假日与调休）",
        en: "working days and office hours"
    )
    package static let digestKeyFile = Setting(
        "digest.keyFile",
        .file,
        default: "digest.key",
        zh: "电话与证件号摘要密钥文件，至少 32 字节",
        en: "key of the digests of phone and id numbers, 32 bytes at least"
    )
    package static let consoleListen = Setting(
        "console.listen",
        .listenAddress,
        default: "127.0.0.1:8110",
        zh: "控制台监听地址",
        en: "where the console listens"
    )
    package static let consoleUsersFile = Setting(
        "console.usersFile",
        .file,
        zh: "控制台用户文件",
        en: "users of the console"
    )
    package static let deadLettersEdit = Setting(
        "deadLetters.edit",
        .choice(["never", "twoPersons"]),
        default: "never",
        zh: "改后重放：never 不允许，twoPersons 一人改、另一人确认",
        en: "editing a dead letter: never, or by one person with another to confirm"
    )
    package static let deadLettersAlarmOpen = Setting(
        "deadLetters.alarmOpen",
        .integer(1...1_000_000_000),
        default: "1000",
        zh: "未处理死信超过此数即告警",
        en: "open dead letters beyond which there is an alarm"
    )
    package static let deadLettersAlarmPerHour = Setting(
        "deadLetters.alarmPerHour",
        .integer(1...1_000_000_000),
        default: "50",
        zh: "一小时内死信超过此数即告警",
        en: "dead letters in an hour beyond which there is an alarm"
    )
    package static let logLevel = Setting(
        "log.level",
        .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]),
        default: "info",
        zh: "日志级别",
        en: "least severity that is logged"
    )
    package static let logFormat = Setting(
        "log.format",
        .choice(["auto", "json", "text"]),
        default: "auto",
        zh: "日志格式；auto 在终端上为 text，否则为 json",
        en: "auto is text on a terminal and json elsewhere"
    )

    /// Every key there is, in the order in which people read them.
    package static let table: [Setting] = [
        policeURI, policeAlertsQueue, policeAnswersQueue, policeExchange, policeProfile, policePrefetch,
        policeDeadQueue,
        governanceURI, governanceExchange, governanceReceiptsQueue, governanceDeadQueue, governanceProfile,
        storeURI, rulesDirectory, directoryFile, directoryRoster, calendarFile, digestKeyFile,
        consoleListen, consoleUsersFile, deadLettersEdit, deadLettersAlarmOpen, deadLettersAlarmPerHour, logLevel,
        logFormat,
    ]
}
