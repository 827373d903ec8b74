import Testing

@testable import RuleEngine

extension PatternAutomaton {
    /// Every occurrence of every pattern in `text`, in characters.
    fileprivate func hits(in text: String, lengths: [Int]) -> [(pattern: Int, start: Int, end: Int)] {
        var hits: [(pattern: Int, start: Int, end: Int)] = []
        var state = Self.root
        for (index, scalar) in text.unicodeScalars.enumerated() {
            state = advance(state, scalar.value)
            var pattern = longest(endingIn: state)
            while pattern >= 0 {
                hits.append((Int(pattern), index + 1 - lengths[Int(pattern)], index + 1))
                pattern = longest(within: pattern)
            }
        }
        return hits
    }

    fileprivate init(words: [String]) {
        self.init(words.map { Array($0.utf8) })
    }
}

@Suite
struct `The automaton finds every occurrence of every word` {
    @Test(
        arguments: [
            (["刀", "菜刀", "菜刀店"], "开菜刀店的", ["1-3 菜刀", "2-3 刀", "1-4 菜刀店"]),
            (["aa", "a"], "aaa", ["0-1 a", "0-2 aa", "1-2 a", "1-3 aa", "2-3 a"]),
            (["he", "she", "hers", "his"], "ushers", ["1-4 she", "2-4 he", "2-6 hers"]),
            (["砍"], "不动手", []),
            ([], "什么都没有", []),
        ] as [([String], String, [String])]
    )
    func `overlapping and nested words are all reported`(words: [String], text: String, expected: [String]) {
        let found = PatternAutomaton(words: words).hits(in: text, lengths: words.map(\.unicodeScalars.count))
            .map { "\($0.start)-\($0.end) \(words[$0.pattern])" }
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
            let text = word(40)
            let found = PatternAutomaton(words: words).hits(in: text, lengths: words.map(\.unicodeScalars.count))
            var plain = 0
            let scalars = Array(text.unicodeScalars)
            for word in words.map({ Array($0.unicodeScalars) }) {
                for start in scalars.indices where scalars[start...].starts(with: word) { plain += 1 }
            }
            #expect(found.count == plain)
        }
    }
}
