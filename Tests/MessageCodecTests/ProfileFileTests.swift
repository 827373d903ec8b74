import CaseModel
import MessageCodec
import Testing

@Suite("A profile file is checked before it is used")
struct ProfileFileTests {
    @Test(arguments: ["canonical", "gat-pinyin", "gbt-31000"])
    func `every shipped profile is read`(name: String) throws {
        #expect(try Profile(contentsOf: Files.profile(name)).name == name)
    }

    @Test(
        arguments: [
            ("", 0, 0, "the file is empty"), ("- a", 1, 1, "must be a mapping"),
            ("profil: x", 1, 1, "unknown key \"profil\""),
            ("encodings: [utf-8]", 1, 1, "the key \"profile\" is missing"),
            ("profile: x\nencodings: [utf-8, big5]", 2, 20, "must be one of utf-8, gb18030"),
            ("profile: x\nprofile: y", 0, 0, ""), ("profile: [x", 0, 0, ""),
            ("profile: x\ntimes:\n  formats: [compact]\n  zone: Shanghai", 4, 9, "must be an offset"),
            ("profile: x\nkinds: {defaults: {alerts: alert}}", 2, 20, "must be one of police110.alerts"),
            ("profile: x\nkinds: {codes: {JJD: command}}", 2, 22, "must be one of alert, disposition"),
            (
                "profile: x\nmessages:\n  alert:\n    fields:\n      - {to: /alertno, from: /JJDBH}", 5, 14,
                "alert has no field /alertno"
            ),
            (
                "profile: x\nmessages:\n  alert:\n    fields:\n      - {to: /alertNo, from: JJDBH}", 5, 30,
                "must be a JSON pointer"
            ),
            (
                "profile: x\nmessages:\n  alert:\n    fields:\n      - {to: /alertNo}", 5, 9,
                "exactly one of from, join, constant"
            ),
            (
                "profile: x\nmessages:\n  alert:\n    fields:\n      - {to: /alertNo, from: /A, as: date}", 5, 38,
                "must be one of text"
            ),
            (
                "profile: x\nmessages: {alert: {fields: [], marks: [{in: /A, words: [], to: /weapon, value: true}]}}",
                2, 56, "at least one word"
            ),
            ("profile: x\ntimes: {formats: []}", 2, 18, "at least one format"),
        ]
    )
    func `a fault is told with its place`(text: String, line: Int, column: Int, message: String) {
        #expect { try Profile(yaml: text, file: "p.yaml") } throws: { error in
            guard let error = error as? ProfileError else { return false }
            let isThere = line == 0 || (error.line == line && error.column == column)
            return error.file == "p.yaml" && isThere && error.message.contains(message)
        }
    }

    @Test func `a missing file is told by its name`() {
        #expect { try Profile(contentsOf: "/nowhere/p.yaml") } throws: { error in
            (error as? ProfileError)?.description == "/nowhere/p.yaml: cannot be opened: No such file or directory"
        }
    }

    @Test(
        arguments: [
            (#"{"n":"A1","t":1795392930}"#, "epochSeconds"), (#"{"n":"A1","t":"1795392930000"}"#, "epochMilliseconds"),
            (#"{"n":"A1","t":"2026-11-23 00:15:30"}"#, "spaced"), (#"{"n":"A1","t":20261123001530}"#, "compact"),
            (#"{"n":"A1","t":"20261123001530000"}"#, "compact"),
        ]
    )
    func `times are read in the format and zone of the profile`(body: String, format: String) throws {
        let profile = try Profile(
            yaml: """
                profile: test
                schemaVersion: "1"
                times: {formats: [\(format)], zone: "+00:00"}
                kinds: {pointer: /type, codes: {A: alert}, defaults: {police110.alerts: alert}}
                messages:
                  alert:
                    fields:
                      - {to: /alertNo, from: /n}
                      - {to: /reportedAt, from: /t, as: time}
                      - {to: /incidentAddress, constant: 不详}
                      - {to: /content, join: [/n, /n], with: "-"}
                      - {to: /jurisdiction/code, constant: "330784550000"}
                """,
            file: "test.yaml"
        )
        let message = try MessageDecoder(profile: profile).decode(body: Array(body.utf8), queue: .alerts)
        guard case .alert(let alert, _) = message else {
            Issue.record("not an alert")
            return
        }
        #expect(alert.reportedAt.milliseconds == 1_795_392_930_000)
        #expect(alert.content == "A1-A1")
        #expect(alert.incidentAddress == "不详")
    }
}
