/// What is fuzzed: each takes any bytes, must come to an end with a value or a clear refusal, and holds what it read to a
/// property. A broken property is a crash, which the fuzzer keeps.
package enum FuzzTarget: String, CaseIterable, Sendable {
    /// 报文解码: the message decoder with every shipped profile.
    case messages
    /// 对接配置: the profile reader.
    case profiles
    /// 规则与政策文件: the rule and policy loader, one file of a folder at a time.
    case rules

    /// Tries one input.
    package func run(_ bytes: [UInt8]) {
        switch self {
        case .messages: MessageFuzz.shared.run(bytes)
        case .profiles: ProfileFuzz.run(bytes)
        case .rules: RuleFuzz.shared.run(bytes)
        }
    }
}

/// Ends the process with words when a property does not hold.
func require(_ condition: Bool, _ words: @autoclosure () -> String) {
    if !condition { preconditionFailure(words()) }
}
