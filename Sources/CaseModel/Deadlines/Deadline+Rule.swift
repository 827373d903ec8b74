extension Deadline {
    /// The deadline a rule gives to something that begins at `start`, with the limit as one of its rungs.
    init(
        id: String,
        kind: Kind,
        taskID: String?,
        from start: Timestamp,
        span: TimeSpan,
        ladder: [DeadlineRule.Rung],
        calendar: WorkCalendar,
        unit: String
    ) {
        let limit = calendar.end(of: span, from: start, unit: unit)
        var rungs = ladder.map { rung in
            switch rung.mark {
            case .percent(100): Rung(at: limit, level: rung.level, isLimit: true)
            case .percent(let percent):
                Rung(
                    at: calendar.mark(percent, of: span, from: start, unit: unit),
                    level: rung.level,
                    isLimit: false
                )
            case .afterLimit(let span):
                Rung(at: calendar.end(of: span, from: limit, unit: unit), level: rung.level, isLimit: false)
            }
        }
        if !rungs.contains(where: \.isLimit) { rungs.append(Rung(at: limit, level: nil, isLimit: true)) }
        rungs.sort { $0.at < $1.at }
        self.init(id: id, kind: kind, taskID: taskID, startedAt: start, limitAt: limit, rungs: rungs)
    }

    /// The same deadline, everything still to come `delay` later.
    func postponed(by delay: Duration) -> Deadline {
        var later = self
        later.limitAt = limitAt + delay
        for index in later.rungs.indices { later.rungs[index].at = later.rungs[index].at + delay }
        return later
    }
}
