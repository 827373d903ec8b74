import CaseModel

/// Reads the numbers many people call from (公用号码).
struct ListedNumberReader {
    let mistakes: MistakeList

    private enum SharedUse: String, CaseIterable { case callCentre, propertyOffice, school, hospital, other }

    /// The numbers of the list; none without a list.
    func numbers(
        _ value: YAMLValue?
    ) throws(RuleFileError) -> (phones: Set<PhoneNumber>, idNumbers: Set<IdentityNumber>) {
        var phones: Set<PhoneNumber> = []
        var idNumbers: Set<IdentityNumber> = []
        mistakes.each(try value?.list() ?? []) { item throws(RuleFileError) in
            let fields = try item.fields(required: ["name", "use"], optional: ["phone", "idNumber"])
            _ = try fields.required("name").string()
            _ = try fields.required("use").choice(of: SharedUse.self)
            if let phone = fields["phone"] {
                guard let number = PhoneNumber(try phone.string()) else {
                    throw phone.error(.badValue, "expected a number of seven digits or more; shorter ones never link")
                }
                guard phones.insert(number).inserted else {
                    throw phone.error(.duplicate, "the number is listed twice")
                }
            }
            if let id = fields["idNumber"] {
                guard let number = IdentityNumber(try id.string()) else {
                    throw id.error(.badValue, "expected eight letters and digits or more; shorter ones never link")
                }
                guard idNumbers.insert(number).inserted else {
                    throw id.error(.duplicate, "the number is listed twice")
                }
            }
            guard fields["phone"] != nil || fields["idNumber"] != nil else {
                throw item.error(.missingKey, "expected a phone or an idNumber")
            }
        }
        return (phones, idNumbers)
    }
}
