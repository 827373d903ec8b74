import ArgumentParser
import BridgePipeline
import CaseModel
import CaseStorage
import JSONTree

/// `cases list`
struct CaseList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "list",
            zh: "列出案件，新的在前；或列出有风险迹象的非纠纷警情，供再次研判",
            en: "list cases, or alerts that are no dispute but bear risk signs, newest first"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Option(name: .long, help: help(zh: "阶段 1、2、3", en: "of stage 1, 2 or 3"))
    var stage: Int?
    @Option(name: .long, help: help(zh: "状态，如 awaitingApproval", en: "waiting for this, such as awaitingApproval"))
    var phase: CasePhase?
    @Option(name: .long, help: help(zh: "风险等级 blue、yellow、orange、red", en: "of this band"))
    var band: Band?
    @Option(name: .long, help: help(zh: "派出所单位代码", en: "of the station with this code"))
    var station: String?
    @Option(name: .long, help: help(zh: "类型代码", en: "of the dispute type with this code"))
    var type: String?
    @Flag(name: .long, help: help(zh: "有逾期时限的", en: "with a deadline that has passed"))
    var overdue = false
    @Option(name: .long, help: help(zh: "最多条数", en: "at most so many"))
    var limit = 100
    @Flag(name: .long, help: help(zh: "未立案但有风险迹象的警情", en: "alerts without a case that bear risk signs"))
    var secondLook = false

    func validate() throws {
        if let stage, CaseStage(rawValue: stage) == nil {
            throw ValidationError(Text(zh: "阶段应为 1、2、3", en: "the stage is 1, 2 or 3").shown)
        }
        if secondLook, stage != nil || phase != nil || band != nil || type != nil || overdue {
            let text = Text(
                zh: "--second-look 只可与 --station、--limit 合用",
                en: "--second-look goes with --station and --limit only"
            )
            throw ValidationError(text.shown)
        }
    }

    func run() async throws {
        if secondLook { return try await listForSecondLook() }
        let filter = CaseFilter(
            stage: stage.flatMap(CaseStage.init(rawValue:)),
            phase: phase,
            band: band,
            stationCode: station,
            typeCode: type,
            overdueAt: overdue ? SystemBridgeClock().now : nil,
            limit: limit
        )
        let cases = try await configurationOption.withStore { store in try await store.read { try $0.cases(filter) } }
        formatOption.print(json: .array(cases.map(\.summary)), table: table(cases))
    }

    private func listForSecondLook() async throws {
        let (station, limit) = (station, limit)
        let alerts = try await configurationOption.withStore { store in
            try await store.read { try $0.alertsForSecondLook(stationCode: station, limit: limit) }
        }
        let list = SecondLook(alerts: alerts)
        formatOption.print(json: list.json, table: list.table)
    }

    private func table(_ cases: [Case]) -> String {
        var table = TextTable(
            .text(zh: "一案一码", en: "CODE"),
            .text(zh: "警情编号", en: "ALERT"),
            .text(zh: "立案", en: "OPENED"),
            .text(zh: "派出所", en: "STATION"),
            .text(zh: "类型", en: "TYPE"),
            .text(zh: "风险", en: "BAND"),
            .text(zh: "阶段", en: "STAGE"),
            .text(zh: "状态", en: "WAITS FOR"),
            .number(zh: "任务", en: "TASKS")
        )
        for one in cases {
            table.add(
                one.code.text,
                one.alert.alertNo,
                one.openedAt.rfc3339,
                one.alert.jurisdiction.name ?? one.alert.jurisdiction.code,
                one.typeCode,
                one.band.term.shown + (one.expedited ? Text(zh: " 加急", en: " expedited").shown : ""),
                one.stage.term.shown,
                one.phase.term.shown,
                String(one.tasks.count)
            )
        }
        return table.rendered
    }
}

extension CasePhase: ExpressibleByArgument {}
extension Band: ExpressibleByArgument {}
