import Configuration
import Yams

/// Where the configuration comes from: one file, and in front of it the environment.
package struct ConfigurationSource: Sendable {
    package var path: String
    package var environment: [String: String]

    /// The file at `path` under these environment variables.
    package init(path: String, environment: [String: String]) {
        self.path = path
        self.environment = environment
    }

    /// Reads and checks every setting.
    ///
    /// - Throws: all problems together, each with its place.
    package func effectiveSettings() async throws(ConfigurationProblems) -> [EffectiveSetting] {
        let file = try readFile()
        var problems = file.problems + environmentProblems()
        guard problems.isEmpty else { throw ConfigurationProblems(problems) }
        let reader = try await reader(isFileEmpty: file.places.isEmpty)
        let settings = Setting.table.map { effective($0, reader: reader, file: file) }
        problems = settings.compactMap { fault(in: $0, file: file) }
        guard problems.isEmpty else { throw ConfigurationProblems(problems) }
        return settings
    }

    private func readFile() throws(ConfigurationProblems) -> ConfigurationFile {
        do throws(FileError) {
            return ConfigurationFile(text: try FileContent.text(ofFile: path), path: path)
        } catch {
            throw ConfigurationProblems([ConfigurationProblem(.cannotRead(cause: error.cause), at: wholeFile)])
        }
    }

    /// The environment in front, then the file; `police.uri` is `TRIPUSH_POLICE_URI`.
    private func reader(isFileEmpty: Bool) async throws(ConfigurationProblems) -> ConfigReader {
        let location = ConfigReader(
            provider: InMemoryProvider(values: ["filePath": .init(.string(path), isSecret: false)])
        )
        let prefix = ConfigKey([String(Setting.environmentPrefix.dropLast()).lowercased()])
        let variables = EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: prefix)
        // The library takes a file without any key for one that is broken.
        if isFileEmpty { return ConfigReader(provider: variables) }
        do {
            return ConfigReader(providers: [variables, try await FileProvider<YAMLSnapshot>(config: location)])
        } catch {
            let cause = "it changed while it was read"
            throw ConfigurationProblems([ConfigurationProblem(.cannotRead(cause: cause), at: wholeFile)])
        }
    }

    private func effective(_ setting: Setting, reader: ConfigReader, file: ConfigurationFile) -> EffectiveSetting {
        guard let text = reader.string(forKey: ConfigKey(setting.key), isSecret: setting.isSecret) else {
            let origin: EffectiveSetting.Origin = setting.defaultText == nil ? .unset : .defaultValue
            return EffectiveSetting(setting: setting, text: setting.defaultText, origin: origin)
        }
        if environment[setting.environmentName] != nil {
            return EffectiveSetting(setting: setting, text: text, origin: .environment(name: setting.environmentName))
        }
        let line = if case .file(_, let line, _) = file.places[setting.key] { line } else { 0 }
        return EffectiveSetting(setting: setting, text: text, origin: .file(path: path, line: line))
    }

    /// The file was checked before; what is left is the environment and the secrets that stand in files.
    private func fault(in effective: EffectiveSetting, file: ConfigurationFile) -> ConfigurationProblem? {
        guard let text = effective.text else { return nil }
        let setting = effective.setting
        let place: ConfigurationProblem.Place =
            switch effective.origin {
            case .environment(let name): .environment(name: name)
            case .file: file.places[setting.key] ?? wholeFile
            case .unset, .defaultValue: .defaultValue(key: setting.key)
            }
        do throws(FileError) {
            let resolved = setting.isSecret ? try SecretText.resolve(text, in: FilePlace.folder(of: path)) : text
            return setting.fault(in: resolved).map { ConfigurationProblem($0, at: place) }
        } catch {
            return ConfigurationProblem(.unusable(key: setting.key, path: error.path, cause: error.cause), at: place)
        }
    }

    /// Variables that look like one of ours and are none.
    private func environmentProblems() -> [ConfigurationProblem] {
        let known = Setting.table.map(\.environmentName)
        let sections = Set(
            Setting.table.compactMap { $0.key.split(separator: ".").first }
                .map { "\(Setting.environmentPrefix)\($0.uppercased())_" }
        )
        return environment.keys.sorted()
            .filter { name in !known.contains(name) && sections.contains { name.hasPrefix($0) } }
            .map { name in
                let suggestion = Setting.nearest(to: name, among: known)
                return ConfigurationProblem(.unknownKey(name, suggestion: suggestion), at: .environment(name: name))
            }
    }

    private var wholeFile: ConfigurationProblem.Place { .file(path: path, line: 0, column: 0) }
}
