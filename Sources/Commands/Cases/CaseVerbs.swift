import ArgumentParser

/// `cases`
struct CaseVerbs: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "cases",
            zh: "案件，以及人可以做的处置",
            en: "cases and the acts a person may take",
            subcommands: [
                CaseList.self, CaseShow.self, CaseTimeline.self, CaseOrder.self, CaseApprove.self, CaseReject.self,
                CaseReassign.self,
            ]
        )
    }
}
