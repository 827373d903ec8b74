import Yams

/// The keys of a configuration file, each with the place it stands at, checked against the table of settings.
struct ConfigurationFile {
    let path: String
    private(set) var places: [String: ConfigurationProblem.Place] = [:]
    private(set) var problems: [ConfigurationProblem] = []

    /// Reads `text`; whatever is wrong is in `problems`.
    init(text: String, path: String) {
        self.path = path
        do {
            guard let root = try Parser(yaml: text).singleRoot() else { return }
            if root.mapping == nil && root.scalar?.string == "" { return }
            guard let mapping = root.mapping else {
                problems.append(ConfigurationProblem(.notAMapping, at: place(root.mark)))
                return
            }
            read(mapping, under: [])
        } catch let error as YamlError {
            problems.append(problem(for: error))
        } catch {
            problems.append(ConfigurationProblem(.notYAML(cause: "\(type(of: error))"), at: place(nil)))
        }
    }

    private mutating func read(_ mapping: Node.Mapping, under section: [String]) {
        for (name, value) in mapping {
            let here = place(name.mark)
            let key = (section + [name.scalar?.string ?? "?"]).joined(separator: ".")
            if let setting = Setting.table.first(where: { $0.key == key }) {
                read(value, as: setting, at: here)
            } else if Setting.isSection(key) {
                if let inner = value.mapping {
                    read(inner, under: section + [name.scalar?.string ?? "?"])
                } else if !value.isEmpty {
                    problems.append(ConfigurationProblem(.wrongShape(key: key), at: here))
                }
            } else {
                problems.append(ConfigurationProblem(.unknownKey(key, suggestion: Setting.nearest(to: key)), at: here))
            }
        }
    }

    private mutating func read(_ value: Node, as setting: Setting, at here: ConfigurationProblem.Place) {
        guard let scalar = value.scalar else {
            problems.append(ConfigurationProblem(.wrongShape(key: setting.key), at: here))
            return
        }
        let valuePlace = place(value.mark)
        if let reason = setting.fault(in: scalar.string) {
            problems.append(ConfigurationProblem(reason, at: valuePlace))
        }
        if places.updateValue(valuePlace, forKey: setting.key) != nil {
            problems.append(ConfigurationProblem(.repeatedKey(setting.key), at: here))
        }
    }

    private func place(_ mark: Mark?) -> ConfigurationProblem.Place {
        .file(path: path, line: mark?.line ?? 0, column: mark?.column ?? 0)
    }

    private func problem(for error: YamlError) -> ConfigurationProblem {
        switch error {
        case .scanner(_, let cause, let mark, _), .parser(_, let cause, let mark, _),
            .composer(_, let cause, let mark, _):
            ConfigurationProblem(.notYAML(cause: cause), at: place(mark))
        case .duplicatedKeysInMapping(let keys, let context):
            ConfigurationProblem(
                .repeatedKey(keys.joined(separator: ", ")),
                at: place(context.mark)
            )
        case .reader(let cause, _, _, _):
            ConfigurationProblem(.notYAML(cause: cause), at: place(nil))
        default:
            ConfigurationProblem(.notYAML(cause: "it cannot be read"), at: place(nil))
        }
    }
}

extension Setting {
    /// Whether keys of the table stand under `name`.
    static func isSection(_ name: String) -> Bool {
        table.contains { $0.key.hasPrefix("\(name).") }
    }
}

extension Node {
    fileprivate var isEmpty: Bool {
        scalar.map { ["", "~", "null"].contains($0.string) } ?? false
    }
}
