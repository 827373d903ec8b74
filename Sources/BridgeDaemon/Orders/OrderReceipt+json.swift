import CaseModel
import CaseStorage
import JSONTree

extension OrderReceipt {
    /// The receipt as it travels.
    var json: JSONValue {
        var object: JSONObject = ["disposition": .string(disposition.rawValue)]
        if let refusal {
            object["code"] = .string(refusal.code.rawValue)
            object["pointer"] = .string(refusal.pointer)
            object["detail"] = .string(refusal.detail)
        }
        return .object(object)
    }

    /// The receipt that travelled as `json`; nil when it is none.
    init?(json: JSONValue) {
        guard case .string(let word)? = json["disposition"], let disposition = MessageDisposition(rawValue: word) else {
            return nil
        }
        self.disposition = disposition
        guard case .string(let word)? = json["code"], let code = Refusal.Code(rawValue: word) else { return }
        let pointer = if case .string(let text)? = json["pointer"] { text } else { "" }
        let detail = if case .string(let text)? = json["detail"] { text } else { "" }
        refusal = Refusal(code, pointer: pointer, detail: detail)
    }
}
