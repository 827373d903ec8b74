import CaseModel
import CaseStorage
import Testing

@testable import BridgePipeline

@Suite("A message that waits is tried when the schedule says, within a tenth, for a day")
struct RetryScheduleTests {
    private static let start = Timestamp(milliseconds: 1_795_000_000_000)

    @Test func `every try comes within a tenth of its wait, and the last at the end of the day`() throws {
        for sequence in Int64(1)...200 {
            var waiting = RetrySchedule.next(
                after: nil,
                sequence: sequence,
                reason: "no_case_yet",
                releasedBy: [],
                at: Self.start
            )
            var now = Self.start
            var tries = 0
            while let due = Optional(waiting.due), due < Self.start + RetrySchedule.limit {
                let wait = RetrySchedule.delays[min(tries, RetrySchedule.delays.count - 1)]
                #expect(due - now >= wait * 9 / 10 && due - now <= wait * 11 / 10)
                now = due
                tries += 1
                waiting = RetrySchedule.next(
                    after: waiting,
                    sequence: sequence,
                    reason: "no_case_yet",
                    releasedBy: [],
                    at: now
                )
            }
            #expect(waiting.due == Self.start + RetrySchedule.limit)
            #expect(RetrySchedule.due(after: waiting, at: waiting.due) == nil)
            #expect((26...32).contains(tries), "four short waits, then an hour each")
        }
    }

    @Test func `messages that failed together do not come back together, and a message always alike`() {
        let waits = (Int64(1)...100).map { RetrySchedule.delay(attempt: 4, of: $0) }
        #expect(Set(waits).count > 60)
        #expect(waits == (Int64(1)...100).map { RetrySchedule.delay(attempt: 4, of: $0) })
    }
}
