import AMQPClient

extension BridgeConfiguration {
    /// Reads and checks the configuration at `source`; opens nothing but the files that hold secrets.
    ///
    /// - Throws: all problems together, each with its place.
    package init(reading source: ConfigurationSource) async throws(ConfigurationProblems) {
        let effective = try await source.effectiveSettings()
        let settings = SettingTexts(effective, folder: FilePlace.folder(of: source.path))
        places = Dictionary(uniqueKeysWithValues: effective.map { ($0.setting.key, $0.place) })
        police = PoliceSide(
            addresses: try settings.addresses(.policeURI),
            alertsQueue: settings.text(.policeAlertsQueue),
            answersQueue: settings.text(.policeAnswersQueue),
            exchange: settings.text(.policeExchange),
            profile: ProfileSource(settings.text(.policeProfile), in: settings.folder),
            prefetch: UInt16(settings.text(.policePrefetch)) ?? 200,
            deadQueue: settings.text(.policeDeadQueue)
        )
        governance = GovernanceSide(
            addresses: try settings.addresses(.governanceURI),
            exchange: settings.text(.governanceExchange),
            receiptsQueue: settings.text(.governanceReceiptsQueue),
            deadQueue: settings.text(.governanceDeadQueue),
            profile: ProfileSource(settings.text(.governanceProfile), in: settings.folder)
        )
        profilesFolder = FilePlace.resolve("profiles", in: settings.folder)
        store = try settings.store()
        rulesDirectory = settings.path(.rulesDirectory)
        directoryFile = settings.path(.directoryFile)
        directoryRoster = settings.optionalPath(.directoryRoster)
        calendarFile = settings.optionalPath(.calendarFile)
        digestKeyFile = settings.path(.digestKeyFile)
        consoleListen = try settings.listenAddress()
        consoleUsersFile = settings.optionalPath(.consoleUsersFile)
        deadLetters = DeadLetters(
            allowsEdit: settings.text(.deadLettersEdit) == "twoPersons",
            alarmOpen: Int(settings.text(.deadLettersAlarmOpen)) ?? 1_000,
            alarmPerHour: Int(settings.text(.deadLettersAlarmPerHour)) ?? 50
        )
        log = Log(
            level: settings.text(.logLevel),
            format: Log.Format(rawValue: settings.text(.logFormat)) ?? .auto
        )
    }
}

/// The texts of checked settings, turned into values.
private struct SettingTexts {
    let folder: String
    private let texts: [String: String]

    init(_ settings: [EffectiveSetting], folder: String) {
        self.folder = folder
        texts = Dictionary(uniqueKeysWithValues: settings.compactMap { one in one.text.map { (one.setting.key, $0) } })
    }

    func text(_ setting: Setting) -> String { texts[setting.key] ?? "" }

    func path(_ setting: Setting) -> String { FilePlace.resolve(text(setting), in: folder) }

    func optionalPath(_ setting: Setting) -> String? {
        texts[setting.key].map { FilePlace.resolve($0, in: folder) }
    }

    func addresses(_ setting: Setting) throws(ConfigurationProblems) -> [AMQPAddress] {
        let place = ConfigurationProblem.Place.defaultValue(key: setting.key)
        let uris: String
        do throws(FileError) {
            uris = try SecretText.resolve(text(setting), in: folder)
        } catch {
            let reason = ConfigurationProblem.Reason.unusable(key: setting.key, path: error.path, cause: error.cause)
            throw ConfigurationProblems([ConfigurationProblem(reason, at: place)])
        }
        do throws(AMQPError) {
            return try AMQPAddress.list(uris: uris)
        } catch {
            let reason = ConfigurationProblem.Reason.wrongAddress(key: setting.key, cause: error.text)
            throw ConfigurationProblems([ConfigurationProblem(reason, at: place)])
        }
    }

    func store() throws(ConfigurationProblems) -> StoreLocation {
        guard case .sqlite(let path) = StoreLocation(uri: text(.storeURI)) else { throw wrongType(.storeURI) }
        return .sqlite(path: FilePlace.resolve(path, in: folder))
    }

    func listenAddress() throws(ConfigurationProblems) -> ListenAddress {
        guard let address = ListenAddress(text(.consoleListen)) else { throw wrongType(.consoleListen) }
        return address
    }

    private func wrongType(_ setting: Setting) -> ConfigurationProblems {
        let reason = ConfigurationProblem.Reason.wrongType(key: setting.key, expected: setting.kind)
        return ConfigurationProblems([ConfigurationProblem(reason, at: .defaultValue(key: setting.key))])
    }
}
