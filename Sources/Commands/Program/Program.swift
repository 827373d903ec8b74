import ArgumentParser
import BridgeDaemon
import CaseStorage
import Glibc
import RuleFile

/// The command line as one function, so that tests call what people call.
package enum Program {
    /// Parses `arguments` (without the program's name), runs the verb, and says what went wrong in one line a problem.
    ///
    /// - Returns: the exit status.
    package static func run(_ arguments: [String], in surroundings: Surroundings = .process) async -> Int32 {
        await Surroundings.$current.withValue(surroundings) {
            do {
                var command = try TriPush.parseAsRoot(arguments)
                if var verb = command as? any AsyncParsableCommand {
                    try await verb.run()
                } else {
                    try command.run()
                }
                return ExitStatus.done.rawValue
            } catch {
                return report(error, to: surroundings)
            }
        }
    }

    /// Runs the words this process was called with, and ends it with their exit status.
    package static func main() async -> Never {
        exit(await run(Array(CommandLine.arguments.dropFirst())))
    }

    private static func report(_ error: any Error, to surroundings: Surroundings) -> Int32 {
        if let failure = CommandFailure(explaining: error) {
            for line in failure.lines { surroundings.complain("tripush: \(line.shown.printable)\n") }
            return failure.status.rawValue
        }
        let code = TriPush.exitCode(for: error).rawValue
        let message = TriPush.fullMessage(for: error)
        if !message.isEmpty { (code == 0 ? surroundings.write : surroundings.complain)(message + "\n") }
        return code
    }
}

extension CommandFailure {
    /// What `error` of a room below means for the caller; nil when it is the parser's own.
    init?(explaining error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let problems as ConfigurationProblems: self.init(.usage, lines: problems.problems.map(\.text))
        case let error as StoreError: self.init(.outOfReach, error.explanation)
        case let error as RuleFileError: self.init(.usage, error.text)
        case let failure as BrokerFailure: self.init(.outOfReach, failure.text)
        case let missing as MissingTopology: self.init(.outOfReach, missing.text)
        case let error as FileError:
            self.init(
                .usage,
                Text(zh: "\(error.path)：无法读取（\(error.cause)）", en: "\(error.path): cannot be read (\(error.cause))")
            )
        default: return nil
        }
    }
}

extension StoreError {
    fileprivate var explanation: Text {
        Text(zh: "案件库不可用：\(text)", en: "the store cannot be used: \(text)")
    }
}
