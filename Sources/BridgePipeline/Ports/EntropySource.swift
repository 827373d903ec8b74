/// Where random numbers come from.
package protocol EntropySource: Sendable {
    /// A number for the code of the case that the message called `name` opens.
    func number(for name: String) -> UInt64
}

/// The random numbers of the system; the name does not matter.
package struct SystemEntropy: EntropySource {
    /// The generator of the system.
    package init() {}

    package func number(for name: String) -> UInt64 {
        UInt64.random(in: .min ... .max)
    }
}

/// Numbers derived from the name, so that the same alerts always give the same codes.
package struct DerivedEntropy: EntropySource {
    /// Numbers that depend on nothing but the name.
    package init() {}

    package func number(for name: String) -> UInt64 {
        SHA256Digest(of: Array("entropy:\(name)".utf8)).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
