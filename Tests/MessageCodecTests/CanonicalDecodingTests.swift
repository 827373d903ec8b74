import CaseModel
import MessageCodec
import Testing

@Suite("A canonical message becomes the value it says")
struct CanonicalDecodingTests {
    private let decoder = MessageDecoder(profile: .canonical)

    private func decode(_ text: String, from queue: InboundQueue) throws(Refusal) -> InboundMessage {
        try decoder.decode(body: Array(text.utf8), queue: queue)
    }

    @Test func `a full alert keeps every field`() throws {
        let text = """
            {"schemaVersion":"1.2","kind":"alert","alertNo":"330784202611230001","revision":1795392930,
             "eventKind":"amended","mainAlertNo":"330784202611220009","relation":"2","source":"12345",
             "regionCode":"330784","reportedAt":"2026-11-23T08:15:30+08:00","receivedAt":"2026-11-23T00:15:31Z",
             "occurredAt":"2026-11-23T08:00:00.250+08:00",
             "caller":{"name":"钱先生","sex":"男","phone":"13800008000","contactPhone":"","idNumber":null},
             "reporterRole":"village","confidential":false,"incidentAddress":"古山镇测试路1号","township":"330784104",
             "village":"测试村","grid":"03","location":{"lon":120.1,"lat":28,"datum":"CGCS2000"},
             "category":{"level1":"04","level2":"0402"},"initialCategory":{"level2":"0402"},"categoryTable":"2024",
             "grade":3,"content":"口罩质量纠纷","supplement":"双方情绪激动","weapon":false,"hazmat":null,
             "peopleInvolved":2.0,"injured":0,"parties":[{"name":"夏先生"},{"role":"店主","phone":"057912345678"}],
             "tags":["消费"],"jurisdiction":{"code":"330784550000","name":"古山派出所"},
             "dispatchNo":"P1","officer":{"id":"330001","name":"李警官"},"callerConsentsToContact":true,
             "unknownKey":{"a":[1,2]}}
            """
        guard case .alert(let alert, feedback: nil) = try decode(text, from: .alerts) else {
            Issue.record("not an alert without feedback")
            return
        }
        var expected = Alert(
            alertNo: "330784202611230001",
            revision: 1_795_392_930,
            eventKind: .amended,
            source: .hotline12345,
            reportedAt: Timestamp(milliseconds: 1_795_392_930_000),
            confidential: false,
            incidentAddress: "古山镇测试路1号",
            content: "口罩质量纠纷",
            jurisdiction: UnitReference(code: "330784550000", name: "古山派出所")
        )
        expected.mainAlertNo = "330784202611220009"
        expected.relation = .chaser
        expected.regionCode = "330784"
        expected.receivedAt = Timestamp(milliseconds: 1_795_392_931_000)
        expected.occurredAt = Timestamp(milliseconds: 1_795_392_000_250)
        expected.caller = Alert.Caller(name: "钱先生", sex: "男", phone: "13800008000")
        expected.reporterRole = .village
        expected.township = "330784104"
        expected.village = "测试村"
        expected.grid = "03"
        expected.location = Location(longitude: 120.1, latitude: 28, datum: "CGCS2000")
        expected.category = CategoryPath(levels: ["04", "0402"])
        expected.categoryTable = "2024"
        expected.grade = 3
        expected.supplement = "双方情绪激动"
        expected.weapon = false
        expected.peopleInvolved = 2
        expected.injured = 0
        expected.parties = [
            Alert.Party(role: "当事人", name: "夏先生"), Alert.Party(role: "店主", phone: "057912345678"),
        ]
        expected.tags = ["消费"]
        expected.dispatchNo = "P1"
        expected.officer = PersonReference(id: "330001", name: "李警官")
        expected.callerConsentsToContact = true
        #expect(alert == expected)
    }

    @Test func `an alert that does not say is confidential`() throws {
        guard case .alert(let alert, feedback: nil) = try decode(Sample.alert, from: .alerts) else {
            Issue.record("not an alert")
            return
        }
        #expect(alert.confidential)
    }

    @Test(arguments: [("calmed", Disposition.Result.calmed), ("1", .settled), ("2", .notSettled), ("3", .criminalCase)])
    func `feedback in an alert is a disposition after it`(code: String, result: Disposition.Result) throws {
        let text = Sample.alert(
            adding: """
                "arrivedAt":"2026-11-23T08:30:00+08:00","feedbackText":"已劝离","resultCode":"\(code)",
                "officer":{"id":"330001"},"needsFollowUp":true
                """
        )
        guard case .alert(_, let feedback?) = try decode(text, from: .alerts) else {
            Issue.record("no feedback")
            return
        }
        var expected = Disposition(alertNo: "A1", result: result)
        expected.arrivedAt = Timestamp(rfc3339: "2026-11-23T08:30:00+08:00")
        expected.text = "已劝离"
        expected.by = "330001"
        expected.needsFollowUp = true
        #expect(feedback == expected)
    }

    @Test func `an arrival without a result is no disposition yet`() throws {
        let text = Sample.alert(adding: #""arrivedAt":"2026-11-23T08:30:00+08:00","feedbackText":"已到场""#)
        guard case .alert(_, feedback: nil) = try decode(text, from: .alerts) else {
            Issue.record("a disposition was made up")
            return
        }
    }

    @Test func `answers and receipts keep their fields`() throws {
        let at = try #require(Timestamp(rfc3339: "2026-11-23T09:00:00+08:00"))
        #expect(
            try decode(Sample.answer("signed", #""taskId":"T1""#), from: .answers)
                == .signed(Signature(taskID: "T1", by: "330001", at: at))
        )
        var followUp = FollowUp(
            caseID: "C1",
            by: "330001",
            at: at,
            outcome: .settled,
            party: "钱先生",
            agreement: Agreement(mediator: "金牌调解员", terms: "分期", dueDates: [at]),
            satisfied: true
        )
        followUp.safeToCall = false
        followUp.text = "已履行"
        #expect(
            try decode(
                Sample.answer(
                    "followUp",
                    """
                    "caseId":"C1","outcome":"settled","party":"钱先生","satisfied":true,"safeToCall":false,"text":"已履行",
                    "agreement":{"mediator":"金牌调解员","terms":"分期","dueDates":["2026-11-23T09:00:00+08:00"]}
                    """
                ),
                from: .answers
            ) == .followUp(followUp)
        )
        var decision = ApprovalDecision(
            requestID: "R1",
            draftDigest: "sha256:ab",
            isApproved: false,
            by: "330001",
            at: at
        )
        decision.edits = ApprovalDecision.Edits(department: "市场监管", disclose: ["phone"])
        decision.complexity = .general
        #expect(
            try decode(
                Sample.answer(
                    "approval",
                    """
                    "requestId":"R1","draftDigest":"sha256:ab","decision":"rejected","complexity":"general",
                    "edits":{"department":"市场监管","disclose":["phone"]}
                    """
                ),
                from: .answers
            ) == .approval(decision)
        )
        var order = Order(kind: .raiseBand, alertNo: "A1", by: "330001", reason: "多次报警")
        order.at = at
        order.band = .orange
        #expect(
            try decode(
                Sample.answer("order", #""alertNo":"A1","order":"raiseBand","reason":"多次报警","band":"orange""#),
                from: .answers
            ) == .order(order)
        )
        var receipt = Receipt(externalNo: "E1", caseCode: "C-1", action: .resolved, at: at)
        receipt.department = "市场监管所"
        receipt.by = "王某"
        receipt.outcome = .agreed
        #expect(
            try decode(
                """
                {"schemaVersion":"1","kind":"receipt","externalNo":"E1","caseCode":"C-1","action":"resolved",
                "outcome":"agreed","at":"2026-11-23T09:00:00+08:00","by":{"department":"市场监管所","name":"王某"}}
                """,
                from: .receipts
            ) == .receipt(receipt)
        )
    }

    @Test func `the AMQP type goes before the kind in the body`() throws {
        let body = Array(Sample.answer("order", #""taskId":"T1""#).utf8)
        let message = try decoder.decode(body: body, type: "signed", queue: .answers)
        #expect(message.kind == .signed)
    }
}
