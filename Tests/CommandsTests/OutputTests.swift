import JSONTree
import Testing

@testable import Commands

/// What people see lines up, and shows nobody's data.
@Suite struct `Output for people` {
    @Test(arguments: [
        ("abc", 3), ("派出所", 6), ("a派", 3), ("，", 2), ("…", 1), ("e\u{301}", 1), ("👮", 2), ("ｱ", 1), ("Ａ", 2), ("", 0),
    ])
    func `wide characters take two columns`(text: String, columns: Int) {
        #expect(DisplayWidth.columns(of: text) == columns)
    }

    @Test func `columns line up with Chinese in them`() {
        var table = TextTable(.text(zh: "名称", en: "NAME"), .number(zh: "数", en: "COUNT"), .text(zh: "三", en: "THIRD"))
        table.add("古山派出所", "7", "x")
        table.add("a", "1000", "y")
        let lines = table.rendered.split(separator: "\n")
        let widths = lines.map { line in
            DisplayWidth.columns(of: String(line[..<(line.lastIndex(of: " ") ?? line.endIndex)]))
        }
        #expect(Set(widths).count == 1, "\(table.rendered)")
    }

    @Test func `control characters cannot drive the terminal`() {
        var table = TextTable(.text(zh: "一", en: "A"))
        table.add("x\u{1B}[2Jy\nz")
        #expect(!table.rendered.contains("\u{1B}"))
        #expect(table.rendered.split(separator: "\n").count == 2)
    }

    @Test(arguments: [("LANG", "zh_CN.UTF-8", true), ("LANG", "en_US.UTF-8", false), ("LC_ALL", "zh_CN", true)])
    func `the language follows the locale`(name: String, value: String, isChinese: Bool) {
        #expect((Language(of: [name: value]) == .chinese) == isChinese)
    }

    @Test func `a set locale of messages wins over LANG`() {
        #expect(Language(of: ["LANG": "zh_CN", "LC_ALL": "C"]) == .english)
        #expect(Language(of: ["LANG": "zh_CN", "LC_ALL": ""]) == .chinese)
    }

    @Test func `a masked body keeps keys and codes and hides people`() {
        let body = #"{"alertNo":"A-1","caller":{"name":"钱先生","phone":"13800000011"},"content":"钱先生说","n":13800000011}"#
        let masked = PersonalMask.body(Array(body.utf8))
        #expect(masked.contains(#""alertNo":"A-1""#))
        for hidden in ["钱", "138", "0011"] { #expect(!masked.contains(hidden), "\(masked)") }
        #expect((try? JSONValue(parsing: Array(masked.utf8))) != nil)
    }

    @Test(arguments: [
        (#"{"13912345678":1}"#, "13912345678"), (#"{"reportedAt":"bad欧阳修文"}"#, "欧阳修文"),
        (#"{"messageId":"钱某甲13912345678"}"#, "13912345678"),
    ])
    func `a value in disguise is hidden too`(body: String, value: String) {
        #expect(!PersonalMask.body(Array(body.utf8)).contains(value))
    }

    @Test func `a body that is no JSON shows only its shape`() {
        let masked = PersonalMask.body(Array("{\"phone\": 13800000011, 钱某".utf8))
        #expect(masked == "{\"xxxxx\": ###########, 某某")
    }

    @Test(arguments: [("13800000011", "138******11"), ("110", "***"), ("330784199001011234", "330*************34")])
    func `numbers lose their middle`(number: String, masked: String) {
        #expect(PersonalMask.number(number) == masked)
    }

    @Test(arguments: [(50, 2), (99, 4), (100, 4), (1, 1)])
    func `percentiles are by nearest rank`(percent: Int, value: Int64) {
        #expect(Percentile.value(percent, of: [1, 2, 3, 4]) == value)
        #expect(Percentile.value(percent, of: []) == nil)
    }
}
