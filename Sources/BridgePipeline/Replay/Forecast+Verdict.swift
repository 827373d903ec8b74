import CaseModel
import CaseStorage

extension Forecast {
    /// What came of a letter, in the words of a forecast.
    init(_ replayed: ReplayedLetter) {
        let verdict = replayed.verdict
        let kind: Kind =
            switch verdict.disposition {
            case .applied: .applied
            case .noted: verdict.code == Transition.Note.caseClosed.rawValue ? .caseClosed : .noted
            case .recorded: .recorded
            case .duplicate: .duplicate
            case .waiting, .held: .waiting
            case .dead, .archived, .purged: .failing
            }
        let code = verdict.refusal.map { "\($0.failureClass.rawValue)/\($0.code.rawValue)" } ?? verdict.code
        self.init(kind, code: code, tasks: replayed.tasks)
    }
}
