/// One side of a dispute by the numbers it can be known again by (当事方).
package struct DisputeSide: Hashable, Sendable {
    /// Telephone numbers as they were given.
    package var phones: [String]
    /// 证件号码 as they were given.
    package var idNumbers: [String]

    /// A side with these numbers.
    package init(phones: [String], idNumbers: [String]) {
        self.phones = phones
        self.idNumbers = idNumbers
    }
}

extension Alert {
    /// The sides to the dispute: the parties, and the caller when he speaks for himself. A caller who is a party is one
    /// side with it; a school, a hospital or a village that reports for others is none.
    package var sides: [DisputeSide] {
        var sides = parties.map { party in
            DisputeSide(phones: [party.phone].compactMap(\.self), idNumbers: [party.idNumber].compactMap(\.self))
        }
        guard let caller, reporterRole == nil || reporterRole == .party else { return sides }
        let own = DisputeSide(
            phones: [caller.phone, caller.contactPhone].compactMap(\.self),
            idNumbers: [caller.idNumber].compactMap(\.self)
        )
        let isCaller = { (party: Party) in
            party.role == Disclosure.callerRole || Disclosure.isCaller(party, of: self)
        }
        if let index = parties.firstIndex(where: isCaller) {
            sides[index].phones += own.phones
            sides[index].idNumbers += own.idNumbers
        } else {
            sides.append(own)
        }
        return sides
    }
}
