import CaseModel
import CaseStorage
import Testing

extension StoreCheck {
    static let messages = [
        StoreCheck("a message is kept whole") { store in
            var message = StoreSample.message("A-1", caseID: "case-1", body: "{\"报警内容\":\"\u{0}\"}")
            message.messageID = "m-1"
            message.code = "olderRevision"
            let whole = message
            let sequence = try await store.write { try $0.insert(whole) }
            let record = try await store.read { try $0.message(sequence: sequence) }
            #expect(record == MessageRecord(sequence: sequence, message: whole))
            #expect(try await store.read { try $0.message(sequence: sequence + 1) } == nil)
        },
        StoreCheck("sequence numbers rise by acceptance") { store in
            let sequences = try await store.write { transaction in
                try (1...5).map { try transaction.insert(StoreSample.message("A-\($0)")) }
            }
            #expect(sequences == sequences.sorted())
            #expect(Set(sequences).count == 5)
            let page = try await store.read { try $0.messages(from: sequences[1], limit: 3) }
            #expect(page.map(\.sequence) == Array(sequences[1...3]))
            #expect(try await store.read { try $0.messages(from: sequences[4] + 1, limit: 3) }.isEmpty)
        },
        StoreCheck("an identity finds the message accepted first") { store in
            let original = StoreSample.message("A-1", body: "first")
            let copy = StoreSample.message("A-1", disposition: .duplicate, body: "")
            let first = try await store.write { transaction in
                let first = try transaction.insert(original)
                _ = try transaction.insert(copy)
                _ = try transaction.insert(StoreSample.message("A-1", kind: "disposition"))
                return first
            }
            let found = try await store.read { try $0.message(original.identity) }
            #expect(found == MessageRecord(sequence: first, message: original))
            let elsewhere = MessageIdentity(queue: "police.answers", kind: "alert", key: "A-1")
            #expect(try await store.read { try $0.message(elsewhere) } == nil)
        },
        StoreCheck("settling replaces disposition and code and keeps a known case") { store in
            let record = try await store.write { transaction in
                let sequence = try transaction.insert(
                    StoreSample.message("A-1", disposition: .waiting, caseID: "case-1")
                )
                try transaction.settle(message: sequence, as: .dead, caseID: nil, code: "no_case_yet")
                try transaction.settle(message: sequence, as: .applied, caseID: nil, code: nil)
                return try transaction.message(sequence: sequence)
            }
            #expect(record?.message.disposition == .applied)
            #expect(record?.message.caseID == "case-1")
            #expect(record?.message.code == nil)
        },
        StoreCheck("settling a message that is not there is a conflict") { store in
            let error = await #expect(throws: StoreError.self) {
                try await store.write { try $0.settle(message: 7, as: .noted, caseID: nil, code: nil) }
            }
            #expect(error?.code == .conflict)
        },
        StoreCheck("versions of an alert come in the order of arrival") { store in
            let revisions = [3, nil, 1].enumerated().map { index, revision in
                AlertRevision(alertNo: "A-1", revision: revision, digest: "d\(index)", sequence: Int64(index + 1))
            }
            try await store.write { transaction in
                for revision in revisions { try transaction.add(revision) }
            }
            #expect(try await store.read { try $0.revisions(ofAlert: "A-1") } == revisions)
            #expect(try await store.read { try $0.revisions(ofAlert: "A-2") }.isEmpty)
        },
        StoreCheck("an alert without a case is kept in its newest version") { store in
            let first = RecordedAlert(alert: StoreSample.alert("A-1"), assessment: StoreSample.assessment())
            var second = first
            second.alert.supplement = "已自行和解"
            let newest = second
            try await store.write { transaction in
                try transaction.record(first)
                try transaction.record(newest)
            }
            #expect(try await store.read { try $0.recordedAlert("A-1") } == newest)
            #expect(try await store.read { try $0.recordedAlert("A-2") } == nil)
        },
        StoreCheck("alerts without a case that bear signs are found for a second look, newest first") { store in
            let alerts = [
                recorded(1), recorded(2) { $0.assessment.indicators = [] },
                recorded(3) { $0.alert.jurisdiction.code = "330784510000" },
                recorded(4) { $0.assessment.isDispute = true },
                recorded(5) { $0.alert.eventKind = .voided }, recorded(6),
                recorded(7) { alert in
                    alert.feedbackAssessment = alert.assessment
                    alert.assessment.indicators = []
                },
            ]
            try await store.write { transaction in
                for alert in alerts { try transaction.record(alert) }
                try transaction.save(StoreSample.dispute(6))
            }
            try await store.read { view throws in
                #expect(try view.alertsForSecondLook(stationCode: nil, limit: 9) == [alerts[6], alerts[2], alerts[0]])
                #expect(try view.alertsForSecondLook(stationCode: nil, limit: 1) == [alerts[6]])
                #expect(try view.alertsForSecondLook(stationCode: "330784510000", limit: 9) == [alerts[2]])
            }
            let harmless = recorded(1) { $0.assessment.indicators = [] }
            try await store.write { try $0.record(harmless) }
            let left = try await store.read { try $0.alertsForSecondLook(stationCode: nil, limit: 9) }
            #expect(left == [alerts[6], alerts[2]])
        },
    ]

    /// Alert `A-N` that is no dispute and bears a sign, unless changed.
    private static func recorded(_ number: Int, _ change: (inout RecordedAlert) -> Void = { _ in }) -> RecordedAlert {
        var alert = RecordedAlert(
            alert: StoreSample.alert("A-\(number)", reportedAt: StoreSample.at(number)),
            assessment: StoreSample.assessment()
        )
        alert.assessment.isDispute = false
        change(&alert)
        return alert
    }
}
