import CaseModel
import RuleEngine

/// What was decided about one text and why, in sentences that can be read aloud.
struct Sentences {
    let explanation: Explanation
    let names: RuleNames

    /// A heading with its sentences.
    struct Section {
        var heading: Text
        var sentences: [Text]
    }

    /// Everything worth saying, the result first.
    var sections: [Section] {
        let all = [
            Section(heading: Text(zh: "研判结论", en: "What was decided"), sentences: [verdict]),
            Section(heading: Text(zh: "是不是纠纷", en: "Why a dispute or not"), sentences: dispute),
            Section(heading: Text(zh: "为什么是这一类型", en: "Why this type"), sentences: type),
            Section(heading: bandHeading, sentences: band),
            Section(heading: Text(zh: "差一点生效的规则", en: "What nearly counted"), sentences: NearMisses(self).sentences),
            Section(heading: Text(zh: "第二意见", en: "The second opinion"), sentences: opinion),
        ]
        return all.filter { !$0.sentences.isEmpty }
    }

    private var assessment: TextAssessment { explanation.assessment }

    private var verdict: Text {
        guard assessment.isDispute else {
            guard !assessment.indicators.isEmpty else {
                return Text(zh: "不是矛盾纠纷，登记备查，不立案。", en: "No dispute: it is recorded, and no case is opened.")
            }
            return Text(
                zh: "不是矛盾纠纷，登记备查，不立案；但有风险迹象，请再看一眼。",
                en:
                    "No dispute: it is recorded, and no case is opened; but it shows signs of risk, so look at it again."
            )
        }
        let band = assessment.band.term
        guard assessment.type.code != TypeJudgement.unknownCode else {
            return Text(
                zh: "是矛盾纠纷，类型依据不足，由综合指挥室人工定类；风险等级为\(band.zh)。",
                en:
                    "A dispute. Too little tells its type, so a person in the police room names it. The band is \(band.en)."
            )
        }
        let type = names.type(assessment.type.code)
        return Text(
            zh: "是矛盾纠纷，类型为\(type.zh)，风险等级为\(band.zh)。",
            en: "A dispute of type \(type.en). The band is \(band.en)."
        )
    }

    // MARK: Dispute

    private var dispute: [Text] {
        let support = explanation.dispute
        let isReached = support.points >= support.threshold
        let verdict =
            isReached
            ? Text(zh: "达到认定所需的 \(support.threshold) 分", en: "\(support.threshold) are enough")
            : Text(zh: "没有达到认定所需的 \(support.threshold) 分", en: "it would need \(support.threshold)")
        var sentences = [
            Text(
                zh: "纠纷得分 \(support.points) 分，\(verdict.zh)。",
                en: "It has \(support.points) points as a dispute; \(verdict.en)."
            )
        ]
        let inFavour = support.words.filter { $0.points > 0 }
        let against = support.words.filter { $0.points < 0 }
        if !inFavour.isEmpty {
            sentences.append(
                Text(zh: "支持的有\(inFavour.told.zh)。", en: "In favour: \(inFavour.told.en).")
            )
        }
        if !against.isEmpty {
            sentences.append(Text(zh: "反对的有\(against.told.zh)。", en: "Against: \(against.told.en)."))
        }
        let rest = support.points - support.words.reduce(0) { $0 + $1.points }
        if rest != 0 {
            sentences.append(
                Text(
                    zh: "另有 \(rest) 分来自纠纷类型、风险迹象或警情类别。",
                    en: "Another \(rest) come from the type, signs of risk or the category."
                )
            )
        }
        return sentences
    }

    // MARK: Type

    private var type: [Text] {
        guard assessment.isDispute, let best = explanation.types.first else { return [] }
        var sentences: [Text] = []
        let judged = assessment.type
        if judged.code == TypeJudgement.unknownCode {
            let name = names.type(best.code)
            sentences.append(
                Text(
                    zh: "得分最高的\(name.zh)只有 \(best.points) 分，不够认定，不猜。",
                    en: "The best, \(name.en), has only \(best.points) points, which is too little; nothing is guessed."
                )
            )
        } else {
            sentences.append(lead(of: explanation.types.first { $0.code == judged.code } ?? best))
        }
        if !assessment.also.isEmpty {
            let also = assessment.also.map { names.type($0.code) }
            sentences.append(
                Text(
                    zh: "还涉及\(also.map(\.zh).joined(separator: "、"))，其主管部门可以协助。",
                    en: "It also touches \(also.map(\.en).joined(separator: ", ")), whose departments may help."
                )
            )
        }
        return sentences
    }

    private func lead(of support: TypeSupport) -> Text {
        let name = names.type(support.code)
        let words = support.words.filter { $0.points > 0 }
        let rest = words.isEmpty ? Text("") : Text(zh: "，依据是\(words.told.zh)", en: ", from \(words.told.en)")
        // Where the second opinion took part, the distance of the rules alone is not what decided.
        let isShared = explanation.opinion?.decidedType == true
        let second = isShared ? nil : explanation.types.first { $0.code != support.code }
        let distance = second.map { second in
            let other = names.type(second.code)
            let difference = support.points - second.points
            let apart =
                difference >= 0
                ? Text(zh: "高 \(difference) 分", en: "\(difference) ahead of")
                : Text(zh: "低 \(-difference) 分", en: "\(-difference) behind")
            return Text(
                zh: "，比\(other.zh)的 \(second.points) 分\(apart.zh)",
                en: ", \(apart.en) \(other.en) with \(second.points)"
            )
        }
        let shared =
            isShared
            ? Text(zh: "；规则没有把握，和第二意见合起来它最高", en: "; the rules were unsure, with the second opinion it comes first")
            : Text("")
        return Text(
            zh: "按规则\(name.zh)得 \(support.points) 分\(distance?.zh ?? "")\(rest.zh)\(shared.zh)。",
            en: "By the rules \(name.en) has \(support.points) points\(distance?.en ?? "")\(rest.en)\(shared.en)."
        )
    }

    // MARK: Band

    private var bandHeading: Text {
        assessment.isDispute
            ? Text(zh: "为什么是这一等级", en: "Why this band") : Text(zh: "风险迹象", en: "Signs of risk")
    }

    private var band: [Text] {
        let findings = assessment.indicators
        guard !findings.isEmpty else {
            return assessment.isDispute
                ? [Text(zh: "没有发现风险迹象，定为蓝。", en: "No sign of risk was found: blue.")] : []
        }
        return findings.map(contribution) + (assessment.isDispute ? [bandSum(findings)] : [])
    }

    /// What the contributions come to.
    private func bandSum(_ findings: [IndicatorFinding]) -> Text {
        let band = assessment.band.term
        let highest = findings.compactMap(\.band).max() ?? .blue
        guard assessment.band > highest else {
            return Text(zh: "取最高的一项，定为\(band.zh)。", en: "The highest counts: \(band.en).")
        }
        let weight = findings.reduce(0) { $0 + $1.weight }
        guard assessment.band > .yellow || weight == 0 else {
            return Text(
                zh: "计分合计 \(weight) 分，够定\(band.zh)。",
                en: "The weights add up to \(weight), enough for \(band.en)."
            )
        }
        return Text(
            zh: "这几项合在一起比单独一项严重，定为\(band.zh)。",
            en: "Together these are graver than each by itself: \(band.en)."
        )
    }

    private func contribution(_ finding: IndicatorFinding) -> Text {
        let name = names.indicator(finding.id)
        let effect =
            switch finding.band {
            case .some(let band): Text(zh: "定\(band.term.zh)", en: "sets \(band.term.en)")
            case nil where finding.weight > 0: Text(zh: "计 \(finding.weight) 分", en: "weighs \(finding.weight)")
            case nil: Text(zh: "不影响等级", en: "does not touch the band")
            }
        let hearsay =
            finding.isHearsay ? Text(zh: "只是听说或担心，低一档，", en: "only heard of or feared, so one band lower: ") : Text("")
        let reason =
            names.wording(finding).map { Text($0) }
            ?? Text(zh: "依据是\(finding.evidence.told.zh)", en: "from \(finding.evidence.told.en)")
        return Text(
            zh: "\(name)：\(reason.zh)，\(hearsay.zh)\(effect.zh)。",
            en: "\(name): \(reason.en), \(hearsay.en)\(effect.en)."
        )
    }

    // MARK: Second opinion

    private var opinion: [Text] {
        guard let vote = explanation.opinion else { return [] }
        var sentences = [
            Text(
                zh: "第二意见是用标注警情训练的统计模型，只在规则没有把握时参考，从不决定或降低风险等级。",
                en:
                    "It is a statistical model trained on labelled alerts. It is asked only where the rules are unsure, "
                    + "and it never sets or lowers a band."
            )
        ]
        let sees = vote.disputeScore > 0
        let grams = vote.disputeGrams.isEmpty ? Text("") : vote.disputeGrams.told
        let because =
            vote.disputeGrams.isEmpty ? Text("") : Text(zh: "，主要看\(grams.zh)", en: ", mostly from \(grams.en)")
        sentences.append(
            Text(
                zh: "它认为\(sees ? "是" : "不是")纠纷（\(vote.disputeScore) 分）\(because.zh)。",
                en: "It sees \(sees ? "a dispute" : "no dispute") (\(vote.disputeScore))\(because.en)."
            )
        )
        if assessment.isDispute, let best = vote.types.first {
            let name = names.type(best.code)
            let from =
                best.words.isEmpty
                ? Text("") : Text(zh: "，主要看\(best.words.told.zh)", en: ", mostly from \(best.words.told.en)")
            sentences.append(
                Text(zh: "类型它倾向于\(name.zh)\(from.zh)。", en: "Of the types it prefers \(name.en)\(from.en).")
            )
        }
        sentences.append(part(of: vote))
        return sentences
    }

    private func part(of vote: OpinionVote) -> Text {
        switch (vote.decidedDispute, vote.decidedType && assessment.isDispute) {
        case (true, true):
            Text(
                zh: "这一次规则没有把握，是否纠纷和类型都采用了它的意见。",
                en: "The rules were unsure, so both dispute and type follow it here."
            )
        case (true, false):
            Text(zh: "这一次规则没有把握，是否纠纷采用了它的意见。", en: "The rules were unsure, so dispute or not follows it here.")
        case (false, true):
            Text(zh: "这一次规则对类型没有把握，类型采用了它的意见。", en: "The rules were unsure of the type, which follows it here.")
        case (false, false):
            Text(zh: "这一次规则自己有把握，没有采用它的意见。", en: "The rules were sure by themselves here and did not follow it.")
        }
    }
}

extension [WeightedEvidence] {
    /// 「退货」8 分、「质量」5 分; the strongest five.
    fileprivate var told: Text {
        let shown = prefix(5)
        let rest = count > 5 ? Text(zh: "等", en: " and more") : Text("")
        return Text(
            zh: shown.map { "「\($0.evidence.words)」\($0.points) 分" }.joined(separator: "、") + rest.zh,
            en: shown.map { "「\($0.evidence.words)」 \($0.points)" }.joined(separator: ", ") + rest.en
        )
    }
}

extension [Evidence] {
    /// 「持刀」、「砍」
    fileprivate var told: Text {
        guard !isEmpty else { return Text(zh: "警情字段", en: "a field of the alert") }
        let words = map { "「\($0.words)」" }
        return Text(zh: words.joined(separator: "、"), en: words.joined(separator: ", "))
    }
}
