/// Labelled facts for people, one a line, the values lined up.
struct FactSheet {
    private var facts: [(label: Text, value: String)] = []

    /// Adds a fact; one that is not known is left out.
    mutating func add(zh: String, en: String, _ value: String?) {
        if let value { facts.append((Text(zh: zh, en: en), value)) }
    }

    /// The facts, each line ended.
    var rendered: String {
        let width = facts.map { DisplayWidth.columns(of: $0.label.shown) }.max() ?? 0
        return facts.map { fact in
            let label = fact.label.shown
            let padding = String(repeating: " ", count: width - DisplayWidth.columns(of: label))
            return "\(label)\(padding)  \(fact.value.printable)\n"
        }.joined()
    }
}
