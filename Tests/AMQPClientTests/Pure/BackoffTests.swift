import AMQPClient
import Testing

@Suite("The wait before a reconnection doubles, is capped, and is spread")
struct BackoffTests {
    @Test(arguments: [
        (1, 0.0, 100), (1, 0.5, 150), (2, 0.0, 200), (3, 0.0, 400), (20, 0.0, 15_000), (1_000_000, 0.0, 15_000),
    ])
    func `the wait lies between half of the doubled time and all of it`(
        attempt: Int,
        random: Double,
        milliseconds: Int
    ) {
        #expect(Backoff().delay(attempt: attempt, random: random) == .milliseconds(milliseconds))
    }
}
