/// Who leads a dispute type in which township (派发路由).
package struct RouteTable: Hashable, Codable, Sendable {
    /// Named as lead where an area has nobody for a type: it assigns by hand (人工分派).
    package var fallback: String
    /// Areas that differ from the types' own leads, by township code.
    package var areas: [String: Area]

    /// A table; where it names no area, a type's own lead has it.
    package init(fallback: String, areas: [String: Area] = [:]) {
        self.fallback = fallback
        self.areas = areas
    }

    /// What is different in one township.
    package struct Area: Hashable, Codable, Sendable {
        /// Departments that lead a type here, by type code.
        package var leads: [String: String]
        /// Types nobody here takes on.
        package var withoutLead: Set<String>

        /// An area with these leads.
        package init(leads: [String: String] = [:], withoutLead: Set<String> = []) {
            self.leads = leads
            self.withoutLead = withoutLead
        }
    }

    /// 公安, who keep the lead of police-led types everywhere.
    package static let police = "公安"
}

extension RouteTable {
    /// Whether somebody in the township with this code takes the type on.
    package func hasLead(of typeCode: String, in township: String) -> Bool {
        areas[township]?.withoutLead.contains(typeCode) != true
    }

    /// The department that leads `type` in the township with this code.
    package func lead(of type: DisputeType, in township: String) -> String {
        if type.isPoliceLed { return RouteTable.police }
        guard let area = areas[township] else { return type.lead }
        return area.withoutLead.contains(type.code) ? fallback : area.leads[type.code] ?? type.lead
    }
}
