import CaseModel
import MessageCodec
import Testing

@Suite("A message that cannot be used is refused with a code and the place of the fault")
struct RefusalTests {
    private let decoder = MessageDecoder(profile: .canonical)

    private func refusal(
        of body: [UInt8],
        contentType: String? = nil,
        contentEncoding: String? = nil,
        type: String? = nil,
        from queue: InboundQueue = .alerts
    ) -> Refusal? {
        do throws(Refusal) {
            _ = try decoder.decode(
                body: body,
                contentType: contentType,
                contentEncoding: contentEncoding,
                type: type,
                queue: queue
            )
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: [
            ([], .emptyBody), (Array(" \n".utf8), .emptyBody), (Array("alert".utf8), .notJSON),
            (Array("[1".utf8), .notJSON), ([0x22, 0xFF, 0x22], .notUTF8), (Array("[]".utf8), .schema),
            ([UInt8](repeating: 0x5B, count: 10_000), .tooDeep),
        ] as [([UInt8], Refusal.Code)]
    )
    func `bytes that are no JSON object are refused as a whole`(body: [UInt8], code: Refusal.Code) {
        let refusal = refusal(of: body)
        #expect(refusal?.code == code)
        #expect(refusal?.pointer == "")
    }

    @Test func `ten megabytes are refused unread`() {
        #expect(refusal(of: [UInt8](repeating: 0x20, count: 10 << 20))?.code == .tooLarge)
    }

    @Test(
        arguments: [
            (#""alertNo":"A1""#, #""alertNo":null"#, .missingID, "/alertNo"),
            (#""alertNo":"A1""#, #""alertNo":"""#, .missingID, "/alertNo"),
            (#""alertNo":"A1""#, #""alertNo":17"#, .schema, "/alertNo"),
            (#""alertNo":"A1""#, #""alertNo":"0123456789012345678901234567890""#, .schema, "/alertNo"),
            (#""content":"纠纷""#, #""text":"纠纷""#, .schema, "/content"),
            ("2026-11-23T08", "2026-02-30T08", .badTimestamp, "/reportedAt"),
            (#""2026-11-23T08:15:30+08:00""#, #""2026-11-23 08:15:30""#, .badTimestamp, "/reportedAt"),
            (#""2026-11-23T08:15:30+08:00""#, "1795392930", .schema, "/reportedAt"),
            (#"{"code":"330784550000"}"#, #"{"code":null}"#, .schema, "/jurisdiction/code"),
            (#"{"code":"330784550000"}"#, #""330784550000""#, .schema, "/jurisdiction"),
            (#""1.0""#, #""2.0""#, .unsupportedVersion, "/schemaVersion"),
            (#""1.0""#, #""1.x""#, .unsupportedVersion, "/schemaVersion"),
            (#""1.0""#, "null", .schema, "/schemaVersion"), (#""1.0""#, "1", .schema, "/schemaVersion"),
            (#""kind":"alert""#, #""kind":"alarm""#, .unknownKind, "/kind"),
            (#""kind":"alert""#, #""kind":1"#, .unknownKind, "/kind"), (#""kind":"alert","#, "", .unknownKind, "/kind"),
            (#""kind":"alert""#, #""kind":"approval""#, .unknownKind, ""),
        ] as [(String, String, Refusal.Code, String)]
    )
    func `a fault in an alert is named by its pointer`(
        part: String,
        replacement: String,
        code: Refusal.Code,
        pointer: String
    ) {
        let body = Sample.alert.replacing(part, with: replacement)
        #expect(body != Sample.alert)
        let refusal = refusal(of: Array(body.utf8))
        #expect(refusal?.code == code)
        #expect(refusal?.pointer == pointer)
    }

    @Test(
        arguments: [
            (#""grade":5"#, "/grade"), (#""relation":"5""#, "/relation"), (#""weapon":"1""#, "/weapon"),
            (#""injured":-1"#, "/injured"), (#""injured":1.5"#, "/injured"), (#""injured":1e30"#, "/injured"),
            (#""parties":{}"#, "/parties"), (#""parties":[{},1]"#, "/parties/1"),
            (#""parties":[{"name":1}]"#, "/parties/0/name"), (#""tags":["a",null]"#, "/tags/1"),
            (#""location":{"lon":181,"lat":28}"#, "/location/lon"), (#""eventKind":"feedback""#, "/eventKind"),
            (#""resultCode":"9""#, "/resultCode"), (#""warningLetter":{}"#, "/warningLetter/given"),
        ]
    )
    func `an optional field of the wrong kind is refused too`(field: String, pointer: String) {
        let refusal = refusal(of: Array(Sample.alert(adding: field).utf8))
        #expect(refusal?.code == .schema)
        #expect(refusal?.pointer == pointer)
    }

    @Test(
        arguments: [
            ("signed", #""taskId":"""#, .missingID, "/taskId"),
            ("followUp", #""outcome":"settled""#, .missingID, "/taskId"),
            ("approval", #""decision":"approved","draftDigest":"d""#, .missingID, "/requestId"),
            ("approval", #""requestId":"R","decision":"approved""#, .schema, "/draftDigest"),
            ("approval", #""requestId":"R","draftDigest":"d","decision":"yes""#, .schema, "/decision"),
            ("order", #""order":"close","reason":"x""#, .missingID, "/caseId"),
            ("order", #""caseId":"C","order":"close""#, .schema, "/reason"),
            ("order", #""caseId":"C","order":"raiseBand","reason":"x""#, .schema, "/band"),
            ("order", #""caseId":"C","order":"push","reason":"x","push":1"#, .schema, "/push"),
            ("command", #""caseId":"C","order":"close","reason":"x""#, .unknownKind, "/kind"),
        ] as [(String, String, Refusal.Code, String)]
    )
    func `an answer without what it needs is refused`(
        kind: String,
        fields: String,
        code: Refusal.Code,
        pointer: String
    ) {
        let refusal = refusal(of: Array(Sample.answer(kind, fields).utf8), from: .answers)
        #expect(refusal?.code == code)
        #expect(refusal?.pointer == pointer)
    }

    @Test func `the governance side cannot approve`() {
        let body = Sample.answer("approval", #""requestId":"R","draftDigest":"d","decision":"approved""#)
        #expect(refusal(of: Array(body.utf8), from: .receipts)?.code == .unknownKind)
        #expect(refusal(of: Array(body.utf8), type: "approval", from: .receipts)?.code == .unknownKind)
    }

    @Test(
        arguments: [
            (nil, "gzip", .notJSON), ("application/json; charset=big5", nil, .notUTF8),
        ] as [(String?, String?, Refusal.Code)]
    )
    func `an encoding that is not taken is refused`(contentType: String?, contentEncoding: String?, code: Refusal.Code)
    {
        let body = Array(Sample.alert.utf8)
        #expect(refusal(of: body, contentType: contentType, contentEncoding: contentEncoding)?.code == code)
    }

    @Test func `no refusal repeats a value of the message`() {
        let secret = "13800008000"
        for field in [
            "grade", "weapon", "tags", "caller", "eventKind", "receivedAt", "relation", "injured", "location",
        ] {
            let refusal = refusal(of: Array(Sample.alert(adding: "\"\(field)\":\"\(secret)\"").utf8))
            #expect(refusal != nil)
            #expect(refusal?.detail.contains(secret) == false)
        }
    }

    @Test func `no prefix and no flipped byte of a message brings the decoder down`() {
        let body = Array(
            Sample.alert(adding: #""parties":[{"name":"夏\u5148生"}],"location":{"lon":1e2,"lat":-2.5}"#).utf8
        )
        for length in 0..<body.count { #expect(refusal(of: Array(body[..<length])) != nil) }
        for index in body.indices {
            for flip in [0x01, 0x20, 0x80, 0xFF] as [UInt8] {
                var damaged = body
                damaged[index] ^= flip
                _ = refusal(of: damaged)
            }
        }
    }
}
