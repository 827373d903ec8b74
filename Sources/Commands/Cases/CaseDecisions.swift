import ArgumentParser
import BridgePipeline
import CaseModel
import CaseStorage

/// `cases approve CASE`
struct CaseApprove: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("approve", zh: "批准待审批的三推草稿", en: "approve the draft of push 3 that waits for a decision")
    }

    @OptionGroup var decision: DecisionOptions

    func run() async throws {
        try await decision.submit(isApproved: true)
    }
}

/// `cases reject CASE`
struct CaseReject: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("reject", zh: "不批准待审批的三推草稿", en: "reject the draft of push 3 that waits for a decision")
    }

    @OptionGroup var decision: DecisionOptions

    func run() async throws {
        try await decision.submit(isApproved: false)
    }
}

/// A decision on one draft, which the person must name by its digest: what was read is what is decided.
struct DecisionOptions: ParsableArguments {
    @OptionGroup var act: ActOptions
    @Argument(help: help(zh: "一案一码、案件标识或警情编号", en: "its code, id or alert number"))
    var name: String
    @Option(name: .long, help: help(zh: "草稿摘要，见 cases show", en: "digest of the draft, from cases show"))
    var digest: String

    func submit(isApproved: Bool) async throws {
        let name = name
        let found = try await act.configurationOption.withStore { store in
            try await store.read { try Case.find(name, in: $0) }
        }
        guard let found else { throw CommandFailure.noCase(name) }
        let by = try act.actor()
        let rounds = [found.pendingApproval?.round, found.pendingContact?.round].compactMap(\.self)
        guard let round = rounds.first(where: { $0.draftDigest == digest }) ?? rounds.first,
            let request = round.requests.first(where: { $0.approver == by }) ?? round.requests.last
        else {
            throw CommandFailure(
                .answerIsNo,
                Text(
                    zh: "案件 \(found.code.text) 没有待审批的草稿",
                    en: "no draft of case \(found.code.text) waits for a decision"
                )
            )
        }
        let decision = ApprovalDecision(
            requestID: request.id,
            draftDigest: digest,
            isApproved: isApproved,
            by: by,
            at: SystemBridgeClock().now,
            reason: act.reason
        )
        try await act.submit(.approval(decision))
    }
}
