/// The dispute types of domain table (b), with who takes them and what helps in them.
package struct DisputeCatalog: Hashable, Codable, Sendable {
    /// Types by product code; `D9900` is always among them.
    package var types: [String: DisputeType]
    /// Who leads them where.
    package var routes: RouteTable

    /// A catalogue of these types.
    package init(types: [DisputeType], routes: RouteTable = RouteTable(fallback: DisputeType.unknown.lead)) {
        self.routes = routes
        self.types = Dictionary(types.map { ($0.code, $0) }) { first, _ in first }
    }

    /// The type with this code, or the type 其他/不明.
    package func type(_ code: String) -> DisputeType {
        types[code] ?? types[TypeJudgement.unknownCode] ?? .unknown
    }
}

/// One dispute type (矛盾纠纷类型).
package struct DisputeType: Hashable, Codable, Sendable {
    /// Product code, such as `D0401`.
    package var code: String
    /// 名称
    package var name: String
    /// 事件类别, the 4-digit family of the governance side.
    package var govCode: String
    /// 平台: Q 综治工作, J 监管执法, Y 应急管理, G 公共服务.
    package var channel: String
    /// Proposed lead department (主办).
    package var lead: String
    /// Proposed helpers (协办).
    package var helpers: [String]
    /// Police stay in the lead; push 3 proposes helpers only.
    package var isPoliceLed: Bool
    /// What departments other than those of the type read as its name (D0109 reads 家庭), or nil for its own name.
    package var coverName: String?
    /// What helps in such a dispute (现场指引), Chinese, for the officer.
    package var guidance: [String]

    /// A type.
    package init(
        code: String,
        name: String,
        govCode: String,
        channel: String,
        lead: String,
        helpers: [String] = [],
        isPoliceLed: Bool = false,
        coverName: String? = nil,
        guidance: [String] = []
    ) {
        self.code = code
        self.name = name
        self.govCode = govCode
        self.channel = channel
        self.lead = lead
        self.helpers = helpers
        self.isPoliceLed = isPoliceLed
        self.coverName = coverName
        self.guidance = guidance
    }

    /// 其他/不明, when a catalogue lacks it.
    package static let unknown = DisputeType(
        code: TypeJudgement.unknownCode,
        name: "其他/不明",
        govCode: "99",
        channel: "Q",
        lead: "综合信息指挥室"
    )
}
