import CaseModel
import RuleEngine

/// Reads `guidance.yaml`: what helps on the scene, by type code.
enum GuidanceFile {
    static func read(_ document: YAMLValue) throws(RuleFileError) -> [(code: String, key: YAMLValue, texts: [String])] {
        var guidance: [(code: String, key: YAMLValue, texts: [String])] = []
        for (code, key, value) in try document.fields(required: ["guidance"]).required("guidance").pairs() {
            guidance.append((code, key, try value.strings()))
        }
        return guidance
    }
}

/// Reads `departments.yaml`: who leads and helps in which type.
struct DepartmentFile {
    var types: [DisputeType]
    /// Every department that may be named.
    var departments: Departments

    /// The types with their guidance; every type the rules can give must have its entry, and so must D9900.
    static func read(
        _ document: YAMLValue,
        guidance: [(code: String, key: YAMLValue, texts: [String])],
        types: [TypeRule]
    ) throws(RuleFileError) -> DepartmentFile {
        let fields = try document.fields(required: ["departments", "types"])
        let departments = try Departments(reading: fields.required("departments"))
        let list = try fields.required("types")
        var entries: [DisputeType] = []
        for item in try list.list() {
            let entry = try self.entry(item, guidance, departments)
            guard !entries.contains(where: { $0.code == entry.code }) else {
                throw item.error(.duplicate, "the type \(entry.code) is defined twice")
            }
            entries.append(entry)
        }
        for code in types.map(\.code) + [TypeJudgement.unknownCode] where !entries.contains(where: { $0.code == code })
        {
            throw list.error(.missingKey, "the type \(code) of types.yaml has no entry here")
        }
        for (code, key, _) in guidance where !entries.contains(where: { $0.code == code }) {
            throw key.error(.unknownReference, "departments.yaml has no type \(code)")
        }
        return DepartmentFile(types: entries, departments: departments)
    }

    private enum Channel: String, CaseIterable { case Q, J, Y, G }

    private static func entry(
        _ value: YAMLValue,
        _ guidance: [(code: String, key: YAMLValue, texts: [String])],
        _ departments: Departments
    ) throws(RuleFileError) -> DisputeType {
        let fields = try value.fields(
            required: ["code", "name", "govCode", "channel", "lead"],
            optional: ["helpers", "policeLed", "coverName"]
        )
        let code = try fields.required("code").string()
        for helper in try fields["helpers"]?.list() ?? [] { _ = try departments.named(helper) }
        return DisputeType(
            code: code,
            name: try fields.required("name").string(),
            govCode: try fields.required("govCode").string(),
            channel: try fields.required("channel").choice(of: Channel.self).rawValue,
            lead: try departments.named(fields.required("lead")),
            helpers: try fields["helpers"]?.strings() ?? [],
            isPoliceLed: try fields["policeLed"]?.bool() ?? false,
            coverName: try fields["coverName"]?.string(),
            guidance: guidance.first { $0.code == code }?.texts ?? []
        )
    }
}
