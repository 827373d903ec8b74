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

    /// The link keys of the caller, the parties and the place of `alert`.
    package func keys(of alert: Alert) -> LinkKeys {
        var people: [String] = []
        func add(_ key: String?) {
            if let key, !people.contains(key) { people.append(key) }
        }
        if let caller = alert.caller {
            add(caller.phone.flatMap(phoneKey))
            add(caller.contactPhone.flatMap(phoneKey))
            add(caller.idNumber.flatMap(idNumberKey))
        }
        for party in alert.parties {
            add(party.phone.flatMap(phoneKey))
            add(party.idNumber.flatMap(idNumberKey))
        }
        return LinkKeys(people: people, place: placeKey(alert.incidentAddress))
    }

    private func phoneKey(_ phone: String) -> String? {
        var digits = phone.unicodeScalars.compactMap(\.asciiDigit)
        for prefix in ["0086", "86"] where digits.count == 11 + prefix.count && digits.starts(with: prefix.utf8) {
            digits.removeFirst(prefix.count)
        }
        // Shorter ones are extensions and service numbers, which many people share.
        return digits.count >= 7 ? digest("phone:" + String(decoding: digits, as: UTF8.self)) : nil
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

    fileprivate var asciiDigit: UInt8? {
        let plain = halfWidth.value
        return (48...57).contains(plain) ? UInt8(plain) : nil
    }
}
