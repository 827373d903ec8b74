extension Directory {
    /// 派出所
    package struct Station: Hashable, Codable, Sendable {
        /// 单位代码, 12 digits; also the last word of the routing key.
        package var code: String
        package var name: String
        /// Duty telephone (值班电话) that may be told to departments.
        package var dutyPhone: String
        /// Townships it serves, by code; the first is assumed when an alert names none.
        package var townships: [String]

        /// A station.
        package init(code: String, name: String, dutyPhone: String, townships: [String]) {
            self.code = code
            self.name = name
            self.dutyPhone = dutyPhone
            self.townships = townships
        }
    }

    /// 公安局、分局
    package struct Bureau: Hashable, Codable, Sendable {
        /// 单位代码, 12 digits.
        package var code: String
        package var name: String

        /// A bureau.
        package init(code: String, name: String) {
            self.code = code
            self.name = name
        }
    }

    /// 主办、协办部门: who acts for a type in a township, or in all of a county.
    package struct Department: Hashable, Codable, Sendable {
        /// As the table of departments names it.
        package var name: String
        package var area: Area
        /// Which of the four platforms (四平台) it works on, by the letter of a type's channel: Q, J, Y or G.
        package var platform: String
        package var dutyPhone: String

        /// A department.
        package init(name: String, area: Area, platform: String, dutyPhone: String) {
            self.name = name
            self.area = area
            self.platform = platform
            self.dutyPhone = dutyPhone
        }

        /// Where it acts.
        package enum Area: Hashable, Codable, Sendable {
            /// By code of the township, 9 digits.
            case township(String)
            /// By code of the county, 6 digits.
            case county(String)
        }
    }

    /// 县级综治中心: adjudicates between departments.
    package struct CountyCentre: Hashable, Codable, Sendable {
        /// 行政区划 of the county, 6 digits.
        package var county: String
        package var name: String
        /// Telephones, in the order in which to call them.
        package var phones: [String]

        /// The centre of a county.
        package init(county: String, name: String, phones: [String]) {
            self.county = county
            self.name = name
            self.phones = phones
        }
    }
}
