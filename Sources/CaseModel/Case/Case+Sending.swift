extension Case {
    /// Whether a task that was set aside may still leave: nothing goes to the governance side that was withdrawn, refused or
    /// resolved meanwhile, or that the case no longer permits (lifecycle, push 3).
    package func stillSends(_ kind: PushTask.Kind, id: String) -> Bool {
        switch kind {
        case .push3:
            guard let work = departmentWork, work.taskID == id else { return false }
            return work.state.isOpen && closedAt == nil && phase != .criminal && !alert.confidential
        case .contactDisclosure:
            return closedAt == nil && phase != .criminal && !alert.confidential
        case .push1, .push2, .approvalRequest, .callback, .notice, .reminder, .withdrawal:
            return true
        }
    }
}
