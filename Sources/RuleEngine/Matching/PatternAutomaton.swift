/// A compiled multi-pattern matcher (Aho-Corasick) over UTF-8 bytes.
///
/// It finds every occurrence of every pattern, overlapping ones too, in one pass over the text whose cost is linear in
/// the text and the hits. States are numbered breadth first, so the children of a state are neighbours and are found by
/// looking along them; only the root and states with many children, where most steps of a text happen, have a table.
struct PatternAutomaton: Sendable {
    /// First child of each state; the children of state `s` are `firstChild[s]..<firstChild[s + 1]`.
    private var firstChild: [Int32]
    /// The byte that leads into each state.
    private var label: [UInt8]
    /// The state of the longest proper suffix that is a prefix of some pattern.
    private var fallback: [Int32]
    /// The pattern that ends in each state, or -1.
    private var pattern: [Int32]
    /// The nearest state on the fallback path in which a pattern ends, or 0.
    private var nextOutput: [Int32]
    /// For each state, where its table starts in `tables`, or -1; the root's is the first.
    private var tableStart: [Int32]
    /// Children by byte, 256 entries a table; 0 is no child.
    private var tables: [Int32]
    /// Length of each pattern in bytes.
    private let lengths: [Int32]

    /// Fewer children than this are looked along.
    private static let tableFrom = 6

    /// More hits than this in one text are not looked at: a bound no real text comes near.
    static let hitLimit = 16_384

    /// A matcher for `patterns`, none of them empty, no two alike. Hits name them by position.
    init(_ patterns: [[UInt8]]) {
        let sorted = patterns.indices.sorted { patterns[$0].lexicographicallyPrecedes(patterns[$1]) }
        lengths = patterns.map { Int32($0.count) }
        firstChild = []
        label = [0]
        pattern = [-1]
        fallback = [0]
        nextOutput = [0]
        tableStart = []
        tables = []
        addStates(patterns, sorted: sorted)
        addTables()
        linkFallbacks()
    }

    /// Numbers the states of the trie breadth first. A state stands for the run of sorted patterns that share its
    /// prefix, so the states of a level follow from the runs of the level above.
    private mutating func addStates(_ patterns: [[UInt8]], sorted: [Int]) {
        var runs = [(first: 0, end: sorted.count, depth: 0)]
        var state = 0
        while state < runs.count {
            let run = runs[state]
            firstChild.append(Int32(runs.count))
            var next = run.first
            while next < run.end, patterns[sorted[next]].count == run.depth {
                pattern[state] = Int32(sorted[next])
                next += 1
            }
            while next < run.end {
                let byte = patterns[sorted[next]][run.depth]
                let first = next
                while next < run.end, patterns[sorted[next]][run.depth] == byte { next += 1 }
                runs.append((first, next, run.depth + 1))
                label.append(byte)
                pattern.append(-1)
                fallback.append(0)
                nextOutput.append(0)
            }
            state += 1
        }
        firstChild.append(Int32(runs.count))
    }

    private mutating func addTables() {
        tableStart = [Int32](repeating: -1, count: label.count)
        for state in label.indices {
            let children = Int(firstChild[state])..<Int(firstChild[state + 1])
            guard state == 0 || children.count >= Self.tableFrom else { continue }
            let start = tables.count
            tableStart[state] = Int32(start)
            tables.append(contentsOf: repeatElement(0, count: 256))
            for child in children { tables[start + Int(label[child])] = Int32(child) }
        }
    }

    /// A parent comes before its children, so its own fallback is known when theirs are looked up.
    private mutating func linkFallbacks() {
        for state in label.indices {
            for child in Int(firstChild[state])..<Int(firstChild[state + 1]) {
                let target = state == 0 ? 0 : Int(step(from: fallback[state], label[child]))
                fallback[child] = Int32(target)
                nextOutput[child] = pattern[target] >= 0 ? Int32(target) : nextOutput[target]
            }
        }
    }

    /// The state after reading `byte` in `state`.
    private func step(from state: Int32, _ byte: UInt8) -> Int32 {
        var state = Int(state)
        while state != 0 {
            let table = Int(tableStart[state])
            if table >= 0 {
                let child = tables[table + Int(byte)]
                if child != 0 { return child }
            } else {
                for child in Int(firstChild[state])..<Int(firstChild[state + 1]) where label[child] == byte {
                    return Int32(child)
                }
            }
            state = Int(fallback[state])
        }
        return tables[Int(byte)]
    }

    /// Every occurrence of every pattern in `bytes`, by end, the longest first at each end.
    func hits(in bytes: [UInt8]) -> [PatternHit] {
        var hits: [PatternHit] = []
        hits.reserveCapacity(128)
        var state: Int32 = 0
        for index in bytes.indices {
            state = step(from: state, bytes[index])
            var output = pattern[Int(state)] >= 0 ? state : nextOutput[Int(state)]
            while output != 0 {
                let found = pattern[Int(output)]
                let end = Int32(index + 1)
                hits.append(PatternHit(pattern: found, start: end - lengths[Int(found)], end: end))
                output = nextOutput[Int(output)]
            }
            if hits.count > Self.hitLimit { return hits }
        }
        return hits
    }
}

/// An occurrence of a pattern, in bytes of the normalised text.
struct PatternHit: Equatable, Sendable {
    var pattern: Int32
    var start: Int32
    var end: Int32
}
