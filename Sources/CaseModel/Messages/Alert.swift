/// One 110 alert (警情) as the dispatch platform recorded it, after its dialect has been translated.
package struct Alert: Hashable, Codable, Sendable {
    /// 接警单编号: the business key on the police side; never crosses to the governance side.
    package var alertNo: String
    /// Orders versions of the same alert: a number of the platform, or its update time (GXSJ) in seconds. Without one
    /// the order of arrival of differing contents counts.
    package var revision: Int64?
    package var eventKind: EventKind
    /// 关联主接警单编号
    package var mainAlertNo: String?
    package var relation: Relation?
    package var source: Source
    /// 行政区划
    package var regionCode: String?
    /// 报警时间
    package var reportedAt: Timestamp
    /// 接警时间
    package var receivedAt: Timestamp?
    /// 发生时间
    package var occurredAt: Timestamp?
    /// 报警人
    package var caller: Caller?
    package var reporterRole: ReporterRole?
    /// 是否保密. A message that does not say is confidential.
    package var confidential: Bool
    /// 警情地址
    package var incidentAddress: String
    /// 乡镇街道, by the code of the directory or by name.
    package var township: String?
    /// 村社
    package var village: String?
    /// 网格
    package var grid: String?
    package var location: Location?
    package var category: CategoryPath?
    package var initialCategory: CategoryPath?
    /// Version of the platform's category table.
    package var categoryTable: String?
    /// 警情等级, 1 to 4.
    package var grade: Int?
    /// 报警内容
    package var content: String
    /// 补充内容
    package var supplement: String?
    /// 有无持武器; nil is not known, which is not false.
    package var weapon: Bool?
    /// 有无危险物质
    package var hazmat: Bool?
    /// 有无爆炸泄漏
    package var explosion: Bool?
    /// 涉及人数
    package var peopleInvolved: Int?
    /// 受伤人数
    package var injured: Int?
    /// 死亡人数
    package var dead: Int?
    /// 当事人
    package var parties: [Party]
    /// 警情标签
    package var tags: [String]
    /// 管辖单位
    package var jurisdiction: UnitReference
    package var initialJurisdiction: UnitReference?
    /// 派警单编号
    package var dispatchNo: String?
    /// 处警民警
    package var officer: PersonReference?
    /// 案件编号: the alert became a criminal or public-order case.
    package var caseNo: String?
    /// 报警人同意联系
    package var callerConsentsToContact: Bool?

    /// An alert with the fields every platform sends; set the others as they are known.
    package init(
        alertNo: String,
        revision: Int64? = nil,
        eventKind: EventKind = .created,
        source: Source = .phone110,
        reportedAt: Timestamp,
        confidential: Bool = true,
        incidentAddress: String,
        content: String,
        jurisdiction: UnitReference
    ) {
        self.alertNo = alertNo
        self.revision = revision
        self.eventKind = eventKind
        self.source = source
        self.reportedAt = reportedAt
        self.confidential = confidential
        self.incidentAddress = incidentAddress
        self.content = content
        self.jurisdiction = jurisdiction
        parties = []
        tags = []
    }

    /// 消息类型
    package enum EventKind: String, Codable, Sendable, CaseIterable { case created, amended, merged, voided }

    /// 关联类型 to the main alert.
    package enum Relation: Int, Codable, Sendable, CaseIterable {
        /// 重复报警
        case `repeat` = 1
        /// 催办
        case chaser = 2
        /// 民警反馈
        case feedback = 3
        /// 多次骚扰
        case nuisance = 4
    }

    /// 来源
    package enum Source: String, Codable, Sendable, CaseIterable {
        case phone110 = "110"
        case hotline12345 = "12345"
        case app
        case walkIn
    }

    /// Who reported: reports by schools, hospitals and village committees are protected (反家庭暴力法 art. 14).
    package enum ReporterRole: String, Codable, Sendable, CaseIterable { case party, school, hospital, village, other }

    /// 报警人
    package struct Caller: Hashable, Codable, Sendable {
        package var name: String?
        package var sex: String?
        /// 报警电话
        package var phone: String?
        /// 联系电话
        package var contactPhone: String?
        /// 证件号码
        package var idNumber: String?

        /// A caller of whom nothing is known yet.
        package init(
            name: String? = nil,
            sex: String? = nil,
            phone: String? = nil,
            contactPhone: String? = nil,
            idNumber: String? = nil
        ) {
            self.name = name
            self.sex = sex
            self.phone = phone
            self.contactPhone = contactPhone
            self.idNumber = idNumber
        }
    }

    /// 当事人
    package struct Party: Hashable, Codable, Sendable {
        /// Free word of the platform, such as 甲方, 对方, 店主.
        package var role: String
        package var name: String?
        package var phone: String?
        package var idNumber: String?
        package var address: String?

        /// A party in this role.
        package init(
            role: String,
            name: String? = nil,
            phone: String? = nil,
            idNumber: String? = nil,
            address: String? = nil
        ) {
            self.role = role
            self.name = name
            self.phone = phone
            self.idNumber = idNumber
            self.address = address
        }
    }
}

/// 经纬度 in degrees, with the datum it is given in.
package struct Location: Hashable, Codable, Sendable {
    package var longitude: Double
    package var latitude: Double
    /// Such as `CGCS2000`, `WGS84`, `GCJ02`.
    package var datum: String

    /// A point.
    package init(longitude: Double, latitude: Double, datum: String) {
        self.longitude = longitude
        self.latitude = latitude
        self.datum = datum
    }
}

/// The platform's four-level category code (类别, 类型, 细类, 子类), from the top; one to four entries.
package struct CategoryPath: Hashable, Codable, Sendable {
    package var levels: [String]

    /// The path with these codes, the top level first.
    package init(levels: [String]) {
        self.levels = levels
    }

    /// Whether any level's code begins with `prefix`.
    package func isWithin(_ prefix: String) -> Bool {
        levels.contains { $0.utf8.starts(with: prefix.utf8) }
    }
}

/// A unit as a message names it.
package struct UnitReference: Hashable, Codable, Sendable {
    package var code: String
    package var name: String?

    /// The unit with this code.
    package init(code: String, name: String? = nil) {
        self.code = code
        self.name = name
    }
}

/// A person on duty (officer, leader, dispatcher) as a message names him: police number and name.
package struct PersonReference: Hashable, Codable, Sendable {
    package var id: String
    package var name: String?

    /// The person with this number.
    package init(id: String, name: String? = nil) {
        self.id = id
        self.name = name
    }
}
