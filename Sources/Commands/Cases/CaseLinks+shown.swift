import CaseModel
import JSONTree

extension CaseLinks {
    /// What `cases show` tells of other cases: numbers, never people.
    var json: JSONValue {
        .object([
            "ordered": .array(
                ordered.map { link in
                    .object([
                        "caseId": .string(link.caseID), "alertNo": .string(link.alertNo),
                        "linked": .bool(link.isLinked),
                        "by": .string(link.by), "at": JSONValue(link.at),
                    ])
                }
            ),
            "proposals": .array(
                proposals.map { one in
                    .object([
                        "caseId": .string(one.caseID), "alertNo": .string(one.alertNo), "when": JSONValue(one.when),
                        "type": .string(one.type), "band": .string(one.band.rawValue),
                    ])
                }
            ),
            "crimes": .array(
                crimes.map { crime in
                    .object([
                        "target": .string(crime.target), "caseId": JSONValue(crime.caseID), "by": .string(crime.by),
                        "at": JSONValue(crime.at),
                    ])
                }
            ),
            "repeats": .array(repeats.map { .string($0.alertNo) }),
        ])
    }

    /// The same for people.
    func add(to sheet: inout FactSheet) {
        for link in ordered {
            let words = [link.alertNo, link.by, link.at.rfc3339].joined(separator: " ")
            if link.isLinked {
                sheet.add(zh: "关联", en: "linked", words)
            } else {
                sheet.add(zh: "取消关联", en: "unlinked", words)
            }
        }
        for one in proposals {
            let words = [one.alertNo, one.when.rfc3339, one.type, one.band.term.shown].joined(separator: " ")
            sheet.add(zh: "建议关联", en: "proposed link", words)
        }
        for crime in crimes {
            let words = [crime.target, crime.by, crime.at.rfc3339].joined(separator: " ")
            sheet.add(zh: "串案倒查", en: "later crime", words)
        }
        if !repeats.isEmpty {
            sheet.add(zh: "重新启动", en: "reopened by", repeats.map(\.alertNo).joined(separator: " "))
        }
    }
}
