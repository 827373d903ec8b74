package import AMQPClient

/// The configuration, typed: paths are resolved, secrets are read, every value is one that can be used.
package struct BridgeConfiguration: Sendable {
    package var police: PoliceSide
    package var governance: GovernanceSide
    package var store: StoreLocation
    package var rulesDirectory: String
    package var directoryFile: String
    package var directoryRoster: String?
    package var calendarFile: String?
    package var digestKeyFile: String
    package var consoleListen: ListenAddress
    package var consoleUsersFile: String?
    package var deadLetters: DeadLetters
    package var log: Log
    /// Dialects a message may name stand here: the folder `profiles` beside the configuration.
    package var profilesFolder: String
    /// Where each setting got its value, by key.
    var places: [String: ConfigurationProblem.Place]

    /// 公安侧
    package struct PoliceSide: Sendable {
        package var addresses: [AMQPAddress]
        package var alertsQueue: String
        package var answersQueue: String
        package var exchange: String
        package var profile: ProfileSource
        package var prefetch: UInt16
        package var deadQueue: String
    }

    /// 综治侧
    package struct GovernanceSide: Sendable {
        package var addresses: [AMQPAddress]
        package var exchange: String
        package var receiptsQueue: String
        package var deadQueue: String
        package var profile: ProfileSource
    }

    /// 死信
    package struct DeadLetters: Sendable {
        /// A message may be edited by one person and confirmed by another before it is tried again.
        package var allowsEdit: Bool
        /// Letters that nobody has dealt with, beyond which there is an alarm.
        package var alarmOpen: Int
        /// Letters of the last hour, beyond which there is an alarm.
        package var alarmPerHour: Int
    }

    /// Where the daemon writes what happens.
    package struct Log: Sendable {
        /// A level of swift-log by name.
        package var level: String
        package var format: Format

        /// How one line looks.
        package enum Format: String, Sendable, CaseIterable {
            /// Text on a terminal, JSON elsewhere.
            case auto
            case json, text
        }
    }
}

/// 报文方言: which one, and in which file it would stand when it is not built in.
package struct ProfileSource: Hashable, Sendable {
    package var name: String
    package var path: String

    /// `text` is a path when it ends in `.yaml`, otherwise a name in the folder `profiles` beside the configuration.
    init(_ text: String, in folder: String) {
        if text.hasSuffix(".yaml") {
            path = FilePlace.resolve(text, in: folder)
            let file = text.split(separator: "/").last ?? ""
            name = String(file.dropLast(".yaml".count))
        } else {
            name = text
            path = FilePlace.resolve("profiles/\(text).yaml", in: folder)
        }
    }
}
