package import CaseModel
import JSONTree

/// What a neighbour needs of a task to answer it.
package struct TaskEnvelope: Hashable, Sendable {
    package var taskID: String
    package var kind: PushTask.Kind
    /// Police side only.
    package var alertNo: String?
    /// Police side only.
    package var caseID: String?
    /// Police number of the recipient; police side only.
    package var recipientID: String?
    /// Governance side only.
    package var caseCode: String?
    /// On an approval request.
    package var draftDigest: String?

    /// Reads the body of a task; nil when it is no JSON, or no task.
    package init?(parsing body: [UInt8]) {
        guard let root = try? JSONValue(parsing: body) else { return nil }
        func text(_ value: JSONValue?) -> String? {
            guard case .string(let text) = value else { return nil }
            return text
        }
        guard let taskID = text(root["taskId"]),
            let kind = text(root["taskKind"]).flatMap(PushTask.Kind.init(rawValue:))
        else { return nil }
        self.taskID = taskID
        self.kind = kind
        alertNo = text(root["alertNo"])
        caseID = text(root["caseId"])
        recipientID = text(root["recipient"]?["id"])
        caseCode = text(root["caseCode"])
        draftDigest = text(root["draftDigest"])
    }
}
