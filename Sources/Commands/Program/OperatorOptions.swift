import ArgumentParser
import BridgeDaemon
import BridgePipeline
import JSONTree

/// What every act of an operator (运维操作) on the bridge itself needs.
struct OperatorOptions: ParsableArguments {
    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption

    /// Hands `body` the acts of the daemon, or of the store when no daemon runs; jobs of the store go on meanwhile.
    ///
    /// - Throws: `CommandFailure` when an act was not done, or what `body` throws.
    func withActs<Value: Sendable>(
        _ body: @Sendable (_ perform: (String, JSONObject) async throws -> JSONValue) async throws -> Value
    ) async throws -> Value {
        let configuration = try await configurationOption.load()
        let client = OrderClient(of: configuration.store)
        let isDaemonRunning = (try? client.status()) != nil
        do {
            guard !isDaemonRunning else {
                return try await body { act, arguments in try client.perform(act, arguments) }
            }
            let person = Operator(login: try LoginName.ofActor(), ownsStore: true)
            return try await StandInOwner.withDoor(configuration) { door in
                try await body { act, arguments in try await door.perform(act, .object(arguments), by: person) }
            }
        } catch let failure as OrderFailure {
            throw CommandFailure(failure, needsDaemon: true) ?? CommandFailure(.outOfReach, lines: [])
        } catch let refusal as OperatorRefusal {
            throw CommandFailure(refusal)
        }
    }

    /// Has the daemon do the act, or takes the store for it when no daemon runs.
    ///
    /// - Parameter needsDaemon: the act is about a running daemon; without one there is nothing to do.
    /// - Throws: `CommandFailure` when it was not done.
    func perform(_ act: String, _ arguments: JSONObject, needsDaemon: Bool = false) async throws -> JSONValue {
        let configuration = try await configurationOption.load()
        do throws(OrderFailure) {
            return try OrderClient(of: configuration.store).perform(act, arguments)
        } catch {
            if let failure = CommandFailure(error, needsDaemon: needsDaemon) { throw failure }
        }
        do {
            return try await StandInOwner.perform(act, arguments, by: try LoginName.ofActor(), configuration)
        } catch let refusal as OperatorRefusal {
            throw CommandFailure(refusal)
        }
    }
}

extension LoginName {
    /// The login of whoever acts.
    ///
    /// - Throws: `CommandFailure` when the machine does not know him.
    static func ofActor() throws -> String {
        guard let login = LoginName.current else {
            throw CommandFailure(
                .notAllowed,
                Text(zh: "本机不认识当前用户，不能下达指令", en: "this machine does not know the caller; nobody acts unnamed")
            )
        }
        return login
    }
}

extension CommandFailure {
    /// Why an act did not get through; nil when no daemon runs and the caller may stand in for it.
    init?(_ failure: OrderFailure, needsDaemon: Bool = false) {
        switch failure {
        case .noDaemon(let path, let cause):
            guard needsDaemon else { return nil }
            self.init(
                .outOfReach,
                Text(zh: "守护进程未运行（\(path)：\(cause)）", en: "no daemon runs (\(path): \(cause))")
            )
        case .notAllowed(let path):
            self.init(
                .notAllowed,
                Text(zh: "\(path)：当前用户不在守护进程的用户组内", en: "\(path): the caller is not of the daemon's group")
            )
        case .refused(let words):
            self.init(.outOfReach, Text(zh: "守护进程未记录：\(words)", en: "not recorded: \(words)"))
        case .actRefused(let refusal): self.init(refusal)
        }
    }

    /// What was wrong with an act, and what to do.
    init(_ refusal: OperatorRefusal) {
        switch refusal.code {
        case .notPermitted:
            self.init(
                .notAllowed,
                Text(zh: "花名册上没有当前用户的运维岗位（operator）", en: refusal.detail)
            )
        case .badArguments: self.init(.usage, Text(zh: "参数不对：\(refusal.detail)", en: refusal.detail))
        case .notFound: self.init(.answerIsNo, Text(zh: "没有找到：\(refusal.detail)", en: refusal.detail))
        case .conflict: self.init(.answerIsNo, Text(zh: "现在不能：\(refusal.detail)", en: refusal.detail))
        case .off: self.init(.notAllowed, Text(zh: "配置中已关闭：\(refusal.detail)", en: refusal.detail))
        case .unknownAct: self.init(.outOfReach, Text(zh: "守护进程版本不同：\(refusal.detail)", en: refusal.detail))
        }
    }
}
