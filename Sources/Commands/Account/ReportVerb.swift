import ArgumentParser
import CaseModel
import CaseStorage
import JSONTree

/// `report`
struct ReportVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("report", zh: "统计：警情、推送、案件、死信、时延", en: "figures: alerts, pushes, cases, dead letters, latency")
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption

    func run() async throws {
        let statistics = try await configurationOption.withStore { store in
            try await store.read { try $0.statistics() }
        }
        let report = Report(statistics)
        formatOption.print(json: report.json, table: report.tables)
    }
}
