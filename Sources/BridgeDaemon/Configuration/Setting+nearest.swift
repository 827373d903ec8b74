extension Setting {
    /// The key a person probably meant by `typed`, or nil when nothing is near.
    static func nearest(to typed: String) -> String? {
        nearest(to: typed, among: table.map(\.key))
    }

    /// The candidate with the fewest edits, as long as that is under a third of what was typed or the last words agree.
    static func nearest(to typed: String, among candidates: [String]) -> String? {
        let ranked = candidates.map { (candidate: $0, distance: editDistance(typed.lowercased(), $0.lowercased())) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        if best.distance <= max(2, typed.count / 3) { return best.candidate }
        let last = typed.split(separator: ".").last
        return last.flatMap { word in candidates.first { $0.split(separator: ".").last == word } }
    }

    /// Levenshtein: single characters inserted, removed or replaced.
    private static func editDistance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (index, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let replaced = diagonal + (right[column] == character ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[right.count]
    }
}
