/// A compiled multi-pattern matcher (Aho-Corasick) over the characters of UTF-8 texts.
///
/// It finds every occurrence of every pattern, overlapping ones too, in one pass over the text whose cost is linear in
/// the text and the hits. The bytes of a character are taken in one step: Chinese characters share their first bytes,
/// so that stepping by byte would look three times to learn as much. The states are the cells of a double array: a step
/// is one look at one cell.
struct PatternAutomaton: Sendable {
    private let codes: CharacterCodes
    /// The child of state `s` under the character with code `c` is cell `cells[s].base + c`, if that belongs to `c`: no
    /// two states have the same base. Children of the root stand at their codes.
    private var cells: [Cell]
    /// By pattern, the longest of the shorter ones that end with it, or -1.
    private var shorter: [Int32]

    private struct Cell {
        var base: Int32 = 0
        /// The state of the longest proper suffix that is a prefix of some pattern.
        var fallback: Int32 = root
        /// The longest pattern that ends here, or -1.
        var output: Int32 = -1
        /// The code of the character that leads here, or 0 where nothing does.
        var code: UInt16 = 0
        /// One bit for each character that may follow, several characters sharing a bit.
        var following: UInt16 = 0
    }

    /// Where matching starts, and where it is when nothing has begun to match.
    static let root: Int32 = 0

    /// A matcher for `patterns`, which are UTF-8, none of them empty, no two alike. Outputs name them by position.
    init(_ patterns: [[UInt8]]) {
        let words = patterns.map { String(decoding: $0, as: UTF8.self).unicodeScalars.map(\.value) }
        let codes = CharacterCodes(words)
        let trie = PatternTrie(words.map { $0.map { codes[$0] } })
        var layout = DoubleArrayLayout(codes: codes.count, taking: codes.firstCount + 1)
        let bases = trie.children.enumerated().map { state, own in
            state == Self.root ? 0 : layout.place(own.map(\.code))
        }
        self.codes = codes
        cells = [Cell](repeating: Cell(), count: layout.count)
        shorter = [Int32](repeating: -1, count: patterns.count)
        link(trie, bases)
    }

    /// Fills the cells, parents before children, so that a parent's own fallback is known when theirs are looked up.
    private mutating func link(_ trie: PatternTrie, _ bases: [Int32]) {
        var places = [Int32](repeating: Self.root, count: bases.count)
        for (state, own) in trie.children.enumerated() {
            for child in own {
                let place = bases[state] + Int32(child.code)
                places[Int(child.state)] = place
                cells[Int(place)].base = bases[Int(child.state)]
                cells[Int(place)].code = UInt16(child.code)
                for next in trie.children[Int(child.state)] { cells[Int(place)].following |= Self.bit(of: next.code) }
            }
        }
        for (state, own) in trie.children.enumerated() {
            let parent = places[state]
            for child in own {
                let place = Int(places[Int(child.state)])
                let fallback = state == 0 ? Self.root : step(cells[Int(parent)].fallback, child.code)
                let suffix = cells[Int(fallback)].output
                let pattern = trie.patterns[Int(child.state)]
                cells[place].fallback = fallback
                cells[place].output = pattern < 0 ? suffix : pattern
                if pattern >= 0 { shorter[Int(pattern)] = suffix }
            }
        }
    }

    /// The state after reading the character `value` in `state`.
    @inline(__always)
    func advance(_ state: Int32, _ value: UInt32) -> Int32 {
        let code = codes[value]
        return code == 0 ? Self.root : step(state, code)
    }

    @inline(__always)
    private func step(_ state: Int32, _ code: Int) -> Int32 {
        let bit = Self.bit(of: code)
        var state = state
        while state != Self.root {
            let here = cells[Int(state)]
            if here.following & bit != 0 {
                let place = Int(here.base) + code
                if Int(cells[place].code) == code { return Int32(truncatingIfNeeded: place) }
            }
            state = here.fallback
        }
        return code <= codes.firstCount ? Int32(truncatingIfNeeded: code) : Self.root
    }

    private static func bit(of code: Int) -> UInt16 { 1 << UInt16(truncatingIfNeeded: code & 15) }

    /// The longest pattern that ends in `state`, or -1.
    func longest(endingIn state: Int32) -> Int32 { cells[Int(state)].output }

    /// The longest of the shorter patterns that end where `pattern` ends, or -1.
    func longest(within pattern: Int32) -> Int32 { shorter[Int(pattern)] }
}
