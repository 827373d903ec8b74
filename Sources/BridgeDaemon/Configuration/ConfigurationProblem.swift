/// Something wrong with the configuration: what, where, and by that what to do. Holds no value of a secret.
package struct ConfigurationProblem: Error, Hashable, Sendable {
    package var place: Place
    package var reason: Reason

    init(_ reason: Reason, at place: Place) {
        self.place = place
        self.reason = reason
    }

    /// Where it was found.
    package enum Place: Hashable, Sendable {
        /// Line and column count from 1; both 0 for the file as a whole.
        case file(path: String, line: Int, column: Int)
        case environment(name: String)
        case defaultValue(key: String)

        /// The place as one word, such as `tripush.yaml:3:5`.
        package var text: String {
            switch self {
            case .file(let path, 0, _): path
            case .file(let path, let line, 0): "\(path):\(line)"
            case .file(let path, let line, let column): "\(path):\(line):\(column)"
            case .environment(let name): name
            case .defaultValue(let key): key
            }
        }
    }

    /// What is wrong.
    package enum Reason: Hashable, Sendable {
        case cannotRead(cause: String)
        case notYAML(cause: String)
        case notAMapping
        case unknownKey(String, suggestion: String?)
        case repeatedKey(String)
        /// A list or a section stands where one value belongs, or one value where a section belongs.
        case wrongShape(key: String)
        case wrongType(key: String, expected: ValueKind)
        case wrongAddress(key: String, cause: String)
        /// A file or folder that the configuration names cannot be used.
        case unusable(key: String, path: String, cause: String)
        /// What stands in a file that the configuration names is wrong; the cause says where.
        case wrongContent(key: String, cause: String)
    }
}

extension ConfigurationProblem {
    /// What is wrong and where, in one line for a log.
    var line: String {
        switch reason {
        case .wrongContent(_, let cause): cause
        case .unusable(_, let path, let cause): "\(path): \(cause)"
        case .cannotRead(let cause), .notYAML(let cause), .wrongAddress(_, let cause): "\(place.text): \(cause)"
        case .notAMapping, .unknownKey, .repeatedKey, .wrongShape, .wrongType: place.text
        }
    }
}

/// All that is wrong with a configuration, in the order of the file.
package struct ConfigurationProblems: Error, Hashable, Sendable {
    /// Never empty.
    package var problems: [ConfigurationProblem]

    init(_ problems: [ConfigurationProblem]) {
        self.problems = problems
    }
}
