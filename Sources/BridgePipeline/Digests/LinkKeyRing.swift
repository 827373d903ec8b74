package import CaseModel
package import CaseStorage

/// The keys of the digests (密钥轮换): the newest makes what is kept, and all of them find what was kept before.
package struct LinkKeyRing: Sendable {
    private let newest: LinkKey
    private let earlier: [LinkKey]

    /// A ring; `earlier` keys made digests that are still kept.
    package init(newest: LinkKey, earlier: [LinkKey] = []) {
        self.newest = newest
        self.earlier = earlier
    }

    /// What is kept of the sides and the place of `alert`, without the numbers the directory lists.
    ///
    /// Sides that share a number are one: a number given for both says nothing of the other.
    package func keys(of alert: Alert, in directory: Directory) -> LinkKeys {
        keys(of: alert, in: directory, with: [newest])
    }

    /// What is looked for: as `keys(of:in:)`, under every key.
    package func wantedKeys(of alert: Alert, in directory: Directory) -> LinkKeys {
        keys(of: alert, in: directory, with: [newest] + earlier)
    }

    private func keys(of alert: Alert, in directory: Directory, with ring: [LinkKey]) -> LinkKeys {
        var sides: [[String]] = []
        for side in alert.sides {
            let phones = side.phones.compactMap(PhoneNumber.init).filter { !directory.listedNumbers.contains($0) }
            let numbers = side.idNumbers.compactMap(IdentityNumber.init).filter {
                !directory.listedIDNumbers.contains($0)
            }
            var keys = ring.flatMap { key in phones.map(key.digest(of:)) + numbers.map(key.digest(of:)) }
            for index in sides.indices.reversed() where !Set(sides[index]).isDisjoint(with: keys) {
                keys = sides.remove(at: index) + keys
            }
            var seen: Set<String> = []
            keys = keys.filter { seen.insert($0).inserted }
            if !keys.isEmpty { sides.append(keys) }
        }
        let places = alert.place(in: directory).map { place in ring.map { $0.digest(of: place) } } ?? []
        var keys = LinkKeys(sides: sides, place: places.first)
        keys.formerPlaces = Array(places.dropFirst())
        return keys
    }
}
