extension Decision {
    /// Feedback of the officers who went. Calmed is not settled.
    mutating func apply(_ disposition: Disposition) throws(Refusal) -> Transition.Outcome {
        guard subject.phase != .closed else { return .noted(.caseClosed) }
        let isFirst = subject.disposition == nil
        let wasRed = subject.band == .red
        let actor = disposition.by ?? TrailEntry.bridge
        subject.disposition = disposition
        record(
            .dispositionReceived,
            by: actor,
            .init("result", disposition.result.rawValue),
            .init("needsFollowUp", String(disposition.needsFollowUp)),
            disposition.officerBand.map { .init("officerBand", $0.rawValue) }
        )
        meet(.disposition)
        subject.isWithoutFeedback = false
        if let assessment = context.assessment { subject.feedbackAssessment = assessment }
        judgeBand(because: "feedback")
        if let band = disposition.officerBand {
            raise(to: band, by: actor, because: "officer")
            if band < subject.band { proposeLowerBand(band, by: actor, because: "officer") }
        }
        if disposition.result == .criminalCase {
            try transferToCase()
            return .applied
        }
        if subject.band == .red, !wasRed, subject.phase != .criminal { try escalateRed() }
        guard isFirst, subject.phase == .onScene || subject.phase == .following else {
            return .noted(.laterFeedback)
        }
        try act(on: disposition)
        return .applied
    }

    /// What the result of the first feedback leads to.
    private mutating func act(on disposition: Disposition) throws(Refusal) {
        if endsOnScene(disposition) {
            if disposition.result == .unfounded {
                close(as: .unfounded, by: disposition.by ?? TrailEntry.bridge)
            } else if isSampled {
                try settle(as: .settledOnScene, agreement: nil, by: disposition.by ?? TrailEntry.bridge)
            } else {
                close(as: .settledOnScene, by: disposition.by ?? TrailEntry.bridge)
            }
            return
        }
        // The officer's wish is all there is: the duty leader has his time, but a red case does not wait.
        if disposition.needsFollowUp, wouldEndOnScene(disposition), subject.band != .red {
            subject.phase = .following
            start(.followUpDecision)
        } else {
            try push2()
            if disposition.securityMediation, running(.mediation).isEmpty { start(.mediation) }
        }
        guard disposition.needsFollowUp else { return }
        notify(
            try recipient(.dutyLeader, .stationLeader, .deputyLeader),
            PoliceTask.NoticeAnnex(subject: .followUpAsked, at: now)
        )
    }

    private func endsOnScene(_ disposition: Disposition) -> Bool {
        !disposition.needsFollowUp && wouldEndOnScene(disposition)
    }

    /// Settled with band blue and no repeat; or nothing was found and no sign is serious.
    private func wouldEndOnScene(_ disposition: Disposition) -> Bool {
        guard subject.phase == .onScene else { return false }
        return switch disposition.result {
        case .settled: subject.band == .blue && repeats.isEmpty
        case .unfounded: subject.band < .orange
        case .calmed, .broughtToStation, .notSettled, .criminalCase, .diverted: false
        }
    }

    /// Whether this case belongs to the sample that is called back. Depends on nothing but its id.
    private var isSampled: Bool {
        let oneIn = UInt64(max(0, context.policy.callBackSampleOneIn))
        guard oneIn > 0 else { return false }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in subject.id.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        return hash % oneIn == 0
    }
}
