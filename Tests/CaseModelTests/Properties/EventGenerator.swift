import CaseModel

/// Plausible and implausible events for a case as it stands, the same for the same seed.
struct EventGenerator {
    var random: SplitMix64
    private let policy: EscalationPolicy
    private let code: UInt64
    private let confirmDelay: Duration
    private var count = 0
    /// The newest version of the alert that was sent.
    var alert = EventGenerator.firstAlert

    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        policy = RandomWorld.policy(random.below(12))
        code = random.next()
        confirmDelay = random.pick([.zero, .zero, .zero, .minutes(20), .hours(6)])
        self.random = random
    }

    /// The next event, some time later.
    mutating func step(after run: CaseRun) -> PastEvent {
        count += 1
        let (event, now) = event(for: run)
        var assessment: TextAssessment?
        switch event {
        case .alert: assessment = self.assessment(isFirst: run.subject == nil && run.recordedAlert == nil)
        case .disposition: assessment = random.chance(50) ? self.assessment(isFirst: false) : nil
        default: break
        }
        var context = RandomWorld.context(assessment, policy: policy, random: code)
        if case .deadline(let due) = event { handOver(due, of: run.subject, at: now, in: &context) }
        if case .order(let order) = event, [.link, .unlink, .linkCrime].contains(order.kind) {
            context.orderTarget = random.chance(80) ? otherCase() : nil
        }
        return PastEvent(id: "e\(count)", event: event, context: context, at: now)
    }

    /// Every task is confirmed so long after it was issued; until then its receiver's clock waits.
    private func handOver(_ due: DeadlineDue, of subject: Case?, at now: Timestamp, in context: inout Context) {
        guard let id = subject?.deadlines.first(where: { $0.id == due.deadlineID })?.taskID,
            let task = subject?.tasks.first(where: { $0.id == id })
        else { return }
        let confirmedAt = task.issuedAt + confirmDelay
        if confirmedAt > now { context.tasksNotHandedOver = [id] } else { context.handedOverAt = confirmedAt }
    }

    private mutating func event(for run: CaseRun) -> (Event, Timestamp) {
        guard let subject = run.subject else {
            let now = run.now + .seconds(random.below(600))
            if run.recordedAlert != nil, random.chance(50) {
                return (random.chance(50) ? .disposition(disposition()) : .order(order(on: nil, at: now)), now)
            }
            return (.alert(count == 1 ? alert : revision(of: run)), now)
        }
        if random.chance(24), let due = deadline(of: subject, after: run.now) { return due }
        let now = run.now + pause()
        let event: Event =
            switch random.below(100) {
            case ..<10: .alert(random.chance(60) ? revision(of: run) : joining(at: now))
            case ..<20: .disposition(disposition())
            case ..<24: .signed(signature(of: subject, at: now))
            case ..<45: .followUp(followUp(on: subject, at: now))
            case ..<62: .approval(approval(of: subject, at: now))
            case ..<80: .receipt(receipt(on: subject, at: now))
            default: .order(order(on: run, at: now))
            }
        return (likely(event, on: subject, at: now), now)
    }

    /// Puts what the case waits for in the place of some events: the late stages would else be rare.
    private mutating func likely(_ event: Event, on subject: Case, at now: Timestamp) -> Event {
        guard random.chance(50) else { return event }
        switch subject.phase {
        case .onScene: return .disposition(disposition())
        case .following: return random.chance(60) ? .followUp(asking(subject, at: now)) : event
        case .awaitingApproval: return .approval(approval(of: subject, at: now, isRight: true))
        case .withDepartments:
            return subject.pendingContact == nil
                ? (subject.departmentWork?.awaitsAdjudication == true && random.chance(40)
                    ? .order(adjudication(of: subject, at: now))
                    : .receipt(receipt(on: subject, at: now, isRight: true)))
                : .approval(approval(of: subject, at: now, isRight: true))
        case .callBack: return .followUp(followUp(on: subject, at: now, isCallBack: true))
        case .criminal, .closed: return event
        }
    }

    /// A deadline that is due next, one of those that came due over days, or one that is not due.
    private mutating func deadline(of subject: Case, after now: Timestamp) -> (Event, Timestamp)? {
        let running = subject.deadlines.filter { $0.dueAt != nil }
        guard let deadline = random.chance(85) ? running.min(by: isEarlier) : running.randomElement(using: &self)
        else { return nil }
        let dueAt = deadline.dueAt ?? now
        var at = max(now, dueAt)
        let isAfterOutage = random.chance(15)
        if isAfterOutage { at = at + .days(random.below(12)) }
        if random.chance(4) { at = now }
        let id = random.chance(98) ? deadline.id : "none/0"
        let due = DeadlineDue(caseID: subject.id, deadlineID: id, dueAt: dueAt, isAfterOutage: isAfterOutage)
        return (.deadline(due), at)
    }

    private func isEarlier(_ left: Deadline, _ right: Deadline) -> Bool {
        (left.dueAt ?? left.limitAt) < (right.dueAt ?? right.limitAt)
    }

    private mutating func pause() -> Duration {
        random.pick([
            .seconds(1), .seconds(20), .minutes(2), .minutes(5), .minutes(20), .minutes(20), .hours(1), .hours(1),
            .hours(5), .hours(20), .days(1), .days(1), .days(4), .days(20),
        ])
    }

    private mutating func otherCase() -> LinkedCase {
        let summary = EarlierCase(
            when: RandomWorld.start + .days(-random.below(20)),
            type: random.pick(RandomWorld.types),
            band: random.pick(Band.allCases),
            outcome: .settledByPolice,
            agreed: random.chance(50)
        )
        return LinkedCase(
            summary: summary,
            sidesInCommon: random.below(3),
            place: nil,
            ownBand: random.pick(Band.allCases),
            identity: .init(caseID: "OTHER\(random.below(2))", alertNo: "CANARYO")
        )
    }

    /// A person of the world; often one who may act in the case's station.
    mutating func person(for subject: Case?) -> String {
        guard let subject, random.chance(75) else { return random.pick(RandomWorld.people) }
        let unit = subject.alert.jurisdiction.code
        let near = RandomWorld.directory.people.filter { $0.unit == unit || $0.unit == RandomWorld.bureau }
        return near[random.below(near.count)].id
    }
}

extension EventGenerator: RandomNumberGenerator {
    mutating func next() -> UInt64 { random.next() }
}
