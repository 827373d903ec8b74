/// An address as it is compared (归一地址): two ways to write one place are equal, and a vague place is none.
package struct NormalisedAddress: Hashable, Sendable {
    /// The place in a form of its own, such as `330784/古山/金江龙/12号`. Personal data, like the address itself.
    package let text: String

    /// Reads what counts of an address, its first 200 characters, in time that grows with their number.
    ///
    /// Width, case, blanks, Chinese and Arabic numerals, words for house, building and room, province and city, the
    /// words after the name of a township or village, and remarks in parentheses make no difference.
    ///
    /// - Parameters:
    ///   - county: 区县 by code, for an address that names none.
    ///   - township: 乡镇、街道 by name, for an address that names none.
    ///   - village: 村 by name, for a number or street that names none.
    /// - Returns: nil when the address is vague (对面、附近、门口、旁边), or says only a township, a village, a street, an
    ///   estate or a place of many people, without a number or the name of a house.
    package init?(_ address: String, county: String? = nil, township: String? = nil, village: String? = nil) {
        let characters = AddressText.characters(of: address)
        guard !AddressVagueness.isVague(characters) else { return nil }
        let region = AddressRegion(readingFrom: characters)
        var site = AddressSite(parts: AddressPart.parts(of: region.rest))
        site.complete(withVillage: village)
        guard let place = site.place else { return nil }
        let scope = [region.county ?? county, region.township ?? township.flatMap(AddressRegion.townshipName)]
        text = scope.map { ($0 ?? "") + "/" }.joined() + place
    }
}

extension Alert {
    /// 警情地址 as it is compared, or nil when it is vague. What it does not name is taken from the fields of the alert,
    /// then from the township of a station that has only one.
    package func place(in directory: Directory) -> NormalisedAddress? {
        let townships = directory.station(jurisdiction.code)?.townships ?? []
        let named = township ?? (townships.count == 1 ? townships.first : nil)
        let digits = jurisdiction.code.unicodeScalars.prefix(while: \.isASCIIDigit)
        return NormalisedAddress(
            incidentAddress,
            county: digits.count >= 6 ? String(digits.prefix(6)) : regionCode.map { String($0.prefix(6)) },
            township: named.map { directory.township($0)?.name ?? $0 },
            village: village
        )
    }
}
