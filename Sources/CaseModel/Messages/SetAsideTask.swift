/// A task that the bridge could not hand over for its own sake and has set aside (未能送达).
package struct SetAsideTask: Hashable, Codable, Sendable {
    package var taskID: String
    /// Why, in the words of the taxonomy.
    package var code: Refusal.Code

    /// The task `taskID`, set aside for `code`.
    package init(taskID: String, code: Refusal.Code) {
        self.taskID = taskID
        self.code = code
    }
}
