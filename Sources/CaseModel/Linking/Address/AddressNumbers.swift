/// The numbers of an address from the lane to the room, each with what it counts.
struct AddressNumbers {
    private let name: AddressName
    private var counted: [(number: String, unit: AddressPart.Unit)] = []

    /// The numbers among `parts`, after `name`. What a bare number counts follows from those before it and from the
    /// name: 阳光小区3-2-301 has building, entrance and room, 人民路12-1 is a house.
    init(_ parts: ArraySlice<AddressPart>, of name: AddressName) {
        self.name = name
        for case .number(let number, let unit) in parts where unit != .group {
            counted += resolved(number, unit)
        }
        // The room tells the floor.
        if has(.room) { counted.removeAll { $0.unit == .floor } }
    }

    private func resolved(
        _ number: String,
        _ unit: AddressPart.Unit?
    ) -> [(number: String, unit: AddressPart.Unit)] {
        let pieces = number.split(separator: "-").map(String.init)
        let isRoom = unit == .room || unit == nil
        if pieces.count == 3, isRoom {
            return [(pieces[0], .building), (pieces[1], .entrance), (pieces[2], .room)]
        }
        if pieces.count == 2, unit == .room || (unit == nil && (pieces[1].count >= 3 || has(.building))) {
            return [(pieces[0], has(.building) ? .entrance : isOfStreet ? .house : .building), (pieces[1], .room)]
        }
        let isRoomNumber = !counted.isEmpty || (name.house != nil && number.count >= 3)
        return [(number, unit ?? (isRoomNumber ? .room : .house))]
    }

    private var isOfStreet: Bool { name.street != nil && name.house == nil }

    private func has(_ unit: AddressPart.Unit) -> Bool { counted.contains { $0.unit == unit } }

    /// They name a house or something in it.
    var areSpecific: Bool { has(.house) || has(.building) || has(.room) || has(.household) }

    /// They name a house of a street.
    var nameHouse: Bool { has(.house) || has(.building) }

    /// Each number with its unit, such as 12弄3号.
    var text: String {
        counted.map { $0.number + $0.unit.rawValue }.joined()
    }
}
