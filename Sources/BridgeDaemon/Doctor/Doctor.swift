/// Looks at everything the bridge depends on, and tells what to do about what it finds (体检).
package enum Doctor {
    /// Every check, in the order in which a person would mend things.
    package static let checks: [any Check] = [
        DecisionFilesCheck(), KeyFileCheck(), ClockCheck(), StoreFileCheck(), StoreOwnerCheck(), BrokerCheck(),
        TransportCheck(), TopologyCheck(), PermissionCheck(), QueueSettingsCheck(), ExchangeSettingsCheck(),
        RouteCheck(), MessageCheck(), DaemonCheck(), LaneCheck(), IntakeCheck(), FlowCheck(), BacklogCheck(),
        DeadLetterCheck(),
        ReplayCheck(),
        RosterCheck(), CalendarCheck(),
    ]

    /// Runs `checks` one after another; none changes anything.
    package static func examine(
        _ examination: Examination,
        checks: [any Check] = Doctor.checks
    ) async -> [CheckResult] {
        var results: [CheckResult] = []
        for check in checks {
            results.append(CheckResult(check: check.name, findings: await check.run(in: examination)))
        }
        return results
    }
}
