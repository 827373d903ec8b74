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

    func run() async throws {
        let expected = try expect.map { ExpectedIDs(text: try FileContent.text(ofFile: $0)) }
        let verification = try await configurationOption.withStore { store in
            try await Verification(of: store, expected: expected)
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
        return .object(object)
    }
}
