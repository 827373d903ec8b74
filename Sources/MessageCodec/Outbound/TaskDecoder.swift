package import JSONTree

/// Reads tasks as their receiver does: the canonical body that bytes in the dialect of a profile were written from.
package struct TaskDecoder: Sendable {
    private let profile: Profile

    /// A reader of what leaves under `profile`.
    package init(profile: Profile) {
        self.profile = profile
    }

    /// The canonical body without the fields the profile omits; the body itself when no mapping of the profile wrote it.
    ///
    /// - Throws: `JSONError` for what is no JSON.
    package func decode(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        let body = try JSONValue(parsing: bytes)
        guard case .object(let members) = body else { return body }
        for kind in OutboundBody.allCases {
            guard let mapping = profile.tasks[kind] else { continue }
            let canonical = mapping.canonical(of: body, clock: profile.clock)
            // Only what gives the same body again was read in full.
            if mapping.translate(canonical, clock: profile.clock).body == members { return .object(canonical) }
        }
        return body
    }
}
