import BridgePipeline
import CaseModel
import CaseStorage
import MessageCodec
import RuleFile

/// Reads the files decisions are made from, and collects what is wrong with any of them.
struct DecisionReading {
    /// Where each setting got its value, by key.
    private let places: [String: ConfigurationProblem.Place]
    private(set) var problems: [ConfigurationProblem] = []
    private(set) var artifacts: [DecisionArtifact] = []

    init(places: [String: ConfigurationProblem.Place]) {
        self.places = places
    }

    mutating func rules(_ path: String) -> LoadedRules? {
        guard FilePlace.isFolder(path) else {
            note(.unusable(key: Setting.rulesDirectory.key, path: path, cause: "no such folder"), .rulesDirectory)
            return nil
        }
        // What `rules check` refuses is never put in force.
        let check = RuleFolderCheck(path: path)
        for problem in check.problems {
            note(.wrongContent(key: Setting.rulesDirectory.key, cause: problem.description), .rulesDirectory)
        }
        for source in check.rules?.sources ?? [] {
            artifacts.append(
                DecisionArtifact(name: "rules/\(source.name)", digest: source.digest, content: source.content)
            )
        }
        return check.rules
    }

    /// The directory with the people of the roster, which need not be there.
    mutating func directory(_ path: String, roster: String?) -> Directory? {
        let files = [(Setting.directoryFile, path)] + (roster.map { [(Setting.directoryRoster, $0)] } ?? [])
        let missing = files.filter { !FilePlace.exists($0.1) }
        for (setting, path) in missing {
            note(.unusable(key: setting.key, path: path, cause: "no such file"), setting)
        }
        guard missing.isEmpty else { return nil }
        let reading = DirectoryFile.read(path: path, roster: roster) { SHA256Digest(of: $0).hexadecimal }
        for problem in reading.problems {
            let setting: Setting = problem.file == roster ? .directoryRoster : .directoryFile
            note(.wrongContent(key: setting.key, cause: problem.description), setting)
        }
        guard let directory = reading.directory else { return nil }
        for (name, source) in zip(["directory.yaml", "roster.csv"], reading.sources) {
            artifacts.append(DecisionArtifact(name: name, digest: source.digest, content: source.content))
        }
        return directory
    }

    /// The calendar; without a file only weekends are known.
    mutating func calendar(_ path: String?) -> WorkCalendar? {
        guard let path else { return .weekendsOnly }
        guard FilePlace.exists(path) else {
            note(.unusable(key: Setting.calendarFile.key, path: path, cause: "no such file"), .calendarFile)
            return nil
        }
        let reading = CalendarFile.read(path: path) { SHA256Digest(of: $0).hexadecimal }
        for problem in reading.problems {
            note(.wrongContent(key: Setting.calendarFile.key, cause: problem.description), .calendarFile)
        }
        guard let calendar = reading.calendar, let source = reading.source else { return nil }
        artifacts.append(
            DecisionArtifact(name: "calendar.yaml", digest: source.digest, content: source.content)
        )
        return calendar
    }

    /// Whether every township of the routes is one of the directory's.
    mutating func holds(_ rules: LoadedRules, against directory: Directory) -> Bool {
        do throws(RuleFileError) {
            try rules.checkRoutes(against: directory)
            return true
        } catch {
            note(.wrongContent(key: Setting.rulesDirectory.key, cause: error.description), .rulesDirectory)
            return false
        }
    }

    mutating func profile(_ source: ProfileSource, key setting: Setting) -> Profile? {
        if source.name == Profile.canonical.name { return .canonical }
        guard let content = content(of: source.path, setting) else { return nil }
        do throws(ProfileError) {
            let profile = try Profile(yaml: String(decoding: content, as: UTF8.self), file: source.path)
            let artifact = DecisionArtifact(
                name: "profiles/\(source.name).yaml",
                digest: SHA256Digest(of: content).hexadecimal,
                content: content
            )
            if !artifacts.contains(artifact) { artifacts.append(artifact) }
            return profile
        } catch {
            note(.wrongContent(key: setting.key, cause: error.description), setting)
            return nil
        }
    }

    /// Every profile of a folder, which may be missing.
    mutating func profiles(in folder: String) -> [Profile]? {
        var profiles: [Profile] = []
        for name in FilePlace.names(in: folder) where name.hasSuffix(".yaml") {
            guard let profile = profile(ProfileSource(name, in: folder), key: .policeProfile) else {
                return nil
            }
            profiles.append(profile)
        }
        return profiles
    }

    mutating func linkKeyRing(_ path: String, _ source: DecisionSources.KeySource) -> LinkKeyRing? {
        if source == .fileOrFixed, !FilePlace.exists(path) {
            return LinkKeyRing(newest: LinkKey(id: "fixed", secret: Array("tripush route without a key file".utf8)))
        }
        guard let content = content(of: path, .digestKeyFile) else { return nil }
        do throws(LinkKeyFault) {
            return try LinkKeyFile.read(content)
        } catch {
            note(.unusable(key: Setting.digestKeyFile.key, path: path, cause: error.cause), .digestKeyFile)
            return nil
        }
    }

    private mutating func content(of path: String, _ setting: Setting) -> [UInt8]? {
        do throws(FileError) {
            return try FileContent.bytes(ofFile: path)
        } catch {
            note(.unusable(key: setting.key, path: path, cause: error.cause), setting)
            return nil
        }
    }

    private mutating func note(_ reason: ConfigurationProblem.Reason, _ setting: Setting) {
        problems.append(ConfigurationProblem(reason, at: places[setting.key] ?? .defaultValue(key: setting.key)))
    }
}
