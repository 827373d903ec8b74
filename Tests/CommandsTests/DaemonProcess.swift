import CaseModel
import Glibc
import Testing

/// `tripush run` as a process of its own.
struct DaemonProcess: Sendable {
    let id: pid_t

    init(configuration: String) throws {
        let binary = DaemonProcess.folder + "/tripush"
        let words = [binary, "run", "--config", configuration]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var child = pid_t()
        let result = posix_spawn(&child, binary, nil, nil, arguments, environ)
        guard result == 0 else { throw ProcessFailure(text: "\(binary): \(String(cString: strerror(result)))") }
        id = child
    }

    /// Asks it to stop, and gives its exit status.
    func stop() async throws -> Int32 {
        kill(id, SIGTERM)
        var status: Int32 = 0
        try await expectEventually("the daemon ends") { waitpid(id, &status, WNOHANG) == id }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    }

    /// Where the products of this build are.
    private static let folder: String = {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = readlink("/proc/self/exe", &bytes, bytes.count)
        let fromTests = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? ""
        let path = fromTests.isEmpty ? String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) : fromTests
        return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }()

    struct ProcessFailure: Error {
        var text: String
    }
}

/// The time of this machine as messages have it.
enum CivilNow {
    static var rfc3339: String {
        Timestamp(milliseconds: Int64(time(nil)) * 1_000).rfc3339
    }
}

/// Asks `condition` again and again until it holds, for half a minute or the time given.
func expectEventually(
    _ what: String,
    within limit: Duration = .seconds(30),
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("not within \(limit): \(what)")
}
