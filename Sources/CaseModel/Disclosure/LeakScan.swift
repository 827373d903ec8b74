/// Looks for what must never cross in texts that are about to leave for the governance side (披露检查).
package struct LeakScan: Sendable {
    /// Values of the case's own record long enough to recognise someone by, without blanks and dashes.
    private let values: [(kind: Leak, value: String)]
    /// What was approved to cross.
    private let allowed: Set<String>

    /// What was found, by kind; never the value.
    package enum Leak: String, Sendable, CaseIterable {
        case phone, idNumber, bankCard, plate, name, address, policeNumber
    }

    /// A scan for the record of `subject`.
    ///
    /// - Parameters:
    ///   - ownWords: texts in which a value of the record gives nobody away, such as the name of the type (物业).
    ///   - allowed: values that were approved to cross.
    package init(for subject: Case, ownWords: [String] = [], allowed: Set<String> = []) {
        self.allowed = Set(allowed.map(LeakScan.bare))
        values = LeakScan.values(of: subject)
            .filter { pair in
                // A name that the platform wrote masked (钱某) gives nobody away.
                pair.value.count > 1 && pair.value != "匿名" && !allowed.contains(pair.value)
                    && !(pair.kind == .name && Disclosure.maskedName(pair.value) == pair.value)
            }
            .filter { pair in !ownWords.contains { $0.contains(pair.value) } }
            .map { ($0.kind, LeakScan.bare($0.value)) }
    }

    private static func values(of subject: Case) -> [(kind: Leak, value: String)] {
        let alert = subject.alert
        var found: [(Leak, String?)] = [
            (.name, alert.caller?.name), (.phone, alert.caller?.phone), (.phone, alert.caller?.contactPhone),
            (.idNumber, alert.caller?.idNumber), (.address, alert.incidentAddress),
            (.policeNumber, alert.alertNo), (.policeNumber, alert.dispatchNo), (.policeNumber, alert.caseNo),
            (.policeNumber, subject.id), (.policeNumber, alert.officer?.id), (.name, alert.officer?.name),
        ]
        found += subject.joinedAlerts.map { (.policeNumber, $0) }
        for party in alert.parties {
            found += [
                (.name, party.name), (.phone, party.phone), (.idNumber, party.idNumber), (.address, party.address),
            ]
        }
        return found.compactMap { kind, value in value.map { (kind, $0) } }
    }

    /// The first thing in `text` that must not cross; nil when there is none. Blanks and dashes hide nothing.
    package func leak(in text: String) -> Leak? {
        let bare = LeakScan.bare(text)
        if let value = values.first(where: { bare.contains($0.value) }) { return value.kind }
        return allowed.contains(bare) ? nil : LeakScan.number(in: bare) ?? (LeakScan.holdsPlate(bare) ? .plate : nil)
    }

    /// What people write between the digits of a number and the characters of a name.
    static let separators: Set<Character> = [" ", "-", "－", "—", "–", "·", ".", "　", "\t"]

    private static func bare(_ text: String) -> String {
        text.filter { !separators.contains($0) }
    }

    /// A telephone, an identity number with its check digit, or a bank card with its.
    private static func number(in text: String) -> Leak? {
        for run in text.split(whereSeparator: { !$0.isASCII || !($0.isNumber || $0 == "X" || $0 == "x") }) {
            let digits = run.compactMap(\.wholeNumberValue)
            switch run.count {
            case 11 where digits.count == 11 && digits[0] == 1 && digits[1] >= 3: return .phone
            case 18 where isIdentityNumber(Array(run)): return .idNumber
            case 16...19 where digits.count == run.count && isCard(digits): return .bankCard
            default: continue
            }
        }
        return nil
    }

    /// 公民身份号码 by GB 11643: eighteen characters, the last one checks the others.
    private static func isIdentityNumber(_ run: [Character]) -> Bool {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let digits = run.prefix(17).compactMap(\.wholeNumberValue)
        guard digits.count == 17 else { return false }
        let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }
        return Array("10X98765432")[sum % 11] == Character(run[17].uppercased())
    }

    /// Luhn's check.
    private static func isCard(_ digits: [Int]) -> Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, one in
            let doubled = one.offset % 2 == 1 ? one.element * 2 : one.element
            return sum + (doubled > 9 ? doubled - 9 : doubled)
        }
        return sum % 10 == 0
    }

    /// 车牌: a province's character, a letter, five or six letters and digits.
    private static func holdsPlate(_ text: String) -> Bool {
        let provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
        let characters = Array(text)
        return characters.indices.contains { index in
            guard provinces.contains(characters[index]), index + 6 < characters.count else { return false }
            let plate = characters[(index + 1)...(index + 6)]
            return plate.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } && plate[index + 1].isLetter
        }
    }
}
