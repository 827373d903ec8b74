import ArgumentParser
import JSONTree

/// `holds`
struct HoldVerbs: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "holds",
            zh: "压后：同案后到的答复等无效消息处理，最多十分钟",
            en: "answers that wait behind an invalid message of their case, ten minutes at most",
            subcommands: [HoldList.self, HoldRelease.self]
        )
    }
}

/// `holds list`
struct HoldList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("list", zh: "哪些案件有压后", en: "which letters hold which cases up")
    }

    @OptionGroup var options: OperatorOptions

    func run() async throws {
        let holds = try await options.perform("holds.list", [:])
        var table = TextTable(
            .number(zh: "死信", en: "LETTER"),
            .text(zh: "案件", en: "CASE"),
            .text(zh: "至", en: "UNTIL"),
            .number(zh: "等待条数", en: "HELD")
        )
        if case .array(let holds) = holds {
            for hold in holds {
                guard case .string(let caseID)? = hold["case"], case .string(let until)? = hold["until"] else {
                    continue
                }
                table.add(hold["letter"]?.shownCount ?? "-", caseID, until, hold["held"]?.shownCount ?? "-")
            }
        }
        options.formatOption.print(json: holds, table: table.rendered)
    }
}

/// `holds release`
struct HoldRelease: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("release", zh: "提前放行", en: "let what waits behind a letter go on now")
    }

    @OptionGroup var options: OperatorOptions
    @OptionGroup var reason: ReasonOption
    @Argument(help: help(zh: "死信编号", en: "the letter"))
    var letter: Int64

    func run() async throws {
        let result = try await options.perform(
            "holds.release",
            ["letter": .integer(letter), "reason": .string(reason.reason)]
        )
        let count = result["released"]?.shownCount ?? "-"
        options.formatOption.print(
            json: result,
            table: Text(zh: "已放行 \(count) 条\n", en: "\(count) messages went on\n").shown
        )
    }
}
