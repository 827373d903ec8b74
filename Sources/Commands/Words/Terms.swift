import CaseModel
import CaseStorage

extension Band {
    var term: Text {
        switch self {
        case .blue: Text(zh: "蓝", en: "blue")
        case .yellow: Text(zh: "黄", en: "yellow")
        case .orange: Text(zh: "橙", en: "orange")
        case .red: Text(zh: "红", en: "red")
        }
    }
}

extension CaseStage {
    var term: Text {
        switch self {
        case .early: Text(zh: "初期", en: "1 early")
        case .middle: Text(zh: "中期", en: "2 middle")
        case .late: Text(zh: "后期", en: "3 late")
        }
    }
}

extension CasePhase {
    var term: Text {
        switch self {
        case .onScene: Text(zh: "现场处置", en: "on scene")
        case .following: Text(zh: "跟进", en: "following")
        case .awaitingApproval: Text(zh: "待审批", en: "awaiting approval")
        case .withDepartments: Text(zh: "部门办理", en: "with departments")
        case .callBack: Text(zh: "回访", en: "call-back")
        case .criminal: Text(zh: "转案件", en: "criminal case")
        case .closed: Text(zh: "办结", en: "closed")
        }
    }
}

extension PushTask.Kind {
    var term: Text {
        switch self {
        case .push1: Text(zh: "一推", en: "push 1")
        case .push2: Text(zh: "二推", en: "push 2")
        case .push3: Text(zh: "三推", en: "push 3")
        case .approvalRequest: Text(zh: "审批请求", en: "approval request")
        case .callback: Text(zh: "回访", en: "call-back")
        case .notice: Text(zh: "通知", en: "notice")
        case .withdrawal: Text(zh: "撤回", en: "withdrawal")
        case .reminder: Text(zh: "催办", en: "reminder")
        case .contactDisclosure: Text(zh: "联系方式告知", en: "contact disclosure")
        }
    }
}

extension Deadline.Kind {
    var term: Text {
        switch self {
        case .signPush1: Text(zh: "签收一推", en: "sign push 1")
        case .disposition: Text(zh: "处警反馈", en: "feedback")
        case .followUpDecision: Text(zh: "建议二推的决定", en: "decision on the officer's wish")
        case .signPush2: Text(zh: "签收二推", en: "sign push 2")
        case .firstContact: Text(zh: "首次联系", en: "first contact")
        case .mediation: Text(zh: "治安调解", en: "mediation")
        case .secondMediation: Text(zh: "第二次治安调解", en: "second mediation")
        case .approvalDecision: Text(zh: "审批", en: "approval")
        case .accepted: Text(zh: "受理", en: "accepted")
        case .departmentSigned: Text(zh: "部门签收", en: "signed by the department")
        case .progress: Text(zh: "进展", en: "progress")
        case .finish: Text(zh: "办结", en: "finish")
        case .withdrawalAnswered: Text(zh: "撤回答复", en: "answer to the withdrawal")
        case .callBack: Text(zh: "回访", en: "call-back")
        case .performance: Text(zh: "履行情况", en: "performance")
        }
    }
}

extension Lane {
    var term: Text {
        switch self {
        case .police: Text(zh: "公安", en: "police")
        case .governance: Text(zh: "综治", en: "governance")
        }
    }
}

extension MessageDisposition {
    var term: Text {
        switch self {
        case .applied: Text(zh: "已应用", en: "applied")
        case .noted: Text(zh: "已记录备查", en: "noted")
        case .recorded: Text(zh: "非纠纷已登记", en: "recorded")
        case .duplicate: Text(zh: "重复", en: "duplicate")
        case .waiting: Text(zh: "等待", en: "waiting")
        case .held: Text(zh: "暂缓", en: "held")
        case .dead: Text(zh: "死信", en: "dead")
        case .archived: Text(zh: "归档", en: "archived")
        case .purged: Text(zh: "清除", en: "purged")
        }
    }
}

extension StoreStatistics.DeadlineFate {
    var term: Text {
        switch self {
        case .kept: Text(zh: "按时", en: "kept")
        case .missed: Text(zh: "逾期", en: "missed")
        case .running: Text(zh: "未到期", en: "running")
        case .cancelled: Text(zh: "取消", en: "cancelled")
        }
    }
}
