import CaseModel
import CaseStorage

extension Case {
    /// The case a person names by case id, case code (any spelling), alert number, task id or event number.
    static func find(_ words: String, in view: any StoreView) throws -> Case? {
        var references: [CaseReference] = [.case(words)]
        if let code = CaseCode(words) { references.append(.caseCode(code.text)) }
        references += [.alert(words), .task(words), .externalNo(words)]
        for reference in references {
            if let id = try view.caseID(reference), let found = try view.case(id) { return found }
        }
        return nil
    }
}

extension CommandFailure {
    /// There is no such case.
    static func noCase(_ words: String) -> CommandFailure {
        CommandFailure(
            .answerIsNo,
            Text(
                zh: "没有案件 \(words)；可用一案一码、案件标识、警情编号或任务标识，见 cases list",
                en: "there is no case \(words); name it by code, id, alert or task, see cases list"
            )
        )
    }
}
