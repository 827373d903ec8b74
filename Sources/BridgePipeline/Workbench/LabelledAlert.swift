package import CaseModel
package import JSONTree

/// An alert with the labels a careful duty officer would give it (标注警情): what rules are scored against.
package struct LabelledAlert: Hashable, Sendable {
    /// Unique within its file.
    package var id: String
    /// 报警内容
    package var narrative: String
    package var labels: Labels

    /// What a careful officer reads in the text.
    package struct Labels: Hashable, Sendable {
        /// 是否矛盾纠纷
        package var isDispute: Bool
        /// Code of the dispute type; nil when it is no dispute.
        package var type: String?
        /// Further codes that are right too.
        package var accepted: Set<String>
        /// nil when it is no dispute.
        package var band: Band?
        /// Indicators the text itself supports.
        package var indicators: Set<String>
        /// Indicators only heard of or feared; not among `indicators`.
        package var hearsay: Set<String>
        /// Why, for the hard ones.
        package var note: String?
    }
}

/// Why a line is no labelled alert.
package struct LabelError: Error, Hashable, Sendable {
    /// JSON pointer of the value at fault; empty for the line as a whole.
    package var pointer: String
    /// What belongs there.
    package var expected: Expectation

    /// What belongs at a place.
    package enum Expectation: Hashable, Sendable {
        case object, text, texts
        case truth
        case band
        /// Only a dispute has a type and a band, and it has both.
        case withDispute
    }
}

extension LabelledAlert {
    /// Reads one line of a labelled file.
    ///
    /// - Throws: the first fault, with its place.
    package init(reading line: JSONValue) throws(LabelError) {
        guard case .object = line else { throw LabelError(pointer: "", expected: .object) }
        guard case .string(let id) = line["id"] else { throw LabelError(pointer: "/id", expected: .text) }
        guard case .string(let narrative) = line["narrative"] else {
            throw LabelError(pointer: "/narrative", expected: .text)
        }
        guard let labels = line["labels"] else { throw LabelError(pointer: "/labels", expected: .object) }
        self.init(id: id, narrative: narrative, labels: try Labels(reading: labels))
    }
}

extension LabelledAlert.Labels {
    fileprivate init(reading value: JSONValue) throws(LabelError) {
        guard case .object = value else { throw LabelError(pointer: "/labels", expected: .object) }
        guard case .bool(let isDispute) = value["dispute"] else {
            throw LabelError(pointer: "/labels/dispute", expected: .truth)
        }
        self.isDispute = isDispute
        type = try Self.text(value, "type")
        accepted = try Self.texts(value, "accept")
        let band = try Self.text(value, "band")
        self.band = try band.map { text throws(LabelError) in
            guard let band = Band(rawValue: text) else { throw LabelError(pointer: "/labels/band", expected: .band) }
            return band
        }
        indicators = try Self.texts(value, "indicators")
        hearsay = try Self.texts(value, "hearsay")
        note = try Self.text(value, "note")
        guard (type != nil) == isDispute else { throw LabelError(pointer: "/labels/type", expected: .withDispute) }
        guard (self.band != nil) == isDispute else { throw LabelError(pointer: "/labels/band", expected: .withDispute) }
    }

    private static func text(_ value: JSONValue, _ key: String) throws(LabelError) -> String? {
        switch value[key] {
        case .string(let text): return text
        case nil, .null: return nil
        default: throw LabelError(pointer: "/labels/\(key)", expected: .text)
        }
    }

    private static func texts(_ value: JSONValue, _ key: String) throws(LabelError) -> Set<String> {
        let fault = LabelError(pointer: "/labels/\(key)", expected: .texts)
        switch value[key] {
        case nil, .null: return []
        case .array(let items):
            var texts: Set<String> = []
            for item in items {
                guard case .string(let text) = item else { throw fault }
                texts.insert(text)
            }
            return texts
        default: throw fault
        }
    }
}
