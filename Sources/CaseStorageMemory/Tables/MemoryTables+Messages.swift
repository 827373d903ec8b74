import CaseModel
import CaseStorage

extension MemoryTables {
    func message(_ identity: MessageIdentity) -> MessageRecord? {
        messageByIdentity[identity].flatMap { message(sequence: $0) }
    }

    func message(sequence: Int64) -> MessageRecord? {
        messages.row(sequence).map { MessageRecord(sequence: sequence, message: $0) }
    }

    func messages(from sequence: Int64, limit: Int) -> [MessageRecord] {
        messages.rows(from: sequence, limit: limit).map { MessageRecord(sequence: $0.number, message: $0.row) }
    }

    func revisions(ofAlert alertNo: String) -> [AlertRevision] { revisions[alertNo] ?? [] }

    func recordedAlert(_ alertNo: String) -> RecordedAlert? { recordedAlerts[alertNo] }

    func alertsForSecondLook(stationCode: String?, limit: Int) -> [RecordedAlert] {
        let wanted = recordedAlerts.values.filter { recorded in
            recorded.deservesSecondLook
                && stationCode.map({ $0 == recorded.alert.jurisdiction.code }) ?? true
                && caseByReference[CaseReference.alert(recorded.alert.alertNo).storedKey] == nil
        }
        let newestFirst = wanted.sorted {
            ($0.alert.reportedAt, $0.alert.alertNo) > ($1.alert.reportedAt, $1.alert.alertNo)
        }
        return Array(newestFirst.prefix(limit))
    }

    func insert(_ message: NewMessage) -> Int64 {
        let sequence = messages.append(message)
        if messageByIdentity[message.identity] == nil { messageByIdentity[message.identity] = sequence }
        return sequence
    }

    func settle(
        message sequence: Int64,
        as disposition: MessageDisposition,
        caseID: String?,
        code: String?
    ) throws {
        let found = messages.update(sequence) { message in
            message.disposition = disposition
            if let caseID { message.caseID = caseID }
            message.code = code
        }
        guard found else { throw StoreError.noMessage(sequence) }
    }

    func identify(message sequence: Int64, as identity: MessageIdentity, alertNo: String?) throws {
        let former = messages.row(sequence)?.identity
        if let former, messageByIdentity[former] == sequence { messageByIdentity[former] = nil }
        let found = messages.update(sequence) { message in
            message.identity = identity
            message.alertNo = alertNo ?? message.alertNo
        }
        guard found else { throw StoreError.noMessage(sequence) }
        if messageByIdentity[identity] == nil { messageByIdentity[identity] = sequence }
    }

    func add(_ revision: AlertRevision) {
        revisions[revision.alertNo] = (revisions[revision.alertNo] ?? []) + [revision]
    }

    func record(_ alert: RecordedAlert) {
        recordedAlerts[alert.alert.alertNo] = alert
    }
}

// What waits.
extension MemoryTables {
    func waiting(dueBy now: Timestamp, limit: Int) -> [WaitingRecord] {
        let due = waitingByMessage.values.filter { $0.due <= now }
        return Array(due.sorted { ($0.due, $0.sequence) < ($1.due, $1.sequence) }.prefix(limit))
    }

    func waiting(for reference: CaseReference) -> [WaitingRecord] {
        let key = reference.key
        return waitingByMessage.values.filter { $0.releasedBy.contains(key) }.sorted { $0.sequence < $1.sequence }
    }

    func nextWaitingDue() -> Timestamp? { waitingByMessage.values.map(\.due).min() }

    func wait(_ waiting: WaitingRecord) {
        waitingByMessage[waiting.sequence] = waiting
    }

    func endWait(message sequence: Int64) {
        waitingByMessage[sequence] = nil
    }
}
