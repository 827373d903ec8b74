import CaseModel
import MessageCodec
import Testing

@Suite("The pinyin dialect of a 110 platform is read as the contract")
struct PinyinProfileTests {
    private let decoder: MessageDecoder

    init() throws {
        decoder = MessageDecoder(profile: try Profile(contentsOf: Files.profile("gat-pinyin")))
    }

    private func decode(_ text: String) throws(Refusal) -> InboundMessage {
        try decoder.decode(body: Array(text.utf8), queue: .alerts)
    }

    private func alert(_ text: String) throws -> Alert {
        guard case .alert(let alert, _) = try decode(text) else { throw UnexpectedKind() }
        return alert
    }

    private struct UnexpectedKind: Error {}

    private static let minimal =
        #"{"JJDBH":"A1","BJSJ":"20261123081530","JQDZ":"测试路1号","BJNR":"纠纷","GXDWDM":"330784550000"}"#

    private static func with(_ fields: String) -> String { minimal.dropLast() + ",\(fields)}" }

    @Test func `a record is read field by field`() throws {
        let alert = try alert(
            """
            {"JJDBH":"330784202611230001","GXSJ":"20261123081600","GLZJJDBH":"","GLLX":"2","XZQHDM":330784,
             "BJSJ":"20261123081530","JJSJ":"2026-11-23 08:15:31","BJRMC":"匿名","BJRXBDM":"1","BJDH":"13800008000",
             "LXDH":"","BJRZJHM":null,"SFBM":"0","JQDZ":"","BJDZ":"古山镇测试路1号","JDXZ":"330784104","SDCS":"测试村",
             "X":"120.05","Y":28.9,"JQLBDM":"04","JQLXDM":"0402","CSJQLXDM":"0401","JQDJDM":"03",
             "BJNR":"口罩质量纠纷","BCJJNR":"情绪激动","SSRYQKSM":"无","SWRYQKSM":"","YWCWQ":"0","YWWXWZ":"","YWBZXL":"9",
             "ZARS":"2","JQBQ":"消费,群体","GXDWDM":"330784550000","GXDWMC":"古山派出所","PJDBH":"P1","AJBH":""}
            """
        )
        var expected = Alert(
            alertNo: "330784202611230001",
            revision: 1_795_392_960,
            reportedAt: Timestamp(milliseconds: 1_795_392_930_000),
            confidential: false,
            incidentAddress: "古山镇测试路1号",
            content: "口罩质量纠纷",
            jurisdiction: UnitReference(code: "330784550000", name: "古山派出所")
        )
        expected.relation = .chaser
        expected.regionCode = "330784"
        expected.receivedAt = Timestamp(milliseconds: 1_795_392_931_000)
        expected.caller = Alert.Caller(sex: "男", phone: "13800008000")
        expected.township = "330784104"
        expected.village = "测试村"
        expected.location = Location(longitude: 120.05, latitude: 28.9, datum: "CGCS2000")
        expected.category = CategoryPath(levels: ["04", "0402"])
        expected.grade = 3
        expected.supplement = "情绪激动"
        expected.weapon = false
        expected.peopleInvolved = 2
        expected.tags = ["消费", "群体"]
        expected.dispatchNo = "P1"
        #expect(alert == expected)
    }

    @Test(arguments: [
        (#""SFBM":"1""#, true), (#""SFBM":"0""#, false), (#""SFBM":0"#, false), (#""SFBM":"""#, true),
        (#""SFBM":"X""#, true),
    ])
    func `what is not said to be open is confidential`(field: String, confidential: Bool) throws {
        #expect(try alert(PinyinProfileTests.with(field)).confidential == confidential)
    }

    @Test func `text in GB18030 is read, said or not`() throws {
        // 口罩 in GB18030, and 乗, whose second byte is a backslash.
        let before = Array(#"{"JJDBH":"A1","BJSJ":"20261123081530","JQDZ":"","GXDWDM":"330784550000","BJNR":""#.utf8)
        let body = before + [0xBF, 0xDA, 0xD5, 0xD6, 0x81, 0x5C] + Array("\"}".utf8)
        for contentType in [nil, "application/json; charset=GBK", "application/json;charset=\"gb18030\""] {
            guard case .alert(let alert, _) = try decoder.decode(body: body, contentType: contentType, queue: .alerts)
            else { throw UnexpectedKind() }
            #expect(alert.content.hasPrefix("口罩"))
            #expect(alert.content.unicodeScalars.count == 3)
        }
        #expect(throws: Refusal.self) {
            try decoder.decode(body: body, contentType: "application/json; charset=utf-8", queue: .alerts)
        }
    }

    @Test func `bytes in neither encoding are refused`() {
        let body = Array(PinyinProfileTests.minimal.utf8.dropLast(2)) + [0xFF, 0x22, 0x7D]
        #expect { try decoder.decode(body: body, queue: .alerts) } throws: { ($0 as? Refusal)?.code == .notUTF8 }
    }

    @Test(
        arguments: [
            ("1", "化解", .settled, false, nil), ("02", "双方各执一词，建议二推。", .notSettled, true, nil),
            ("2", "不建议二推", .notSettled, false, nil), ("2", "有民转刑风险", .notSettled, false, .orange),
            ("2", "民转刑风险：高，建议二推", .notSettled, true, .red), ("1", "未发现民转刑风险", .settled, false, nil),
        ] as [(String, String, Disposition.Result, Bool, Band?)]
    )
    func `feedback is read with the marks in its text`(
        code: String,
        text: String,
        result: Disposition.Result,
        needsFollowUp: Bool,
        band: Band?
    ) throws {
        var expected = Disposition(alertNo: "A1", result: result)
        expected.text = text
        expected.arrivedAt = Timestamp(rfc3339: "2026-11-23T08:30:00+08:00")
        expected.needsFollowUp = needsFollowUp
        expected.officerBand = band
        let fields = #""DDXCSJ":"20261123083000","CJCZQK":"\#(text)","JQCLJGDM":"\#(code)""#
        guard case .alert(_, let embedded) = try decode(PinyinProfileTests.with(fields)) else { throw UnexpectedKind() }
        #expect(embedded == expected)
        #expect(try decode(#"{"FKDBH":"F1","JJDBH":"A1",\#(fields)}"#) == .disposition(expected))
    }

    @Test(
        arguments: [
            (#""JJDBH":"A1","#, "", .missingID, "/JJDBH"), ("20261123081530", "20261323081530", .badTimestamp, "/BJSJ"),
            (#""BJSJ":"20261123081530","#, "", .schema, "/BJSJ"), (#""330784550000""#, "null", .schema, "/GXDWDM"),
            (#""JQDZ":"测试路1号","#, "", .schema, "/JQDZ"), (#""A1""#, #""A1","ZARS":"几个""#, .schema, "/ZARS"),
            (#""A1""#, #""A1","JQCLJGDM":"77""#, .schema, "/JQCLJGDM"),
            (#""A1""#, #""A1","X":"200","Y":"1""#, .schema, "/X"),
            (#""A1""#, #""A1","schemaVersion":"1","kind":"order""#, .unknownKind, ""),
        ] as [(String, String, Refusal.Code, String)]
    )
    func `a refusal points at the field of the dialect`(
        part: String,
        replacement: String,
        code: Refusal.Code,
        pointer: String
    ) {
        let body = PinyinProfileTests.minimal.replacing(part, with: replacement)
        #expect(body != PinyinProfileTests.minimal)
        #expect { try decode(body) } throws: { error in
            (error as? Refusal)?.code == code && (error as? Refusal)?.pointer == pointer
        }
    }

    @Test func `a voided record is a voided alert`() throws {
        #expect(try alert(PinyinProfileTests.with(#""WXBS":"1","HBBS":"0""#)).eventKind == .voided)
        #expect(try alert(PinyinProfileTests.with(#""WXBS":"0","HBBS":1"#)).eventKind == .merged)
    }

    @Test func `answers of the same neighbour are canonical`() throws {
        let body = #"{"kind":"signed","taskId":"T1","by":"330001","at":"2026-11-23T09:00:00+08:00"}"#
        #expect(try decoder.decode(body: Array(body.utf8), queue: .answers).kind == .signed)
    }
}
