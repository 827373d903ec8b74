import CaseModel
import Crypto

/// A secret with which people and places are made comparable without being readable (带密钥摘要).
package struct LinkKey: Sendable {
    /// Stands in front of every digest it makes.
    package let id: String
    private let key: SymmetricKey

    /// A key; `id` names it in every digest, so that a later key can be told apart.
    package init(id: String, secret: [UInt8]) {
        self.id = id
        key = SymmetricKey(data: secret)
    }

    func digest(of phone: PhoneNumber) -> String { digest("phone:" + phone.digits) }

    func digest(of idNumber: IdentityNumber) -> String { digest("id:" + idNumber.characters) }

    func digest(of place: NormalisedAddress) -> String { digest("place:" + place.text) }

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
