import CaseModel

/// Reads the tests of one file.
struct RuleTestReader {
    let file: String
    /// Of every alert in the file that does not say.
    let station: String?
    let township: String?

    /// 2026-11-20 10:00 in China: any time at which the people of a directory are likely to be in their posts.
    private static let usualTime = CivilTime(year: 2026, month: 11, day: 20, hour: 10)?
        .timestamp(offsetMinutes: Timestamp.chinaOffsetMinutes)
    private static let alertKeys = [
        "text", "supplement", "category", "grade", "weapon", "peopleInvolved", "tags", "address", "station", "township",
        "confidential", "parties", "feedback",
    ]

    func test(_ value: YAMLValue) throws(RuleFileError) -> RuleTest {
        let fields = try value.fields(
            required: ["name", "alert", "expect"],
            optional: ["now", "history", "orders"]
        )
        let now = try fields["now"]?.timestamp() ?? Self.usualTime ?? Timestamp(milliseconds: 0)
        let alert = try report(fields.required("alert"), at: now)
        var history: [RuleTest.Report] = []
        for item in try fields["history"]?.list() ?? [] { history.append(try earlier(item, than: alert, now: now)) }
        var orders: [RuleTest.Instruction] = []
        for item in try fields["orders"]?.list() ?? [] { orders.append(try instruction(item, after: now)) }
        return RuleTest(
            name: try fields.required("name").string(),
            file: file,
            line: value.line,
            history: history.sorted { $0.at < $1.at },
            alert: alert,
            orders: orders,
            expectation: try expectation(fields.required("expect"))
        )
    }

    // MARK: Alerts

    private func report(_ value: YAMLValue, at now: Timestamp) throws(RuleFileError) -> RuleTest.Report {
        // An alert with nothing but its text may be written as that text.
        let fields =
            value.isText
            ? YAMLFields(owner: value, values: ["text": value])
            : try value.fields(required: ["text"], optional: Self.alertKeys)
        return try report(fields, at: now, parties: Self.usualParties)
    }

    /// An earlier alert is about the same people and place unless it says otherwise.
    private func earlier(
        _ value: YAMLValue,
        than alert: RuleTest.Report,
        now: Timestamp
    ) throws(RuleFileError) -> RuleTest.Report {
        let fields = try value.fields(required: ["text", "before"], optional: Self.alertKeys)
        let before = try fields.required("before").duration()
        var report = try report(fields, at: now + (.zero - before), parties: alert.parties)
        report.address = report.address ?? alert.address
        return report
    }

    private func report(
        _ fields: YAMLFields,
        at time: Timestamp,
        parties: [Alert.Party]
    ) throws(RuleFileError) -> RuleTest.Report {
        RuleTest.Report(
            at: time,
            content: try fields.required("text").string(),
            supplement: try fields["supplement"]?.string(),
            category: try fields["category"].map { value throws(RuleFileError) in
                CategoryPath(levels: try value.strings())
            },
            grade: try fields["grade"]?.int(in: 1...4),
            weapon: try fields["weapon"]?.bool(),
            peopleInvolved: try fields["peopleInvolved"]?.int(in: 0...100_000),
            tags: try fields["tags"]?.strings() ?? [],
            address: try fields["address"]?.string(),
            station: try fields["station"]?.string() ?? station,
            township: try fields["township"]?.string() ?? township,
            confidential: try fields["confidential"]?.bool() ?? false,
            parties: try fields["parties"].map { value throws(RuleFileError) in try self.parties(value) } ?? parties,
            feedback: try fields["feedback"].map { value throws(RuleFileError) in try feedback(value, after: time) }
        )
    }

    private static let usualParties = [
        Alert.Party(role: "报警人", name: "甲某", phone: "13800000001"),
        Alert.Party(role: "对方", name: "乙某", phone: "13800000002"),
    ]

    private func parties(_ value: YAMLValue) throws(RuleFileError) -> [Alert.Party] {
        var parties: [Alert.Party] = []
        for item in try value.list() {
            let fields = try item.fields(required: ["role"], optional: ["name", "phone", "idNumber", "address"])
            parties.append(
                Alert.Party(
                    role: try fields.required("role").string(),
                    name: try fields["name"]?.string(),
                    phone: try fields["phone"]?.string(),
                    idNumber: try fields["idNumber"]?.string(),
                    address: try fields["address"]?.string()
                )
            )
        }
        return parties
    }

    private func feedback(_ value: YAMLValue, after time: Timestamp) throws(RuleFileError) -> RuleTest.Feedback {
        let fields = try value.fields(
            required: ["result"],
            optional: ["after", "text", "needsFollowUp", "officerBand"]
        )
        return RuleTest.Feedback(
            at: time + (try fields["after"]?.duration() ?? .minutes(30)),
            result: try fields.required("result").choice(of: Disposition.Result.self),
            text: try fields["text"]?.string(),
            needsFollowUp: try fields["needsFollowUp"]?.bool() ?? false,
            officerBand: try fields["officerBand"]?.choice(of: Band.self)
        )
    }

    private func instruction(_ value: YAMLValue, after now: Timestamp) throws(RuleFileError) -> RuleTest.Instruction {
        let fields = try value.fields(
            required: ["order"],
            optional: ["after", "by", "push", "department", "type", "band"]
        )
        return RuleTest.Instruction(
            at: now + (try fields["after"]?.duration() ?? .hours(1)),
            kind: try fields.required("order").choice(of: Order.Kind.self),
            by: try fields["by"]?.choice(of: Directory.Role.self) ?? .commandRoom,
            push: try fields["push"]?.int(in: 2...3),
            department: try fields["department"]?.string(),
            typeCode: try fields["type"]?.string(),
            band: try fields["band"]?.choice(of: Band.self)
        )
    }

    // MARK: Expectations

    private func expectation(_ value: YAMLValue) throws(RuleFileError) -> RuleTest.Expectation {
        let fields = try value.fields(
            required: [],
            optional: [
                "case", "dispute", "type", "accept", "band", "indicators", "has", "lacks", "hearsay", "push", "route",
                "lead", "words",
            ]
        )
        let expectation = RuleTest.Expectation(
            outcome: try fields["case"]?.choice(of: RuleTest.Outcome.self),
            isDispute: try fields["dispute"]?.bool(),
            type: try fields["type"]?.string(),
            accepted: try fields["accept"]?.strings() ?? [],
            band: try fields["band"]?.choice(of: Band.self),
            indicators: try fields["indicators"]?.strings(),
            has: try fields["has"]?.strings() ?? [],
            lacks: try fields["lacks"]?.strings() ?? [],
            hearsay: try fields["hearsay"]?.strings(),
            push: try fields["push"].map { value throws(RuleFileError) in try kinds(value) },
            route: try fields["route"]?.strings() ?? [],
            lead: try fields["lead"]?.string(),
            words: try fields["words"]?.strings() ?? []
        )
        guard try !value.pairs().isEmpty else {
            throw value.error(.unreachable, "expected at least one thing to be tested")
        }
        return expectation
    }

    private func kinds(_ value: YAMLValue) throws(RuleFileError) -> [PushTask.Kind] {
        var kinds: [PushTask.Kind] = []
        for item in try value.list() { kinds.append(try item.choice(of: PushTask.Kind.self)) }
        return kinds
    }
}

extension YAMLValue {
    /// A time such as `2026-11-20 10:05` in China Standard Time, or with its own offset as in RFC 3339.
    fileprivate func timestamp() throws(RuleFileError) -> Timestamp {
        let text = try string()
        let zone = "+08:00"
        let forms = [text, "\(text)\(zone)", "\(text):00\(zone)", "\(text) 00:00:00\(zone)"]
        guard let time = forms.lazy.compactMap({ Timestamp(rfc3339: $0) }).first else {
            throw error(.badValue, "expected a time such as 2026-11-20 10:05, found \(text)")
        }
        return time
    }
}
