import CaseModel
import JSONTree

/// What the people of one alert answer, step by step, so that a story ends as it is told (剧本).
package struct Story: Hashable, Sendable {
    /// 接警单编号 of the alert it is about; the governance side never sees it.
    package let alertNo: String
    private let steps: [Step]

    /// The answers to the tasks of one kind whose bodies hold the fields of `pattern`.
    fileprivate struct Step: Hashable, Sendable {
        var kind: PushTask.Kind
        var pattern: JSONValue
        var answers: [AnswerForm]
    }

    /// The answers to `task`, in order; nil when the story does not tell of it.
    func answers(to task: ReceivedTask) -> [AnswerForm]? {
        if let alertNo = task.text("alertNo"), alertNo != self.alertNo { return nil }
        return steps.first { $0.kind == task.kind && task.fits($0.pattern) }?.answers
    }
}

extension Story {
    /// Reads a file such as `deploy/samples/stories.json`.
    ///
    /// - Parameter name: what the file is called in a complaint.
    /// - Throws: where the file is not as it should be.
    package static func stories(of bytes: [UInt8], file name: String) throws(SampleError) -> [Story] {
        let root: JSONValue
        do throws(JSONError) {
            root = try JSONValue(parsing: bytes)
        } catch {
            throw SampleError(file: name, place: "", problem: error.description)
        }
        guard let entries = root["stories"]?.list else {
            throw SampleError(file: name, place: "/stories", problem: "a list is expected")
        }
        var stories: [Story] = []
        for (index, entry) in entries.enumerated() {
            guard let alertNo = entry["alertNo"]?.text, let steps = entry["steps"]?.list else {
                throw SampleError(file: name, place: "/stories/\(index)", problem: "alertNo and steps are expected")
            }
            var read: [Step] = []
            for (number, step) in steps.enumerated() {
                guard let step = Step(step) else {
                    throw SampleError(
                        file: name,
                        place: "/stories/\(index)/steps/\(number)",
                        problem: "when (a kind of task) and answers (each with a kind of message) are expected"
                    )
                }
                read.append(step)
            }
            stories.append(Story(alertNo: alertNo, steps: read))
        }
        return stories
    }
}

extension Story.Step {
    init?(_ value: JSONValue) {
        guard let kind = value["when"]?.text.flatMap(PushTask.Kind.init(rawValue:)),
            let answers = value["answers"]?.list
        else { return nil }
        self.kind = kind
        pattern = value["where"] ?? .object([:])
        self.answers = answers.compactMap(AnswerForm.init)
        guard self.answers.count == answers.count else { return nil }
    }
}
