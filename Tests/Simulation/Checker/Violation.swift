/// A promise of design section 3 that did not hold.
struct Violation: Error, CustomStringConvertible {
    /// Number of the invariant; 0 for what every healthy run does.
    var invariant: Int
    var what: String

    var description: String { "invariant \(invariant): \(what)" }
}
