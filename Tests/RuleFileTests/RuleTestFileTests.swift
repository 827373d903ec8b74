import CaseModel
import Glibc
import Testing

@testable import RuleFile

/// Test files are read strictly: a test that is not what its author meant would pass for nothing.
@Suite
struct `Files of rule tests` {
    private func tests(_ text: String) throws -> [RuleTest] {
        var template = Array("/tmp/tripush-tests-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        let bytes = Array(text.utf8)
        #expect(write(descriptor, bytes, bytes.count) == bytes.count)
        close(descriptor)
        return try RuleTestFile.tests(ofFile: path)
    }

    private static let whole = """
        station: "330784100000"
        tests:
          - name: 讨要货款
            now: 2026-11-20 22:05
            alert:
              text: 有人砸车
              category: [09000000, "09080000"]
              weapon: false
              peopleInvolved: 3
              tags: [涉老]
              parties: [{role: 甲方, phone: "13800000009"}]
              feedback: {after: 20 min, result: calmed, needsFollowUp: true, officerBand: orange}
            history:
              - {before: 2 d, text: 上次也吵, feedback: {result: settled}}
              - {before: 9 d, text: 更早一次, parties: [{role: 乙方}]}
            orders:
              - {order: expedite, by: dutyLeader, department: 市场监管}
            expect: {type: D0502, band: yellow, indicators: [], push: [push1, push2], words: [砸]}
          - {name: 只有内容, alert: 邻居吵架, expect: {dispute: true}}
        """

    @Test func `a whole test is read`() throws {
        let test = try #require(try tests(Self.whole).first)
        #expect(test.name == "讨要货款")
        #expect(test.line == 3)
        #expect(test.alert.at.rfc3339 == "2026-11-20T22:05:00+08:00")
        #expect(test.alert.station == "330784100000")
        #expect(test.alert.category?.levels == ["09000000", "09080000"])
        #expect(test.alert.feedback?.at == test.alert.at + .minutes(20))
        #expect(test.alert.feedback?.officerBand == .orange)
        #expect(test.orders.map(\.by) == [.dutyLeader])
        #expect(test.expectation.indicators == [])
        #expect(test.expectation.push == [.push1, .push2])
        #expect(test.expectation.outcome == nil)
    }

    @Test func `what went before is in order and about the same people unless it says so`() throws {
        let test = try #require(try tests(Self.whole).first)
        #expect(test.history.map(\.content) == ["更早一次", "上次也吵"])
        #expect(test.history.last?.at == test.alert.at + .days(-2))
        #expect(test.history.last?.parties == test.alert.parties)
        #expect(test.history.first?.parties.map(\.role) == ["乙方"])
    }

    @Test func `an alert may be its text alone`() throws {
        let test = try #require(try tests(Self.whole).last)
        #expect(test.alert.content == "邻居吵架")
        #expect(test.alert.parties.count == 2)
        #expect(test.alert.at.rfc3339 == "2026-11-20T10:00:00+08:00")
    }

    @Test(
        arguments: [
            ("test: []", RuleFileError.Code.unknownKey), ("tests: 3", .wrongType),
            ("tests: [{name: a, alert: b}]", .missingKey),
            ("tests: [{name: a, alert: b, expect: {}}]", .unreachable),
            ("tests: [{name: a, alert: b, expect: {bnad: red}}]", .unknownKey),
            ("tests: [{name: a, alert: b, expect: {band: crimson}}]", .badValue),
            ("tests: [{name: a, alert: b, expect: {push: [push9]}}]", .badValue),
            ("tests: [{name: a, alert: b, now: yesterday, expect: {dispute: true}}]", .badValue),
            ("tests: [{name: a, alert: b, history: [{text: c}], expect: {dispute: true}}]", .missingKey),
            ("tests: [{name: a, alert: {text: b, txet: c}, expect: {dispute: true}}]", .unknownKey),
            (
                "tests: [{name: a, alert: b, expect: {dispute: true}}, {name: a, alert: b, expect: {dispute: true}}]",
                .duplicate
            ),
            ("tests: [", .syntax),
        ]
    )
    func `a mistake says where it is`(text: String, code: RuleFileError.Code) throws {
        let error = #expect(throws: RuleFileError.self) { try tests(text) }
        #expect(error?.code == code, "\(error?.description ?? "")")
        #expect((error?.line ?? 0) > 0)
    }

    @Test func `a rule folder without tests has none`() throws {
        #expect(try RuleTestFile.tests(ofRules: "/nonexistent") == [])
        #expect(try !RuleTestFile.tests(ofRules: "\(Shipped.root)/deploy/rules").isEmpty)
    }
}
