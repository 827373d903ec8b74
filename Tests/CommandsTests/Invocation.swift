import Commands
import Synchronization

/// One call of the command line, as a shell would make it.
struct Invocation: Sendable {
    var status: Int32
    var output: String
    var complaints: String

    /// Lines on standard error.
    var complaintLines: [Substring] { complaints.split(separator: "\n") }

    /// Runs `tripush` with these words under these variables.
    static func run(_ arguments: String..., environment: [String: String] = ["LANG": "C"]) async -> Invocation {
        await run(arguments, environment: environment)
    }

    /// Runs `tripush` with these words under these variables.
    static func run(_ arguments: [String], environment: [String: String] = ["LANG": "C"]) async -> Invocation {
        let output = TextSink()
        let complaints = TextSink()
        let surroundings = Surroundings(
            environment: environment,
            write: { output.add($0) },
            complain: { complaints.add($0) }
        )
        let status = await Program.run(arguments, in: surroundings)
        return Invocation(status: status, output: output.text, complaints: complaints.text)
    }
}

private final class TextSink: Sendable {
    private let kept = Mutex("")

    var text: String { kept.withLock { $0 } }

    func add(_ text: String) {
        kept.withLock { $0 += text }
    }
}
