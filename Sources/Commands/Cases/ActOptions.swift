import ArgumentParser
import BridgeDaemon
import CaseModel
import CaseStorage
import JSONTree
import MessageCodec

/// What every act of a person needs.
struct ActOptions: ParsableArguments {
    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Option(name: .long, help: help(zh: "理由，留痕", en: "why; it stays on the trail"))
    var reason: String

    /// Who acts: his login is his police number.
    func actor() throws -> String { try LoginName.ofActor() }

    /// Records `message` as an act of the caller: through the daemon, or by taking the store when no daemon runs.
    ///
    /// - Throws: `CommandFailure` when it was not recorded or was refused.
    func submit(_ message: InboundMessage) async throws {
        let configuration = try await configurationOption.load()
        let receipt = try await receipt(for: MessageEncoder().encode(message), configuration)
        formatOption.print(json: receipt.shownJSON, table: receipt.disposition.term.shown + "\n")
        guard let refusal = receipt.refusal else { return }
        throw CommandFailure(
            refusal.code == .notPermitted ? .notAllowed : .answerIsNo,
            Text("\(refusal.code.rawValue) \(refusal.pointer): \(refusal.detail)")
        )
    }

    private func receipt(for bytes: [UInt8], _ configuration: BridgeConfiguration) async throws -> OrderReceipt {
        let message = try JSONValue(parsing: bytes)
        do throws(OrderFailure) {
            return try OrderClient(of: configuration.store).submit(message)
        } catch {
            if let failure = CommandFailure(error) { throw failure }
        }
        return try await StandInOwner.submit(bytes, by: try actor(), configuration)
    }
}

extension OrderReceipt {
    fileprivate var shownJSON: JSONValue {
        .object([
            "disposition": .string(disposition.rawValue), "code": JSONValue(refusal?.code.rawValue),
            "pointer": JSONValue(refusal?.pointer), "detail": JSONValue(refusal?.detail),
        ])
    }
}
