import ArgumentParser
import BridgeDaemon
import BridgePipeline
import CaseStorage
import JSONTree

/// `dead-letters export`
struct DeadLetterExport: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "export",
            zh: "导出为 NDJSON，个人信息遮盖；--reveal 导出全文并留痕",
            en: "export as NDJSON, masked; --reveal exports the whole and stays on the trail"
        )
    }

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var options: OperatorOptions
    @Option(
        name: .long,
        help: help(zh: "状态，如 archived；不写则为未处理的", en: "in this state; else those nobody has dealt with")
    )
    var state: DeadLetterRecord.State?
    @Option(name: .long, help: help(zh: "新文件", en: "a file that is not there yet"))
    var file: String
    @Flag(name: .long, help: help(zh: "不遮盖", en: "nothing is masked"))
    var reveal = false
    @Option(name: .long, help: help(zh: "不遮盖的理由", en: "why nothing is masked"))
    var reason: String?

    func run() async throws {
        let selected = try selection.selection()
        guard selected.meansLetters else {
            throw CommandFailure(.usage, Text(zh: "任务不导出；请选择死信", en: "tasks are not exported; select letters"))
        }
        var wanted = selected.filter
        wanted.states = state.map { [$0] } ?? (wanted.ids == nil ? DeadLetterRecord.State.open : nil)
        if reveal {
            guard let reason else { throw CommandFailure.needsReason }
            let arguments: JSONObject = ["selection": .object(selection.json), "reason": .string(reason)]
            _ = try await options.perform("deadLetters.reveal", arguments)
        }
        let count = try await DeadLetterExport.write(wanted, revealed: reveal, to: file, options.configurationOption)
        options.formatOption.print(
            json: .object(["file": .string(file), "letters": JSONValue(count.letters), "digest": .string(count.digest)]
            ),
            table: Text(zh: "\(file)：\(count.letters) 封\n", en: "\(file): \(count.letters) dead letters\n").shown
        )
    }

    /// Writes the letters of a filter to a new file, oldest first, complete on the disk when this returns.
    static func write(
        _ filter: DeadLetterFilter,
        revealed: Bool,
        to file: String,
        _ configuration: ConfigurationOption
    ) async throws -> Written {
        var all = filter
        all.limit = .max
        let wanted = all
        let (lines, contents) = try await configuration.withStore { store in
            try await store.read { view in
                let letters = try view.deadLetters(wanted)
                let lines = try letters.reversed().map { record in
                    let message = try view.message(sequence: record.letter.sequence)
                    return ExportedLetter(record: record, message: message, isRevealed: revealed).json.serialized
                }
                return (lines, try letters.map { try $0.contentsLine(in: view) })
            }
        }
        let bytes = Array(lines.map { $0 + [UInt8(ascii: "\n")] }.joined())
        do throws(FileError) {
            try PrivateFile.make(file, bytes)
        } catch {
            throw CommandFailure(.outOfReach, Text("\(error.path): \(error.cause)"))
        }
        return Written(
            letters: lines.count,
            digest: SHA256Digest(of: bytes).text,
            contents: DeadLetterRecord.contentsDigest(of: contents)
        )
    }

    /// What was written.
    struct Written {
        var letters: Int
        /// Of the file.
        var digest: String
        /// Of the letters in it, as the daemon reckons it.
        var contents: String
    }
}

extension CommandFailure {
    /// Whoever looks at personal data says why.
    static let needsReason = CommandFailure(
        .usage,
        Text(zh: "--reveal 须说明理由：--reason …", en: "--reveal needs to know why: --reason …")
    )
}
