import ArgumentParser
import JSONTree

/// How a verb prints data.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json
}

/// `--format`, on every verb that prints data.
struct FormatOption: ParsableArguments {
    @Option(name: .long, help: help(zh: "输出格式：table 或 json", en: "table or json"))
    var format: OutputFormat = .table

    /// Prints what was asked for; the other form is not made.
    func print(json: @autoclosure () -> JSONValue, table: @autoclosure () -> String) {
        switch format {
        case .json: Surroundings.current.write(String(decoding: json().serialized, as: UTF8.self) + "\n")
        case .table: Surroundings.current.write(table())
        }
    }
}

/// A help text in the caller's language.
func help(zh: String, en: String) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: Text(zh: zh, en: en).shown)
}

/// The configuration of a verb: its name, and what it does in the caller's language.
func verb(
    _ name: String,
    zh: String,
    en: String,
    subcommands: [any ParsableCommand.Type] = []
) -> CommandConfiguration {
    CommandConfiguration(commandName: name, abstract: Text(zh: zh, en: en).shown, subcommands: subcommands)
}
