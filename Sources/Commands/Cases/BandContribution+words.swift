import CaseModel

extension BandContribution {
    /// The reason as an officer reads it: R10 同一当事人反复报警 橙 7日3次.
    var words: String {
        var words = [id, title]
        if let band {
            words.append(band.term.shown)
        } else if weight > 0 {
            words.append("+\(weight)")
        }
        if let count {
            words.append(Text(zh: "\(count.days)日\(count.alerts)次", en: "\(count.alerts) in \(count.days) d").shown)
        }
        if isHearsay { words.append(Text(zh: "听说", en: "hearsay").shown) }
        if !parts.isEmpty { words.append(parts.joined(separator: "+")) }
        return words.joined(separator: " ")
    }
}
