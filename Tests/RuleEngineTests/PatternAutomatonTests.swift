import Testing

@testable import RuleEngine

@Suite
struct `The automaton finds every occurrence of every word` {
    @Test(
        arguments: [
            (["刀", "菜刀", "菜刀店"], "开菜刀店的", ["3-9 菜刀", "6-9 刀", "3-12 菜刀店"]),
            (["aa", "a"], "aaa", ["0-1 a", "0-2 aa", "1-2 a", "1-3 aa", "2-3 a"]),
            (["he", "she", "hers", "his"], "ushers", ["1-4 she", "2-4 he", "2-6 hers"]),
            (["砍"], "不动手", []),
            ([], "什么都没有", []),
        ] as [([String], String, [String])]
    )
    func `overlapping and nested words are all reported`(words: [String], text: String, expected: [String]) {
        let automaton = PatternAutomaton(words.map { Array($0.utf8) })
        let found = automaton.hits(in: Array(text.utf8)).map { "\($0.start)-\($0.end) \(words[Int($0.pattern)])" }
        #expect(Set(found) == Set(expected))
        #expect(found.count == expected.count)
    }

    @Test func `it agrees with a plain search over many words and texts`() {
        let alphabet = Array("刀打不砍人ab")
        var seed: UInt64 = 7
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        func word(_ length: Int) -> String { String((0..<length).map { _ in alphabet[next(alphabet.count)] }) }
        for _ in 0..<50 {
            let words = Array(Set((0..<20).map { _ in word(1 + next(4)) })).sorted()
            let text = Array(word(40).utf8)
            let automaton = PatternAutomaton(words.map { Array($0.utf8) })
            var plain = 0
            for word in words.map({ Array($0.utf8) }) {
                for start in text.indices where text[start...].starts(with: word) { plain += 1 }
            }
            #expect(automaton.hits(in: text).count == plain)
        }
    }

    @Test func `a text made of nothing but hits is cut at the limit`() {
        let automaton = PatternAutomaton([Array("a".utf8), Array("aa".utf8), Array("aaa".utf8)])
        let hits = automaton.hits(in: [UInt8](repeating: 0x61, count: 100_000))
        #expect(hits.count <= PatternAutomaton.hitLimit + 3)
    }
}
