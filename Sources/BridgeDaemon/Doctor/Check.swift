/// One thing that can be looked at while everything runs, without changing anything.
package protocol Check: Sendable {
    /// A stable word, such as `topology`; findings are listed under it.
    var name: String { get }

    /// Looks, and tells what it found; a check that finds nothing to say returns nothing.
    func run(in examination: Examination) async -> [Finding]
}

/// What one check said.
package struct CheckResult: Hashable, Sendable {
    /// The name of the check.
    package var check: String
    package var findings: [Finding]
}
