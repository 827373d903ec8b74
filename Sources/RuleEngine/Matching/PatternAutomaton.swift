/// A compiled multi-pattern matcher (Aho-Corasick) over UTF-8 bytes.
///
/// It finds every occurrence of every pattern, overlapping ones too, in one pass over the text whose cost is linear in
/// the text and the hits. The trie lies in a double array: a step is one look at one cell.
struct PatternAutomaton: Sendable {
    /// By state; what a step needs of a state lies side by side.
    private var states: [State] = []
    /// The pattern that ends in each state, or -1.
    private var patterns: [Int32] = [-1]
    /// Shared by all states: the cell of state `s` and byte `b` is `states[s].base + b`.
    private var cells: [Cell]
    /// The state after each ideograph of the basic block at the root.
    private var fromRoot: [Int32] = []

    private static let firstIdeograph: UInt32 = 0x4E00
    private static let lastIdeograph: UInt32 = 0x9FFF

    private struct State {
        var base: Int32
        /// One bit for each character that may follow, several characters sharing a bit.
        var following: UInt32 = 0
        /// The state of the longest proper suffix that is a prefix of some pattern.
        var fallback: Int32 = 0
        /// The state itself or the nearest on the fallback path in which a pattern ends, or 0.
        var output: Int32 = 0
    }

    private struct Cell {
        /// The state the cell belongs to, or -1.
        var owner: Int32
        /// The state its byte leads to.
        var target: Int32
    }

    /// Where matching starts, and where it is when nothing has begun to match.
    static let root: Int32 = 0

    /// A matcher for `patterns`, none of them empty, no two alike. Outputs name them by position.
    init(_ patterns: [[UInt8]]) {
        cells = []
        let children = children(of: patterns)
        var layout = DoubleArrayLayout()
        states = children.map { State(base: layout.place($0.map(\.byte))) }
        cells = [Cell](repeating: Cell(owner: -1, target: 0), count: layout.count)
        for (state, own) in children.enumerated() {
            for child in own {
                cells[Int(states[state].base) + Int(child.byte)] = Cell(owner: Int32(state), target: child.state)
            }
        }
        link(children)
        noteFollowing(patterns)
        fromRoot = (Self.firstIdeograph...Self.lastIdeograph).map { max(child(of: Self.root, $0), Self.root) }
    }

    private struct Child {
        var byte: UInt8
        var state: Int32
    }

    /// The trie of `patterns`, its states numbered breadth first. A state stands for the run of sorted patterns that
    /// share its prefix, so the states of a level follow from the runs of the level above.
    private mutating func children(of words: [[UInt8]]) -> [[Child]] {
        let sorted = words.indices.sorted { words[$0].lexicographicallyPrecedes(words[$1]) }
        var runs = [(first: 0, end: sorted.count, depth: 0)]
        var children: [[Child]] = []
        var state = 0
        while state < runs.count {
            let run = runs[state]
            var own: [Child] = []
            var next = run.first
            while next < run.end, words[sorted[next]].count == run.depth {
                patterns[state] = Int32(sorted[next])
                next += 1
            }
            while next < run.end {
                let byte = words[sorted[next]][run.depth]
                let first = next
                while next < run.end, words[sorted[next]][run.depth] == byte { next += 1 }
                own.append(Child(byte: byte, state: Int32(runs.count)))
                runs.append((first, next, run.depth + 1))
                patterns.append(-1)
            }
            children.append(own)
            state += 1
        }
        return children
    }

    /// A parent comes before its children, so its own fallback is known when theirs are looked up.
    private mutating func link(_ children: [[Child]]) {
        for state in children.indices {
            for child in children[state] {
                let target = state == 0 ? 0 : step(states[state].fallback, child.byte)
                let index = Int(child.state)
                states[index].fallback = target
                states[index].output = patterns[index] >= 0 ? child.state : states[Int(target)].output
            }
        }
    }

    /// Notes for each state between characters which characters may follow.
    private mutating func noteFollowing(_ words: [[UInt8]]) {
        for word in words {
            var state = Self.root
            for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
                states[Int(state)].following |= Self.bit(of: scalar.value)
                state = max(child(of: state, scalar.value), Self.root)
            }
        }
    }

    /// The state after reading `byte` in `state`.
    private func step(_ state: Int32, _ byte: UInt8) -> Int32 {
        var state = state
        while true {
            let cell = cells[Int(states[Int(state)].base) + Int(byte)]
            if cell.owner == state { return cell.target }
            if state == Self.root { return Self.root }
            state = states[Int(state)].fallback
        }
    }

    /// The state after reading the character `value` in `state`.
    ///
    /// Between characters every fallback is a state between characters, so a character is either read whole or the
    /// next shorter beginning is tried; from the root the state it leads to is known beforehand.
    func advance(_ state: Int32, _ value: UInt32) -> Int32 {
        var state = state
        while state != Self.root {
            if states[Int(state)].following & Self.bit(of: value) != 0 {
                let next = child(of: state, value)
                if next >= 0 { return next }
            }
            state = states[Int(state)].fallback
        }
        let index = Int(value) - Int(Self.firstIdeograph)
        if index >= 0, index < fromRoot.count { return fromRoot[index] }
        return max(child(of: Self.root, value), Self.root)
    }

    private static func bit(of value: UInt32) -> UInt32 { 1 << ((value &* 0x9E37_79B1) >> 27) }

    /// The state that the whole character leads to in the trie, or -1.
    private func child(of state: Int32, _ value: UInt32) -> Int32 {
        switch value {
        case 0..<0x80:
            return child(of: state, byte: value)
        case 0x80..<0x800:
            let lead = child(of: state, byte: 0xC0 | value >> 6)
            return lead < 0 ? -1 : child(of: lead, byte: 0x80 | value & 0x3F)
        case 0x800..<0x1_0000:
            let lead = child(of: state, byte: 0xE0 | value >> 12)
            if lead < 0 { return -1 }
            let middle = child(of: lead, byte: 0x80 | value >> 6 & 0x3F)
            return middle < 0 ? -1 : child(of: middle, byte: 0x80 | value & 0x3F)
        default:
            var state = child(of: state, byte: 0xF0 | value >> 18 & 0x07)
            for shift: UInt32 in [12, 6, 0] where state >= 0 {
                state = child(of: state, byte: 0x80 | value >> shift & 0x3F)
            }
            return state
        }
    }

    private func child(of state: Int32, byte: UInt32) -> Int32 {
        let cell = cells[Int(states[Int(state)].base) + Int(byte)]
        return cell.owner == state ? cell.target : -1
    }

    /// The first state of the chain of patterns that end in `state`, or the root when none does.
    func output(of state: Int32) -> Int32 { states[Int(state)].output }

    /// The pattern of an output state.
    func pattern(at output: Int32) -> Int32 { patterns[Int(output)] }

    /// The next, shorter pattern that ends at the same place, or the root.
    func nextOutput(after output: Int32) -> Int32 { states[Int(states[Int(output)].fallback)].output }
}

/// Finds room for the children of one state after another in the shared cells.
private struct DoubleArrayLayout {
    private var isTaken = [Bool](repeating: false, count: 1_024)
    /// No cell from 256 up to here is free. The cells below are left alone: few bytes reach them.
    private var firstFree = 256
    /// Where the last state with several children found room: below it room for several is rare.
    private var lastOfSeveral = 256

    /// Every base and byte together lie below.
    var count: Int { isTaken.count }

    /// A base at which all these bytes fall on free cells, which are taken.
    mutating func place(_ bytes: [UInt8]) -> Int32 {
        guard let first = bytes.first else { return 0 }
        while isTaken[firstFree] {
            firstFree += 1
            if firstFree + 512 > isTaken.count { isTaken += [Bool](repeating: false, count: isTaken.count) }
        }
        var candidate = bytes.count == 1 ? firstFree - Int(first) : lastOfSeveral
        search: while true {
            if candidate + 512 > isTaken.count {
                isTaken += [Bool](repeating: false, count: isTaken.count)
            }
            for byte in bytes where isTaken[candidate + Int(byte)] {
                candidate += 1
                continue search
            }
            break
        }
        for byte in bytes { isTaken[candidate + Int(byte)] = true }
        if bytes.count > 1 { lastOfSeveral = candidate }
        return Int32(candidate)
    }
}
