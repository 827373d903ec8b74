extension Case {
    /// A wish for push 3 (三推申请) that cannot be put to the leaders yet: it is kept until the case has what it lacks.
    package struct PushWish: Hashable, Codable, Sendable {
        /// Who asked; he never approves it.
        package var asker: String
        package var reason: String
        /// The department he named, when he named one.
        package var department: String?
        package var lack: Lack

        /// A wish of the person `asker`.
        package init(asker: String, reason: String, department: String?, lack: Lack) {
            self.asker = asker
            self.reason = reason
            self.department = department
            self.lack = lack
        }

        /// What a person must see to first.
        package enum Lack: String, Codable, Sendable, CaseIterable {
            /// 未定类
            case type
            /// 当地无主办部门
            case lead
            /// 属地不明
            case township
            /// 无可审批的领导: nobody on the roster is left to ask.
            case approver
        }
    }
}
