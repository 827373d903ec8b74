import CaseModel

@testable import RuleFile

/// The Chinese words a scenario file uses for the codes of messages and model.
struct Words: Sendable {
    private let codes: [String: String]
    private let words: [String: String]

    init(_ pairs: KeyValuePairs<String, String>) {
        codes = Dictionary(pairs.map { ($0.key, $0.value) }) { first, _ in first }
        words = Dictionary(pairs.map { ($0.value, $0.key) }) { first, _ in first }
    }

    func code(_ word: String) -> String? { codes[word] }

    /// The word for a code, or the code itself where people say it as it is.
    func word(_ code: String) -> String { words[code] ?? code }

    /// The code a value of a file stands for.
    func code(of value: YAMLValue) throws(RuleFileError) -> String {
        let word = try value.string()
        guard let code = codes[word] else {
            throw value.error(.badValue, "expected one of \(codes.keys.sorted().joined(separator: "、")), found \(word)")
        }
        return code
    }
}

extension Words {
    static let kinds = Words([
        "一推": "push1", "二推": "push2", "审批请求": "approvalRequest", "回访": "callback", "通知": "notice",
        "三推": "push3", "撤回": "withdrawal", "催办": "reminder", "联系方式告知": "contactDisclosure",
        "逾期汇总": "digest",
    ])
    static let roles = Words([
        "处警民警": "respondingOfficer", "责任民警": "responsibleOfficer", "值班领导": "dutyLeader",
        "分管所领导": "stationLeader", "副所长": "deputyLeader", "综合指挥室": "commandRoom",
        "局值班领导": "bureauDutyLeader",
    ])
    static let bands = Words(["蓝": "blue", "黄": "yellow", "橙": "orange", "红": "red"])
    static let stages = Words(["初期": "1", "中期": "2", "后期": "3"])
    static let phases = Words([
        "现场处置": "onScene", "跟进": "following", "待审批": "awaitingApproval", "部门办理": "withDepartments",
        "回访": "callBack", "转案件": "criminal", "办结": "closed",
    ])
    static let caseOutcomes = Words([
        "现场化解": "settledOnScene", "公安跟进化解": "settledByPolice", "部门化解": "settledByDepartments",
        "引导诉讼": "guidedToCourt", "无事实": "unfounded", "作废": "voided", "转案件": "criminalCase", "无": "",
    ])
    static let results = Words([
        "化解": "settled", "劝离": "calmed", "带所": "broughtToStation", "未化解": "notSettled", "立案": "criminalCase",
        "移交": "diverted", "无事实": "unfounded",
    ])
    static let followUps = Words([
        "已联系": "contacted", "未接通": "unreachable", "调解中": "mediating", "化解": "settled", "调解不成": "failed",
        "需部门": "needsDepartments",
    ])
    static let decisions = Words(["同意": "approved", "不同意": "rejected"])
    static let complexities = Words(["简单": "simple", "一般": "general", "复杂": "complex"])
    static let actions = Words([
        "受理": "accepted", "不予受理": "refused", "签收": "signed", "退回": "returned", "进展": "progress",
        "延期": "extended", "延期不同意": "extensionRefused", "办结": "resolved", "已撤回": "withdrawn",
        "申请联系方式": "contactRequest", "激化预警": "escalating",
    ])
    static let receiptOutcomes = Words([
        "调解成功": "agreed", "调解不成": "failed", "引导诉讼": "guidedToCourt", "行政处罚": "penalised",
        "重复": "duplicate",
    ])
    static let reasons = Words([
        "属地不符": "wrongArea", "职责不符": "wrongDuty", "重复": "duplicate", "材料不全": "incomplete",
        "公安管辖": "policeMatter", "三次退回": "thirdReturn", "超期退回": "afterWindow", "二次延期": "secondExtension",
        "已到期限": "afterLimit", "未经批准": "notApproved", "不晚于原期限": "notLater", "长于原期限": "tooLong", "未写期限": "noLimit",
    ])
    static let orders = Words([
        "加急": "expedite", "推送": "push", "指定": "assign", "改派": "redirect", "更正类型": "retype",
        "升级": "raiseBand", "降级": "lowerBand", "立案办理": "openCase", "关联": "link", "解除关联": "unlink",
        "串案": "linkCrime", "中止": "suspend", "恢复": "resume", "重新办理": "reopen", "撤回": "withdraw",
        "结案": "close", "更正": "correct", "裁定": "adjudicate",
    ])
    static let relations = Words(["重复": "1", "催办": "2", "反馈": "3", "骚扰": "4"])
    static let eventKinds = Words(["新增": "created", "变更": "amended", "合并": "merged", "作废": "voided"])
    static let deadlines = Words([
        "签收一推": "signPush1", "处警反馈": "disposition", "二推决定": "followUpDecision", "签收二推": "signPush2",
        "首次联系": "firstContact", "治安调解": "mediation", "第二次治安调解": "secondMediation",
        "审批": "approvalDecision", "受理": "accepted", "部门签收": "departmentSigned", "进展": "progress",
        "办结": "finish", "撤回答复": "withdrawalAnswered", "回访": "callBack", "履行": "performance",
    ])
    static let levels = Words(["经办人": "handler", "负责人": "head", "督办": "room", "县中心": "county"])
    static let notices = Words([
        "红色警情": "redAlert", "建议二推": "followUpAsked", "请人工定类": "typeNeeded", "请人工定属地": "townshipNeeded",
        "请指定审批人": "approverNeeded", "未能送达": "notDelivered", "催办": "chased", "警情作废": "voided",
        "收件人缺失": "recipientMissing", "回执": "receipt", "审批未通过": "rejected", "转公安办理": "transferredToCase",
        "未受理": "notAccepted", "审批已撤回": "approvalWithdrawn", "审批逾期": "approvalOverdue",
        "无可告知联系方式": "contactNotPossible", "建议降级": "lowerBandProposed", "退回裁定": "returned",
        "串案倒查": "crimeLinked", "三次未接通": "unreachable", "告诫书未记录": "warningLetterMissing",
        "管辖变更": "movedAway", "移交": "reassigned", "退回不予受理": "returnRefused",
        "延期不予同意": "extensionRefused", "请裁定": "adjudicationNeeded", "裁定": "adjudicated", "改派": "redirected",
        "情况通报": "informed",
    ])
    static let purposes = Words(["满意度": "satisfaction", "履行": "performance"])
    static let marks = Words(["未反馈": "withoutFeedback", "加急": "expedited", "中止": "suspended", "待裁定": "adjudication"])
    static let states = Words(["已完成": "met", "已取消": "cancelled", "已超期": "missed", "无": "none"])
    static let lanes = Words(["断开": "down", "恢复": "up"])
}
