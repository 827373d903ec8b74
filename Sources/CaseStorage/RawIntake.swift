package import CaseModel

/// A delivery kept before it is read (防护模式): when the process dies over it, it is found at the next start.
package struct RawDelivery: Hashable, Sendable {
    package var id: Int64
    package var queue: String
    package var body: [UInt8]
    /// Bytes of the whole body as it came.
    package var bodySize: Int
    /// As the row of a message keeps them.
    package var properties: String
    package var receivedAt: Timestamp
    /// Times the process died while this message was alone in work.
    package var crashes: Int

    /// A delivery that has been received.
    package init(
        id: Int64 = 0,
        queue: String,
        body: [UInt8],
        bodySize: Int,
        properties: String,
        receivedAt: Timestamp,
        crashes: Int = 0
    ) {
        self.id = id
        self.queue = queue
        self.body = body
        self.bodySize = bodySize
        self.properties = properties
        self.receivedAt = receivedAt
        self.crashes = crashes
    }
}

/// What can be asked of deliveries kept before they are read.
package protocol RawIntakeView {
    /// All of them, oldest first.
    func rawDeliveries() throws -> [RawDelivery]
}

/// What can be written of them.
package protocol RawIntakeTransaction: RawIntakeView {
    /// Keeps a delivery and returns its id.
    func keep(_ delivery: RawDelivery) throws -> Int64
    /// The process died once more over it.
    func countCrash(ofRaw id: Int64) throws
    /// The message has its row now.
    func forget(raw id: Int64) throws
}
