import Dispatch
import Glibc

/// Runs the functions of `deploy/lib/broker.sh`.
enum Shell {
    private static let library: String = {
        // Tests/TestKit/Broker/Shell.swift, four levels below the package.
        let package = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        return "/\(package)/deploy/lib/broker.sh"
    }()

    /// The command line of a bash that knows the functions; `$1` is the node's directory.
    static func command(_ script: String, _ directory: String) -> String {
        let quoted = ". \"$0\"; \(script)".replacing("'", with: "'\\''")
        return "exec bash -c '\(quoted)' '\(library)' '\(directory)'"
    }

    /// Runs the script on a thread of its own and returns what it printed.
    static func broker(_ script: String, _ directory: String) async throws -> String {
        let command = command("{ \(script); } 2>&1", directory)
        let (status, output) = await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: run(command)) }
        }
        guard status == 0 else { throw BrokerFailure(text: "\(script): status \(status): \(output)") }
        return output
    }

    private static func run(_ command: String) -> (status: Int32, output: String) {
        // `e`: no other child inherits the pipe.
        guard let pipe = popen(command, "re") else { return (-1, "popen: errno \(errno)") }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = fread(&buffer, 1, buffer.count, pipe)
            if count == 0 { break }
            output += buffer[..<count]
        }
        return (pclose(pipe), String(decoding: output, as: UTF8.self))
    }
}

/// A process that ends the node and removes its folder as soon as this process, or this value, has gone.
///
/// It sleeps on a pipe whose other end only we hold: however we end, the system closes it.
final class Guardian: @unchecked Sendable {
    private let pipe: UnsafeMutablePointer<FILE>

    init(directory: String) throws {
        let script = """
            trap "" HUP INT QUIT TERM
            exec >/dev/null 2>&1
            cat
            broker_stop "$1"
            rm -rf "$1"
            """
        guard let pipe = popen(Shell.command(script, directory), "we") else {
            throw BrokerFailure(text: "popen: errno \(errno)")
        }
        self.pipe = pipe
    }

    deinit {
        pclose(pipe)
    }
}
