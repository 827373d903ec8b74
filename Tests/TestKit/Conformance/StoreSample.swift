package import CaseModel
package import CaseStorage

/// Invented rows.
package enum StoreSample {
    /// 2026-11-23 10:05 in China.
    package static let start = Timestamp(milliseconds: 1_795_399_500_000)

    /// `seconds` after the start.
    package static func at(_ seconds: Int) -> Timestamp { start + .seconds(seconds) }

    /// A message accepted on the alerts queue, or another one.
    package static func message(
        _ key: String,
        kind: String = "alert",
        queue: String = "police110.alerts",
        disposition: MessageDisposition = .applied,
        caseID: String? = nil,
        body: String = "{}"
    ) -> NewMessage {
        NewMessage(
            identity: MessageIdentity(queue: queue, kind: kind, key: key),
            messageID: nil,
            digest: "sha256:\(key)",
            receivedAt: start,
            disposition: disposition,
            caseID: caseID,
            alertNo: kind == "alert" ? key : nil,
            body: Array(body.utf8),
            properties: #"{"type":"\#(kind)"}"#
        )
    }

    /// An alert of a quarrel over goods.
    package static func alert(_ number: String, reportedAt: Timestamp = start, station: String = "330784550000")
        -> Alert
    {
        var alert = Alert(
            alertNo: number,
            revision: 1,
            reportedAt: reportedAt,
            confidential: false,
            incidentAddress: "古山镇胡库村18号",
            content: "钱某与夏某因口罩质量发生争吵，双方要求退货未果。",
            jurisdiction: UnitReference(code: station, name: "古山派出所")
        )
        alert.caller = Alert.Caller(name: "钱某", phone: "13800000001")
        alert.parties = [Alert.Party(role: "对方", name: "夏某", phone: "13800000002")]
        alert.location = Location(longitude: 120.17, latitude: 28.93, datum: "CGCS2000")
        return alert
    }

    /// What the rules read in such an alert.
    package static func assessment(_ typeCode: String = "D0401", band: Band = .yellow) -> TextAssessment {
        let words = Evidence(field: .content, offset: 6, length: 4, words: "口罩质量", rule: "D0401.goods")
        return TextAssessment(
            isDispute: true,
            type: TypeJudgement(code: typeCode, margin: 6, evidence: [words]),
            indicators: [IndicatorFinding(id: "R05", title: "扬言毁坏财物", band: band, evidence: [words])],
            band: band,
            ruleSetVersion: "2026.11.1+3f9a0c21"
        )
    }

    /// Case `case-N` in version 1, opened `N` seconds after the start by alert `A-N`.
    package static func dispute(_ number: Int, typeCode: String = "D0401", band: Band = .yellow) -> Case {
        var dispute = Case(
            id: "case-\(number)",
            code: CaseCode(random: UInt64(number) &* 0x9E37_79B9_7F4A_7C15),
            openedAt: at(number),
            alert: alert("A-\(number)", reportedAt: at(number)),
            assessment: assessment(typeCode, band: band)
        )
        dispute.version = 1
        return dispute
    }

    /// A task of `caseID`, push 1 to the station unless said otherwise.
    package static func task(
        _ id: String,
        of caseID: String = "case-1",
        kind: PushTask.Kind = .push1,
        lane: Lane = .police,
        band: Band = .yellow,
        causedAt: Timestamp = start,
        body: String = "{}"
    ) -> NewTask {
        NewTask(
            id: id,
            kind: kind,
            lane: lane,
            routingKey: "\(kind.rawValue).330784550000",
            caseID: caseID,
            band: band,
            typeCode: "D0401",
            issuedAt: causedAt,
            causedAt: causedAt,
            body: Array(body.utf8)
        )
    }

    /// A link that continues the chain after `previous`; its digest is `previous` with `+number` behind it.
    package static func link(
        _ number: Int,
        after previous: String,
        of caseID: String? = "case-1",
        cause: Int64? = nil
    ) -> NewTrailLink {
        NewTrailLink(
            entry: TrailEntry(
                caseID: caseID,
                alertNo: "A-\(number)",
                at: at(number),
                actor: TrailEntry.bridge,
                kind: .taskIssued,
                facts: [.init("taskId", "T\"\(number)"), .init("band", "黄")],
                ruleSetVersion: "2026.11.1+3f9a0c21"
            ),
            cause: cause,
            previous: previous,
            digest: "\(previous)+\(number)"
        )
    }

    /// Why a message could not be read.
    package static func deadLetter(_ sequence: Int64, code: Refusal.Code = .badTimestamp) -> NewDeadLetter {
        NewDeadLetter(
            sequence: sequence,
            queue: "police110.alerts",
            refusal: Refusal(code, pointer: "/reportedAt", detail: "expected a date-time with offset"),
            at: start,
            caseID: nil,
            bodySize: 2
        )
    }

    /// A row that waits for what `keys` name.
    package static func waiting(_ sequence: Int64, dueIn seconds: Int, for keys: [String] = []) -> WaitingRecord {
        WaitingRecord(
            sequence: sequence,
            due: at(seconds),
            reason: Refusal.Code.noCaseYet.rawValue,
            attempt: 1,
            releasedBy: keys,
            since: start
        )
    }
}
