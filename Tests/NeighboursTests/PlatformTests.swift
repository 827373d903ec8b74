import CaseModel
import JSONTree
import MessageCodec
import Testing

@testable import Neighbours

@Suite("The 110 platform sends what its files say, as of now")
struct PlatformTests {
    private let now = Timestamp(milliseconds: 1_795_000_000_000)

    private func decoder(for message: OutgoingMessage) throws -> MessageDecoder {
        guard message.contentType.contains("gat-pinyin") else { return MessageDecoder(profile: .canonical) }
        let text = String(decoding: try Samples.bytes("../profiles/gat-pinyin.yaml"), as: UTF8.self)
        return MessageDecoder(profile: try Profile(yaml: text, file: "gat-pinyin.yaml"))
    }

    private func decoded(_ message: OutgoingMessage) throws -> InboundMessage {
        try decoder(for: message).decode(
            body: message.body,
            contentType: message.contentType,
            contentEncoding: message.contentEncoding,
            type: message.type,
            queue: .alerts
        )
    }

    @Test func `every sample alert is one the codec takes, reported just now`() throws {
        let messages = DispatchPlatform(files: try Samples.files(), queue: "q").alerts(at: now)
        #expect(messages.count >= 200)
        for message in messages {
            guard case .alert(let alert, _) = try decoded(message) else {
                Issue.record("\(message.messageID ?? "") is no alert")
                continue
            }
            #expect(alert.alertNo == message.alertNo)
            #expect(alert.reportedAt.rfc3339 == now.rfc3339)
        }
    }

    @Test func `every second pinyin alert leaves in GB 18030 and says the same`() throws {
        let messages = DispatchPlatform(files: try Samples.files(), queue: "q").alerts(at: now)
        let converted = messages.filter { $0.contentEncoding == "gb18030" }
        #expect(converted.count == 33)
        for message in converted {
            guard case .alert(let alert, _) = try decoded(message) else { continue }
            #expect(alert.content.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) })
            #expect(throws: JSONError.self) { try message.json }
        }
    }

    @Test func `the same alerts at the same time are the same bytes, with an id for every version`() throws {
        let platform = DispatchPlatform(files: try Samples.files(), queue: "q")
        let messages = platform.alerts(at: now)
        #expect(messages == platform.alerts(at: now))
        #expect(Set(messages.map(\.messageID)).count == messages.count)
    }

    @Test func `a load has fresh numbers and fresh people`() throws {
        let messages = DispatchPlatform(files: try Samples.files(), queue: "q").load(1_000, prefix: "L-", at: now)
        #expect(Set(messages.compactMap(\.alertNo)) == Set((0..<1_000).map { "L-\($0)" }))
        var phones: [String] = []
        for message in messages {
            guard case .alert(let alert, _) = try decoded(message) else { continue }
            #expect(alert.mainAlertNo == nil)
            phones += [alert.caller?.phone].compactMap(\.self)
        }
        #expect(phones.count == 1_000)
        #expect(Set(phones).count == 1_000)
    }

    @Test func `each bad message gets the code its line promises`() throws {
        let bad = try BadMessage.messages(of: try Samples.bytes("bad.ndjson"), file: "bad.ndjson")
        #expect(bad.count >= 12)
        let queues: [String: InboundQueue] = [
            "police110.alerts": .alerts, "police.answers": .answers, "governance.receipts": .receipts,
        ]
        for entry in bad {
            let queue = try #require(queues[entry.message.queue])
            let refusal = #expect(throws: Refusal.self) {
                try MessageDecoder(profile: .canonical).decode(
                    body: entry.message.body,
                    contentType: entry.message.contentType,
                    contentEncoding: nil,
                    type: entry.message.type,
                    queue: queue
                )
            }
            #expect(refusal?.code.rawValue == entry.code, "\(entry.message.messageID ?? "")")
        }
    }

    @Test func `queues of bad messages follow the names of the bridge`() throws {
        let line = #"{"name":"x","code":"empty_body","queue":"police110.alerts","type":"alert","body":""}"#
        let bad = try BadMessage.messages(of: Array(line.utf8), queues: ["police110.alerts": "mine"], file: "f")
        #expect(bad.map(\.message.queue) == ["mine"])
    }

    @Test(arguments: ["{}", "[", #"{"name":"x","code":"c","queue":"q","hex":"0"}"#])
    func `a bad line says where it stands`(line: String) {
        let error = #expect(throws: SampleError.self) {
            _ = try BadMessage.messages(of: Array("\(line)\n".utf8), file: "bad.ndjson")
        }
        #expect(error?.description.contains("bad.ndjson at line 1") == true)
    }
}
