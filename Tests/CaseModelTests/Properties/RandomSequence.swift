import CaseModel

/// A sequence of events from a seed, what it broke, and the shortest part of it that still breaks it.
struct RandomSequence {
    let seed: UInt64

    static let length = 30

    /// Plays the sequence.
    ///
    /// - Returns: what to print when a promise does not hold.
    func failure(_ situations: Situations, _ reached: inout Reached) -> String? {
        var generator = EventGenerator(seed: seed)
        var run = CaseRun()
        var played: [PastEvent] = []
        defer { reached.add(run) }
        do throws(Violation) {
            for _ in 0..<RandomSequence.length {
                let step = generator.step(after: run)
                if case .alert(let alert) = step.event, let subject = run.subject,
                    !subject.takes(alert, under: step.context.policy, at: step.at)
                {
                    continue
                }
                played.append(step)
                try run.play(step)
                try run.checkWayOut(situations)
            }
            try run.checkReplay()
            return nil
        } catch {
            return report(error, shrunk(played, breaking: error.property))
        }
    }

    /// Leaves out events for as long as the same promise is broken.
    private func shrunk(_ steps: [PastEvent], breaking property: String) -> [PastEvent] {
        var kept = steps
        var isShorter = true
        while isShorter {
            isShorter = false
            for index in kept.indices.reversed() {
                var fewer = kept
                fewer.remove(at: index)
                if violation(of: fewer)?.property == property {
                    kept = fewer
                    isShorter = true
                }
            }
        }
        return kept
    }

    private func violation(of steps: [PastEvent]) -> Violation? {
        var run = CaseRun()
        do throws(Violation) {
            for step in steps {
                try run.play(step)
                try run.checkWayOut(Situations())
            }
            try run.checkReplay()
            return nil
        } catch {
            return error
        }
    }

    private func report(_ violation: Violation, _ steps: [PastEvent]) -> String {
        var lines = ["seed \(seed): \(self.violation(of: steps) ?? violation)"]
        for step in steps {
            let minutes = (step.at - RandomWorld.start).wholeMilliseconds / 60_000
            var line = "  \(step.id) +\(minutes)min \(step.event.line)"
            if let assessment = step.context.assessment {
                line += " reads \(assessment.type.code) \(assessment.band) \(assessment.indicators.map(\.id))"
            }
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }
}

extension CaseRun {
    /// From an open case there is a way to close it.
    func checkWayOut(_ situations: Situations) throws(Violation) {
        guard let subject, subject.phase != .closed, let context = past.last?.context else { return }
        guard situations.isNew(subject.situation) else { return }
        var plain = context
        plain.assessment = nil
        var way = WayOut(from: subject, in: plain, at: now)
        let isClosed = way.closes()
        let acts = way.acts.suffix(6).joined(separator: "; ")
        try check(isClosed, "no state is without a way out", "\(subject.situation) \(acts)")
    }
}
