extension Decision {
    /// The instant at which a deadline of this kind that begins now would be missed; nil where the policy has none.
    func limit(_ kind: Deadline.Kind) -> Timestamp? {
        span(of: kind).map { context.calendar.end(of: $0, from: now, unit: subject.alert.jurisdiction.code) }
    }

    /// Starts the clock of something that must happen.
    ///
    /// - Parameters:
    ///   - name: what makes the deadline its own among those of its kind: the task it watches, or a word for the round.
    ///   - start: now, unless it counts from elsewhere.
    ///   - own: a limit of its own in place of the policy's.
    mutating func start(
        _ kind: Deadline.Kind,
        of taskID: String? = nil,
        as name: String? = nil,
        from start: Timestamp? = nil,
        within own: TimeSpan? = nil
    ) {
        guard let span = own ?? span(of: kind), let rule = context.policy.deadlines[kind] else { return }
        let round = subject.deadlines.count { $0.kind == kind }
        let deadline = Deadline(
            id: "\(kind.rawValue)/\(name ?? taskID ?? String(round))",
            kind: kind,
            taskID: taskID,
            from: start ?? now,
            span: span,
            ladder: rule.ladder.rungs(band: subject.band),
            calendar: context.calendar,
            unit: subject.alert.jurisdiction.code
        )
        guard !subject.deadlines.contains(where: { $0.id == deadline.id }) else { return }
        subject.deadlines.append(deadline)
        record(
            .deadlineSet,
            by: TrailEntry.bridge,
            .init("deadline", deadline.id),
            .init("limit", deadline.limitAt.rfc3339)
        )
    }

    /// What was waited for has happened: every running deadline of the kind, or that of one task.
    mutating func meet(_ kind: Deadline.Kind, of taskID: String? = nil) {
        for index in running(kind) where taskID == nil || subject.deadlines[index].taskID == taskID {
            subject.deadlines[index].state = .met(at: now)
            let missed = subject.deadlines[index].limitAt < now
            if missed { subject.deadlines[index].missedAt = subject.deadlines[index].limitAt }
            record(
                .deadlineMet,
                by: TrailEntry.bridge,
                .init("deadline", subject.deadlines[index].id),
                .init("inTime", String(!missed))
            )
        }
    }

    /// Nothing is waited for any more.
    mutating func cancel(_ kinds: Deadline.Kind...) {
        for kind in kinds {
            for index in running(kind) {
                subject.deadlines[index].state = .cancelled(at: now)
                record(.deadlineCancelled, by: TrailEntry.bridge, .init("deadline", subject.deadlines[index].id))
            }
        }
    }

    /// What was asked of one task is not waited for any more.
    mutating func endClock(_ kind: Deadline.Kind, of taskID: String) {
        for index in running(kind) where subject.deadlines[index].taskID == taskID {
            subject.deadlines[index].state = .cancelled(at: now)
            record(.deadlineCancelled, by: TrailEntry.bridge, .init("deadline", subject.deadlines[index].id))
        }
    }

    /// Urgency has risen: limits that would now be shorter become so; none ever becomes longer.
    mutating func tightenDeadlines() {
        let unit = subject.alert.jurisdiction.code
        for index in subject.deadlines.indices where subject.deadlines[index].state == .running {
            let old = subject.deadlines[index]
            guard let span = old.kind == .finish ? finishSpan : span(of: old.kind),
                let rule = context.policy.deadlines[old.kind], !old.isExtended
            else { continue }
            var new = Deadline(
                id: old.id,
                kind: old.kind,
                taskID: old.taskID,
                from: old.startedAt,
                span: span,
                ladder: rule.ladder.rungs(band: subject.band),
                calendar: context.calendar,
                unit: unit
            )
            guard new.limitAt < old.limitAt else { continue }
            // What has been told already is not told again.
            let told = Set(Deadline.Level.allCases).subtracting(old.rungs.compactMap(\.level))
            let hasPassed = !old.rungs.contains(where: \.isLimit)
            new.rungs.removeAll { rung in
                rung.isLimit ? hasPassed : rung.level.map(told.contains) == true
            }
            new.missedAt = old.missedAt
            subject.deadlines[index] = new
            record(
                .deadlineChanged,
                by: TrailEntry.bridge,
                .init("deadline", new.id),
                .init("limit", new.limitAt.rfc3339)
            )
        }
    }

    /// Lets a clock that has told nobody yet begin anew at `start`.
    mutating func restart(_ index: Int, from start: Timestamp) {
        let old = subject.deadlines[index]
        guard let span = span(of: old.kind), let rule = context.policy.deadlines[old.kind], old.missedAt == nil else {
            return
        }
        subject.deadlines[index] = Deadline(
            id: old.id,
            kind: old.kind,
            taskID: old.taskID,
            from: start,
            span: span,
            ladder: rule.ladder.rungs(band: subject.band),
            calendar: context.calendar,
            unit: subject.alert.jurisdiction.code
        )
        record(
            .deadlineChanged,
            by: TrailEntry.bridge,
            .init("deadline", old.id),
            .init("limit", subject.deadlines[index].limitAt.rfc3339)
        )
    }

    /// Lets the clocks go on where they stood: each later by the part of the pause that fell into its time.
    mutating func resumeDeadlines(since pause: Timestamp) {
        for index in subject.deadlines.indices where subject.deadlines[index].state == .running {
            let delay = now - max(pause, subject.deadlines[index].startedAt)
            guard delay > .zero else { continue }
            subject.deadlines[index] = subject.deadlines[index].postponed(by: delay)
            subject.deadlines[index].startedAt = subject.deadlines[index].startedAt + delay
        }
    }

    func running(_ kind: Deadline.Kind) -> [Int] {
        var found: [Int] = []
        for (index, deadline) in subject.deadlines.enumerated() where deadline.kind == kind {
            if deadline.state == .running { found.append(index) }
        }
        return found
    }

    private func span(of kind: Deadline.Kind) -> TimeSpan? {
        context.policy.deadlines[kind]?.limit.span(band: subject.band, expedited: subject.expedited)
    }
}
