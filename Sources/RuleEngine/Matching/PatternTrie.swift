/// The trie (字典树) of a set of patterns, its states numbered breadth first from the root, which is 0.
struct PatternTrie {
    /// By state, the states its characters lead to, ascending by code.
    private(set) var children: [[Child]] = []
    /// By state, the pattern that ends in it, or -1.
    private(set) var patterns: [Int32] = [-1]

    struct Child {
        /// Of the character, as ``CharacterCodes`` numbers it.
        var code: Int
        var state: Int32
    }

    /// Builds the trie of `words`, each the codes of its characters.
    ///
    /// A state stands for the run of sorted words that share its prefix, so the states of a level follow from the runs
    /// of the level above; and the child of the root under code `c` is state `c`, since first characters have the
    /// first codes.
    init(_ words: [[Int]]) {
        let sorted = words.indices.sorted { words[$0].lexicographicallyPrecedes(words[$1]) }
        var runs = [(first: 0, end: sorted.count, depth: 0)]
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
                let code = words[sorted[next]][run.depth]
                let first = next
                while next < run.end, words[sorted[next]][run.depth] == code { next += 1 }
                own.append(Child(code: code, state: Int32(runs.count)))
                runs.append((first, next, run.depth + 1))
                patterns.append(-1)
            }
            children.append(own)
            state += 1
        }
    }
}

/// Finds room for the children of one state after another in the cells all states share.
struct DoubleArrayLayout {
    private let codes: Int
    private var isTaken: [Bool]
    /// By cell, whether it is the base of a state.
    private var isBase: [Bool]
    /// No cell up to here is free.
    private var firstFree: Int
    /// Where the last state with several children found room: below it room for several is rare.
    private var lastOfSeveral = 1

    /// A layout for codes below `codes` whose first cells are taken.
    init(codes: Int, taking first: Int) {
        self.codes = codes
        firstFree = first
        isTaken = [Bool](repeating: true, count: first) + [Bool](repeating: false, count: codes * 4)
        isBase = [Bool](repeating: false, count: isTaken.count)
    }

    /// Every base and code together lie below.
    var count: Int { isTaken.count }

    /// A base no other state has, at which all these codes, which ascend, fall on free cells; these are taken. A state
    /// without children needs none and gets 0.
    mutating func place(_ own: [Int]) -> Int32 {
        guard let first = own.first else { return 0 }
        while isTaken[firstFree] {
            firstFree += 1
            makeRoom(above: firstFree)
        }
        var candidate = max(firstFree - first, own.count == 1 ? 1 : lastOfSeveral)
        while !fits(own, at: candidate) {
            candidate += 1
            makeRoom(above: candidate)
        }
        for code in own { isTaken[candidate + code] = true }
        isBase[candidate] = true
        if own.count > 1 { lastOfSeveral = candidate }
        return Int32(candidate)
    }

    private func fits(_ own: [Int], at base: Int) -> Bool {
        !isBase[base] && own.allSatisfy { !isTaken[base + $0] }
    }

    private mutating func makeRoom(above base: Int) {
        guard base + codes * 2 > isTaken.count else { return }
        isBase += [Bool](repeating: false, count: isTaken.count)
        isTaken += [Bool](repeating: false, count: isTaken.count)
    }
}
