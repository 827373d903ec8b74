import ArgumentParser
import BridgeDaemon
import BridgePipeline
import JSONTree

/// `config show`
struct ConfigShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "show",
            zh: "每个设置的生效值及其来源，以及重试安排；密码不显示",
            en: "the value of every setting and where it comes from, and the retry schedule; secrets hidden"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption

    func run() async throws {
        let settings = try await configurationOption.source.effectiveSettings()
        formatOption.print(
            json: .array(settings.map(\.json) + EffectiveSchedule.all.map(\.json)),
            table: table(settings)
        )
    }

    private func table(_ settings: [EffectiveSetting]) -> String {
        var table = TextTable(
            .text(zh: "键", en: "KEY"),
            .text(zh: "值", en: "VALUE"),
            .text(zh: "来源", en: "FROM"),
            .text(zh: "含义", en: "MEANING")
        )
        for one in settings {
            table.add(one.setting.key, one.shownText ?? "-", one.originText.shown, one.setting.meaning.text.shown)
        }
        for one in EffectiveSchedule.all {
            table.add(one.key, one.shown, Text(zh: "内置", en: "built in").shown, one.meaning.shown)
        }
        return table.rendered
    }
}

extension Setting.Meaning {
    fileprivate var text: Text { Text(zh: zh, en: en) }
}

extension EffectiveSetting {
    fileprivate var originText: Text {
        switch origin {
        case .unset: Text(zh: "未设置", en: "unset")
        case .defaultValue: Text(zh: "默认", en: "default")
        case .file(let path, let line): Text("\(path):\(line)")
        case .environment(let name): Text(name)
        }
    }

    fileprivate var json: JSONValue {
        let origin: JSONValue =
            switch origin {
            case .unset: .string("unset")
            case .defaultValue: .string("default")
            case .file(let path, let line): .object(["file": .string(path), "line": JSONValue(line)])
            case .environment(let name): .object(["environment": .string(name)])
            }
        return .object([
            "key": .string(setting.key), "value": JSONValue(shownText), "origin": origin,
            "environmentName": .string(setting.environmentName), "secret": .bool(setting.isSecret),
            "meaning": .string(setting.meaning.text.shown),
        ])
    }
}
