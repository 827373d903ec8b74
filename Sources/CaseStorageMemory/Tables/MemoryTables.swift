import CaseModel
import CaseStorage

/// The rows of a store in memory, and every way they are found by.
final class MemoryTables: StoreTransaction {
    var messages = JournaledList<NewMessage>()
    var messageByIdentity = JournaledTable<MessageIdentity, Int64>()
    var revisions = JournaledTable<String, [AlertRevision]>()
    var recordedAlerts = JournaledTable<String, RecordedAlert>()
    var waitingByMessage = JournaledTable<Int64, WaitingRecord>()
    var deadLetterRows = JournaledList<DeadLetterRow>()
    var replayJobs = JournaledList<ReplayJob>()
    var replayItems = JournaledTable<Int64, [ReplayItem]>()
    /// The job that has a letter or task claimed.
    var replayClaims = JournaledTable<ReplayItem.Subject, Int64>()
    var rawByID = JournaledTable<Int64, RawDelivery>()
    var rawNumbers = JournaledList<Bool>()
    var archivedTasks = JournaledTable<String, Bool>()

    var caseByID = JournaledTable<String, Case>()
    var caseOrder = JournaledList<String>()
    var caseByReference = JournaledTable<String, String>()
    var keysByCase = JournaledTable<String, LinkKeys>()
    var casesByPerson = JournaledTable<String, Set<String>>()
    /// Ascending by time of report.
    var casesByPlace = JournaledTable<String, [PlacedCase]>()
    /// Cases on which people have said something of this one.
    var casesLinkedTo = JournaledTable<String, Set<String>>()
    var deadlinesByCase = JournaledTable<String, [DeadlineRecord]>()
    var eventsByCase = JournaledTable<String, [CaseEventRecord]>()

    var tasks = JournaledList<TaskRecord>()
    var taskByID = JournaledTable<String, Int64>()
    var tasksByCase = JournaledTable<String, [Int64]>()
    /// Pending tasks by sequence; true for one that leaves before others.
    var pending = JournaledTable<Int64, Bool>()

    var trailLinks = JournaledList<NewTrailLink>()
    var trailByCase = JournaledTable<String, [Int64]>()
    var artifacts = JournaledTable<String, DecisionArtifact>()
    var namedValues = JournaledTable<String, String>()

    /// Keeps what the transaction wrote.
    func commit() {
        messages.commit()
        messageByIdentity.commit()
        revisions.commit()
        recordedAlerts.commit()
        waitingByMessage.commit()
        deadLetterRows.commit()
        replayJobs.commit()
        replayItems.commit()
        replayClaims.commit()
        archivedTasks.commit()
        rawByID.commit()
        rawNumbers.commit()
        caseByID.commit()
        caseOrder.commit()
        caseByReference.commit()
        keysByCase.commit()
        casesByPerson.commit()
        casesByPlace.commit()
        deadlinesByCase.commit()
        eventsByCase.commit()
        casesLinkedTo.commit()
        tasks.commit()
        taskByID.commit()
        tasksByCase.commit()
        pending.commit()
        trailLinks.commit()
        trailByCase.commit()
        artifacts.commit()
        namedValues.commit()
    }

    /// Puts everything back to the last commit.
    func rollBack() {
        messages.rollBack()
        messageByIdentity.rollBack()
        revisions.rollBack()
        recordedAlerts.rollBack()
        waitingByMessage.rollBack()
        deadLetterRows.rollBack()
        replayJobs.rollBack()
        replayItems.rollBack()
        replayClaims.rollBack()
        archivedTasks.rollBack()
        rawByID.rollBack()
        rawNumbers.rollBack()
        caseByID.rollBack()
        caseOrder.rollBack()
        caseByReference.rollBack()
        keysByCase.rollBack()
        casesByPerson.rollBack()
        casesByPlace.rollBack()
        deadlinesByCase.rollBack()
        eventsByCase.rollBack()
        casesLinkedTo.rollBack()
        tasks.rollBack()
        taskByID.rollBack()
        tasksByCase.rollBack()
        pending.rollBack()
        trailLinks.rollBack()
        trailByCase.rollBack()
        artifacts.rollBack()
        namedValues.rollBack()
    }
}
