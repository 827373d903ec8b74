import CaseModel
import Testing

@testable import Commands

/// The words a decision rests on are marked where they stand.
@Suite struct `Marked text` {
    private func place(_ offset: Int, _ length: Int) -> Evidence {
        Evidence(field: .content, offset: offset, length: length, words: "", rule: "t")
    }

    @Test func `marks stand beneath wide characters`() {
        let text = MarkedText("他说ab要砸车。", [(place(5, 2), .indicator), (place(2, 1), .type)])
        #expect(text.annotated == "他说ab要砸车。\n    =   ^^^^\n")
    }

    @Test func `a terminal gets underlines, and every one ends`() {
        let text = MarkedText("要砸车", [(place(1, 2), .indicator)])
        #expect(text.underlined == "要\u{1B}[4;31m砸车\u{1B}[0m\n")
    }

    @Test func `the weightier mark wins where two fall together`() {
        let text = MarkedText("砸车", [(place(0, 2), .dispute), (place(0, 1), .indicator)])
        #expect(text.annotated == "砸车\n^^--\n")
        #expect(text.marks == [.indicator, .dispute])
    }

    @Test(arguments: [(-1, 1), (5, 3), (1, 900), (9, 0), (2, -4)])
    func `places outside the text do no harm`(offset: Int, length: Int) {
        let text = MarkedText("砸车", [(place(offset, length), .type)])
        #expect(text.annotated.hasPrefix("砸车\n"))
    }

    @Test func `offsets count scalars, also of composed characters`() {
        let text = MarkedText("e\u{301}👨‍👩‍👧砸", [(place(7, 1), .type)])
        #expect(text.annotated.contains("\n   ==\n"), "\(text.annotated)")
    }

    @Test func `a long text is broken, and no line begins with punctuation`() {
        let text = MarkedText(String(repeating: "争", count: 36) + "，吵", [(place(37, 1), .dispute)])
        #expect(text.annotated == String(repeating: "争", count: 36) + "，\n吵\n--\n")
    }

    @Test func `control characters stay where they are and drive nothing`() {
        let text = MarkedText("\u{1B}[2J砸\r\n车", [(place(4, 1), .type)])
        #expect(!text.annotated.contains("\u{1B}"))
        #expect(text.annotated.contains("\n    ==\n"), "\(text.annotated)")
    }

    @Test(arguments: [
        ("电话13800000011。", "电话138******11。"), ("欠5000元", "欠5000元"), ("330784199001011234", "330*************34"),
        ("33078419900101123X来", "330*************3X来"),
    ])
    func `telephone and id numbers of a case are hidden in place`(text: String, masked: String) {
        #expect(PersonalMask.numbers(in: text) == masked)
        #expect(PersonalMask.numbers(in: text).count == text.count)
    }
}
