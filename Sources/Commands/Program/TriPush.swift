import ArgumentParser

/// The root of the command line.
struct TriPush: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "tripush",
            zh: "三推桥：110 警情到基层治理四平台，一警情三推送",
            en: "TriPush: from 110 alerts to the grassroots-governance platform, one alert, three pushes",
            subcommands: [
                RunVerb.self, RouteVerb.self, RuleVerbs.self, ConfigVerbs.self, DoctorVerb.self, TopologyVerbs.self,
                QueuesVerb.self,
                CaseVerbs.self, DeadlinesVerb.self, DeadLetterVerbs.self, HoldVerbs.self, PauseVerb.self,
                ResumeVerb.self,
                DrainVerb.self, VerifyVerb.self, ReportVerb.self,
                ReconcileVerb.self, HistoryVerbs.self, SimulateVerb.self,
            ]
        )
    }
}
