package import CaseModel
package import CaseStorage
import Crypto

/// The secret with which people and places are made comparable without being readable (带密钥摘要).
package struct LinkKey: Sendable {
    private let id: String
    private let key: SymmetricKey

    /// A key; `id` names it in every digest, so that a later key can be told apart.
    package init(id: String, secret: [UInt8]) {
        self.id = id
        key = SymmetricKey(data: secret)
    }

    /// The link keys of the sides and the place of `alert`, without numbers that many people share.
    ///
    /// Sides that share a number are one: a number given for both says nothing of the other.
    package func keys(of alert: Alert, without listed: Set<PhoneNumber>) -> LinkKeys {
        var sides: [[String]] = []
        for side in alert.sides {
            let phones = side.phones.compactMap(PhoneNumber.init).filter { !listed.contains($0) }
            var keys = phones.map { digest("phone:" + $0.digits) } + side.idNumbers.compactMap(idNumberKey)
            for index in sides.indices.reversed() where !Set(sides[index]).isDisjoint(with: keys) {
                keys = sides.remove(at: index) + keys
            }
            var seen: Set<String> = []
            keys = keys.filter { seen.insert($0).inserted }
            if !keys.isEmpty { sides.append(keys) }
        }
        return LinkKeys(sides: sides, place: placeKey(alert.incidentAddress))
    }

    private func idNumberKey(_ number: String) -> String? {
        let characters = number.uppercased().filter { $0.isLetter || $0.isNumber }
        return characters.count >= 8 ? digest("id:" + characters) : nil
    }

    private func placeKey(_ address: String) -> String? {
        let normalised = address.unicodeScalars.filter {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        var text = ""
        for scalar in normalised { text.unicodeScalars.append(scalar.halfWidth) }
        return text.isEmpty ? nil : digest("place:" + text.lowercased())
    }

    /// 128 bits are enough to tell the people of a province apart.
    private func digest(_ value: String) -> String {
        var code = HMAC<SHA256>(key: key)
        var value = value
        value.withUTF8 { bytes in
            code.update(data: UnsafeRawBufferPointer(bytes))
        }
        return "\(id):\(Hexadecimal.text(Array(code.finalize().prefix(16))))"
    }
}

extension Unicode.Scalar {
    /// The character of a full-width letter or digit as it is typed on other keyboards.
    fileprivate var halfWidth: Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(value) else { return self }
        return Unicode.Scalar(value - 0xFEE0) ?? self
    }
}
