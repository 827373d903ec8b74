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
    /// No cell from `codes` up to here is free. The cells below are left alone, so that no base is negative.
    private var firstFree: Int
    /// Where the last state with several children found room: below it room for several is rare.
    private var lastOfSeveral = 0

    /// A layout for codes below `codes`.
    init(codes: Int) {
        self.codes = codes
        firstFree = codes
        isTaken = [Bool](repeating: false, count: codes * 4)
    }

    /// Every base and code together lie below.
    var count: Int { isTaken.count }

    /// A base at which all these codes, which ascend, fall on free cells, which are taken.
    mutating func place(_ own: [Int]) -> Int32 {
        guard let first = own.first else { return 0 }
        while isTaken[firstFree] {
            firstFree += 1
            makeRoom(above: firstFree)
        }
        var candidate = max(firstFree - first, own.count == 1 ? 0 : lastOfSeveral)
        search: while true {
            makeRoom(above: candidate)
            for code in own where isTaken[candidate + code] {
                candidate += 1
                continue search
            }
            break
        }
        for code in own { isTaken[candidate + code] = true }
        if own.count > 1 { lastOfSeveral = candidate }
        return Int32(candidate)
    }

    private mutating func makeRoom(above base: Int) {
        if base + codes * 2 > isTaken.count { isTaken += [Bool](repeating: false, count: isTaken.count) }
    }
}
