import ArgumentParser
import CaseModel
import CaseStorage

/// `cases reassign --from OFFICER --to OFFICER`
struct CaseReassign: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "reassign",
            zh: "把一名民警手中未办结的案件移交给另一名（人员调动）",
            en: "give the open cases of one officer to another (transfers of staff)"
        )
    }

    @OptionGroup var act: ActOptions
    @Option(name: .long, help: help(zh: "移出的警号", en: "police number of who gives"))
    var from: String
    @Option(name: .long, help: help(zh: "接手的警号", en: "police number of who takes"))
    var to: String

    func run() async throws {
        let (from, by) = (from, try act.actor())
        let cases = try await act.configurationOption.withStore { store in
            try await store.read { view in
                try view.cases(CaseFilter(limit: .max)).filter { $0.isFollowed(by: from) }.map(\.id)
            }
        }
        guard !cases.isEmpty else {
            throw CommandFailure(
                .answerIsNo,
                Text(zh: "\(from) 手中没有未办结的案件", en: "\(from) follows no open case")
            )
        }
        for id in cases {
            var order = Order(kind: .assign, caseID: id, by: by, reason: act.reason)
            order.assignee = to
            try await act.submit(.order(order))
        }
    }
}

extension Case {
    /// Whether it is open and the person is the officer who follows it.
    fileprivate func isFollowed(by id: String) -> Bool {
        guard phase != .closed else { return false }
        if let assignee { return assignee == id }
        let followers = tasks.filter { $0.kind == .push2 && $0.recipient?.role == .responsibleOfficer }
        return followers.last?.recipient?.id == id
    }
}
