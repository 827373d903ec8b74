import ArgumentParser
import BridgeDaemon
import BridgePipeline
import CaseStorage
import JSONTree

/// `verify`
struct VerifyVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "verify",
            zh: "对账：每条已接收消息恰有一个去向，留痕链完整；不平则退出码为 1",
            en:
                "the account: every accepted message has one disposition, the trail's chain is whole; exit code 1 if not"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Option(
        name: .long,
        help: help(zh: "外部清单：每行一个警情编号或任务标识", en: "a list from outside: one alert number or task id a line")
    )
    var expect: String?
    @Option(
        name: .long,
        help: help(zh: "另存的留痕链头，如库旁的 .heads 文件", en: "heads of the trail kept elsewhere, such as the store's .heads")
    )
    var heads: String?
    @Flag(
        name: .long,
        help: help(zh: "按事件把每个案件重新研判一遍并比较", en: "decide every case anew from its events and compare")
    )
    var decideAnew = false

    func run() async throws {
        let expected = try expect.map { ExpectedIDs(text: try FileContent.text(ofFile: $0)) }
        let configuration = try await configurationOption.load()
        let exported = try TrailHeadFile.heads(heads ?? configuration.store.headsPath, isNamed: heads != nil)
        let decisions =
            decideAnew
            ? try DecisionSources(of: configuration, key: .file).decisions(for: QueueNames(configuration)) : nil
        let verification = try await configurationOption.withStore { store in
            try await Verification(
                of: store,
                expected: expected,
                exported: exported,
                decidingAnewUnder: decisions
            )
        }
        formatOption.print(json: verification.json, table: sheet(verification))
        guard verification.holds else {
            throw CommandFailure(.answerIsNo, Text(zh: "对账不平", en: "the account does not balance"))
        }
    }

    private func sheet(_ verification: Verification) -> String {
        let account = verification.account
        var sheet = FactSheet()
        sheet.add(zh: "已接收", en: "accepted", String(account.accepted))
        for disposition in MessageDisposition.allCases {
            guard let count = account.byDisposition[disposition], count > 0 else { continue }
            sheet.add(zh: "  \(disposition.term.zh)", en: "  \(disposition.term.en)", String(count))
        }
        sheet.add(zh: "无留痕", en: "applied without trail", String(account.appliedWithoutTrail))
        sheet.add(zh: "无归属", en: "orphans", String(account.orphans))
        sheet.add(zh: "留痕条数", en: "trail links", String(verification.chain.links))
        sheet.add(
            zh: "留痕断点",
            en: "first broken link",
            verification.chain.firstBroken.map(String.init)
        )
        if let comparison = verification.comparison {
            sheet.add(zh: "清单缺少", en: "missing", VerifyVerb.words(comparison.missing))
            sheet.add(zh: "清单之外", en: "extra", VerifyVerb.words(comparison.extra))
            sheet.add(zh: "尚未送达", en: "not handed over", VerifyVerb.words(comparison.notHandedOver))
        }
        if let heads = verification.heads {
            sheet.add(zh: "链头核对", en: "heads checked", String(heads.checked))
            sheet.add(zh: "链头不符", en: "heads broken", VerifyVerb.words(heads.broken.map { String($0.sequence) }))
        }
        if let replay = verification.replay {
            sheet.add(zh: "重演一致", en: "decided anew, the same", String(replay.same))
            sheet.add(zh: "重演不一致", en: "decided anew, different", VerifyVerb.words(replay.different))
            sheet.add(zh: "规则已变未重演", en: "decided under other files", String(replay.underOtherFiles))
            sheet.add(zh: "无事件未重演", en: "without events", String(replay.withoutEvents))
        }
        let verdict = verification.holds ? Text(zh: "平", en: "balances") : Text(zh: "不平", en: "DOES NOT BALANCE")
        sheet.add(zh: "结论", en: "verdict", verdict.shown)
        return sheet.rendered
    }

    private static func words(_ ids: [String]) -> String {
        ids.isEmpty ? "0" : "\(ids.count): \(ids.prefix(5).joined(separator: " "))\(ids.count > 5 ? " …" : "")"
    }
}

extension Verification {
    fileprivate var json: JSONValue {
        var dispositions = JSONObject()
        for disposition in MessageDisposition.allCases {
            dispositions[disposition.rawValue] = JSONValue(account.byDisposition[disposition] ?? 0)
        }
        var object: JSONObject = [
            "holds": .bool(holds), "accepted": JSONValue(account.accepted), "dispositions": .object(dispositions),
            "appliedWithoutTrail": JSONValue(account.appliedWithoutTrail), "orphans": JSONValue(account.orphans),
            "trailLinks": JSONValue(chain.links), "chainHead": .string(chain.head),
            "firstBroken": chain.firstBroken.map(JSONValue.integer) ?? .null,
        ]
        if let comparison {
            object["missing"] = .array(comparison.missing.map(JSONValue.string))
            object["extra"] = .array(comparison.extra.map(JSONValue.string))
            object["notHandedOver"] = .array(comparison.notHandedOver.map(JSONValue.string))
        }
        if let heads {
            object["headsChecked"] = JSONValue(heads.checked)
            object["headsBroken"] = .array(heads.broken.map { .integer($0.sequence) })
        }
        if let replay {
            object["decidedAnew"] = .object([
                "same": JSONValue(replay.same),
                "different": .array(replay.different.map(JSONValue.string)),
                "underOtherFiles": JSONValue(replay.underOtherFiles),
                "withoutEvents": JSONValue(replay.withoutEvents),
            ])
        }
        return .object(object)
    }
}
