/// Collects the mistakes of a folder or file, so that an author sees all of them at once and not one after the other.
final class MistakeList {
    private(set) var mistakes: [RuleFileError] = []

    /// What `body` gives, or nil when it fails; then its mistake is kept.
    @discardableResult
    func attempt<Value>(_ body: () throws(RuleFileError) -> Value) -> Value? {
        do throws(RuleFileError) {
            return try body()
        } catch {
            mistakes.append(error)
            return nil
        }
    }

    /// Keeps a mistake.
    func note(_ mistake: RuleFileError) {
        mistakes.append(mistake)
    }

    /// What `body` makes of each value; those it fails on are left out.
    @discardableResult
    func each<Element, Value>(_ values: [Element], _ body: (Element) throws(RuleFileError) -> Value) -> [Value] {
        var made: [Value] = []
        for value in values {
            if let one = attempt({ () throws(RuleFileError) in try body(value) }) { made.append(one) }
        }
        return made
    }
}
