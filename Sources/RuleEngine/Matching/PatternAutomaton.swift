/// A compiled multi-pattern matcher (Aho-Corasick) over the characters of UTF-8 texts.
///
/// It finds every occurrence of every pattern, overlapping ones too, in one pass over the text whose cost is linear in
/// the text and the hits. The bytes of a character are taken in one step: Chinese characters share their first bytes,
/// so that stepping by byte would look three times to learn as much. The trie lies in a double array: a step is one
/// look at one cell.
struct PatternAutomaton: Sendable {
    private let codes: CharacterCodes
    /// By state; what a step needs of a state lies side by side.
    private var states: [State]
    /// Shared by all states: the cell of state `s` and the character with code `c` is `states[s].base + c`.
    private var cells: [Cell]
    /// By pattern, the longest of the shorter ones that end with it, or -1.
    private var shorter: [Int32]

    private struct State {
        var base: Int32
        /// One bit for each character that may follow, several characters sharing a bit.
        var following: UInt32 = 0
        /// The state of the longest proper suffix that is a prefix of some pattern.
        var fallback: Int32 = root
        /// The longest pattern that ends here, or -1.
        var output: Int32
    }

    private struct Cell {
        /// The state the cell belongs to, or -1.
        var owner: Int32
        /// The state its character leads to.
        var target: Int32
    }

    /// Where matching starts, and where it is when nothing has begun to match.
    static let root: Int32 = 0

    /// A matcher for `patterns`, which are UTF-8, none of them empty, no two alike. Outputs name them by position.
    init(_ patterns: [[UInt8]]) {
        let words = patterns.map { String(decoding: $0, as: UTF8.self).unicodeScalars.map(\.value) }
        let codes = CharacterCodes(words)
        let trie = PatternTrie(words.map { $0.map { codes[$0] } })
        var layout = DoubleArrayLayout(codes: codes.count)
        self.codes = codes
        states = trie.children.enumerated().map { state, own in
            // The root needs no cells: the code of a character says where it leads from there.
            let base = state == Self.root ? 0 : layout.place(own.map(\.code))
            return State(base: base, output: trie.patterns[state])
        }
        cells = [Cell](repeating: Cell(owner: -1, target: 0), count: layout.count)
        shorter = [Int32](repeating: -1, count: patterns.count)
        for (state, own) in trie.children.enumerated().dropFirst() {
            for child in own {
                states[state].following |= Self.bit(of: child.code)
                cells[Int(states[state].base) + child.code] = Cell(owner: Int32(state), target: child.state)
            }
        }
        link(trie)
    }

    /// A parent comes before its children, so its own fallback is known when theirs are looked up.
    private mutating func link(_ trie: PatternTrie) {
        for (state, own) in trie.children.enumerated().dropFirst() {
            for child in own {
                let index = Int(child.state)
                let fallback = step(states[state].fallback, child.code)
                let suffix = states[Int(fallback)].output
                let own = states[index].output
                states[index].fallback = fallback
                if own < 0 { states[index].output = suffix } else { shorter[Int(own)] = suffix }
            }
        }
    }

    /// The state after reading the character `value` in `state`.
    func advance(_ state: Int32, _ value: UInt32) -> Int32 {
        let code = codes[value]
        return code == 0 ? Self.root : step(state, code)
    }

    private func step(_ state: Int32, _ code: Int) -> Int32 {
        let bit = Self.bit(of: code)
        var state = state
        while state != Self.root {
            let here = states[Int(state)]
            if here.following & bit != 0 {
                let cell = cells[Int(here.base) + code]
                if cell.owner == state { return cell.target }
            }
            state = here.fallback
        }
        return code <= codes.firstCount ? Int32(truncatingIfNeeded: code) : Self.root
    }

    private static func bit(of code: Int) -> UInt32 { 1 << UInt32(truncatingIfNeeded: code & 31) }

    /// The longest pattern that ends in `state`, or -1.
    func longest(endingIn state: Int32) -> Int32 { states[Int(state)].output }

    /// The longest of the shorter patterns that end where `pattern` ends, or -1.
    func longest(within pattern: Int32) -> Int32 { shorter[Int(pattern)] }
}
