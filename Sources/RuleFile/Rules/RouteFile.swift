import CaseModel

/// Reads `routes.yaml`: which department leads where, when it is not the type's own.
struct RouteFile {
    var table: RouteTable
    /// Townships that are named, each with the complaint when the directory does not have it.
    var townships: [(code: String, complaint: RuleFileError)]

    static func read(
        _ document: YAMLValue,
        types: [DisputeType],
        departments: Departments
    ) throws(RuleFileError) -> RouteFile {
        let fields = try document.fields(required: ["fallback", "areas"])
        var file = RouteFile(
            table: RouteTable(fallback: try departments.named(fields.required("fallback"))),
            townships: []
        )
        for item in try fields.required("areas").list() { try file.add(item, types, departments) }
        return file
    }

    private mutating func add(
        _ value: YAMLValue,
        _ types: [DisputeType],
        _ departments: Departments
    ) throws(RuleFileError) {
        let fields = try value.fields(required: ["township"], optional: ["leads", "withoutLead"])
        let township = try fields.required("township")
        let code = try township.string()
        guard table.areas[code] == nil else {
            throw township.error(.duplicate, "the township \(code) is defined twice")
        }
        var area = RouteTable.Area()
        for (type, key, lead) in try fields["leads"]?.pairs() ?? [] {
            try RouteFile.check(type, at: key, types)
            area.leads[type] = try departments.named(lead)
        }
        for item in try fields["withoutLead"]?.list() ?? [] {
            let type = try item.string()
            try RouteFile.check(type, at: item, types)
            guard area.leads[type] == nil, area.withoutLead.insert(type).inserted else {
                throw item.error(.duplicate, "the type \(type) stands twice in this area; keep one of the two")
            }
        }
        guard !area.leads.isEmpty || !area.withoutLead.isEmpty else {
            throw value.error(.unreachable, "the area changes nothing; name a type under leads or withoutLead")
        }
        table.areas[code] = area
        let reason = "the directory has no township \(code); add it there or correct the code"
        townships.append((code, township.error(.unknownReference, reason)))
    }

    private static func check(_ code: String, at value: YAMLValue, _ types: [DisputeType]) throws(RuleFileError) {
        guard let type = types.first(where: { $0.code == code }) else {
            throw value.error(.unknownReference, "departments.yaml has no type \(code)")
        }
        guard !type.isPoliceLed else {
            throw value.error(.unreachable, "police keep the lead of \(code) everywhere; remove the route")
        }
    }
}

/// The departments a route may name.
struct Departments {
    private let names: Set<String>

    init(reading value: YAMLValue) throws(RuleFileError) {
        names = Set(try value.strings())
    }

    /// The department the value names.
    func named(_ value: YAMLValue) throws(RuleFileError) -> String {
        let name: String
        do {
            name = try value.string()
        } catch  where error.code == .badValue {
            throw value.error(.badValue, "a route needs a department; name one of the list departments")
        }
        guard names.contains(name) else {
            throw value.error(
                .unknownReference,
                "departments.yaml lists no department \(name); add it or correct the name"
            )
        }
        return name
    }
}
