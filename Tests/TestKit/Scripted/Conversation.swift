import Glibc
import Synchronization

/// One connection of the scripted broker, read on a thread of its own.
final class Conversation: Sendable {
    private let broker: ScriptedBroker
    private let socket: Int32
    private let state = Mutex(State())

    /// What a channel has.
    private struct State {
        /// Queue and tag of the consumer on each channel.
        var consumers: [UInt16: (queue: String, tag: String)] = [:]
        var unsettled: [UInt16: [(tag: UInt64, queue: String, message: ScriptedBroker.Message)]] = [:]
        var nextTag: [UInt16: UInt64] = [:]
        /// Closed by us; what comes before the client's answer means nothing.
        var closing: Set<UInt16> = []
    }

    init(of broker: ScriptedBroker, socket: Int32) {
        self.broker = broker
        self.socket = socket
    }

    /// Ends the connection without a word.
    func hangUp() { shutdown(socket, Int32(SHUT_RDWR)) }

    /// Talks until the client goes.
    func run() {
        defer {
            giveBackAll(counts: true)
            close(socket)
        }
        guard read(8) != nil else { return }
        send(.start, on: 0) { writer in
            writer.add(UInt8(0))
            writer.add(UInt8(9))
            writer.add(table: [
                "product": .text("RabbitMQ"), "version": .text(broker.part.version),
                "cluster_name": .text("scripted@nowhere"),
                "capabilities": .table(["publisher_confirms": .truth(true), "consumer_cancel_notify": .truth(true)]),
            ])
            writer.add(long: "PLAIN")
            writer.add(long: "en_US")
        }
        while let frame = readFrame() {
            guard frame.kind == 1 else { continue }
            var reader = WireReader(frame.payload)
            let method = ScriptedMethod(classID: reader.short(), id: reader.short())
            guard answer(method, &reader, on: frame.channel) else { return }
        }
    }

    /// Plays what happens to a consumer that is too slow.
    func timeOut() {
        let channels = state.withLock { Array($0.consumers.keys) }
        for channel in channels {
            guard broker.part.cancelsSlowConsumers else {
                closeChannel(
                    channel,
                    406,
                    "PRECONDITION_FAILED - delivery acknowledgement on channel \(channel) timed out"
                )
                continue
            }
            guard let consumer = state.withLock({ $0.consumers.removeValue(forKey: channel) }) else { continue }
            send(.cancel, on: channel) { writer in
                writer.add(short: consumer.tag)
                writer.add(UInt8(1))
            }
            giveBack(on: channel, counts: true) { _ in true }
        }
    }

    /// Sends what is ready in `queue` to whoever consumes it here.
    func deliver(from queue: String) {
        guard !broker.part.neglects.contains(.deliveries) else { return }
        let channels = state.withLock { $0.consumers.filter { $0.value.queue == queue }.map(\.key) }
        for channel in channels {
            while let message = take(from: queue) { deliver(message, from: queue, on: channel) }
        }
    }

    private func take(from queue: String) -> ScriptedBroker.Message? {
        broker.state.withLock { state in
            guard state.queues[queue]?.ready.isEmpty == false else { return nil }
            return state.queues[queue]?.ready.removeFirst()
        }
    }

    private func deliver(_ message: ScriptedBroker.Message, from queue: String, on channel: UInt16) {
        let found = state.withLock { state -> (consumer: String, tag: UInt64)? in
            guard let consumer = state.consumers[channel] else { return nil }
            let tag = state.nextTag[channel, default: 0] + 1
            state.nextTag[channel] = tag
            state.unsettled[channel, default: []].append((tag, queue, message))
            return (consumer.tag, tag)
        }
        guard let found else { return }
        send(.deliver, on: channel) { writer in
            writer.add(short: found.consumer)
            writer.add(found.tag)
            writer.add(UInt8(message.acquired > 0 ? 1 : 0))
            writer.add(short: "")
            writer.add(short: queue)
        }
        var header = WireWriter()
        header.add(UInt16(60))
        header.add(UInt16(0))
        header.add(UInt64(message.body.count))
        // Headers and delivery mode.
        header.add(UInt16(1 << 13 | 1 << 12))
        header.add(
            table: message.acquired == 0
                ? [:]
                : [
                    "x-delivery-count": .number(Int64(message.counted)),
                    "x-acquired-count": .number(Int64(message.acquired)),
                ]
        )
        header.add(UInt8(2))
        write(frame: 2, on: channel, header.bytes)
        if !message.body.isEmpty { write(frame: 3, on: channel, message.body) }
    }

    // MARK: Answers

    /// - Returns: false when the connection is over.
    private func answer(_ method: ScriptedMethod, _ reader: inout WireReader, on channel: UInt16) -> Bool {
        if method == .channelCloseOk {
            state.withLock { _ = $0.closing.remove(channel) }
            return true
        }
        guard !state.withLock({ $0.closing.contains(channel) }) else { return true }
        switch method {
        case .startOk:
            send(.tune, on: 0) { writer in
                writer.add(UInt16(2_047))
                writer.add(UInt32(131_072))
                writer.add(UInt16(0))
            }
        case .open: send(.openOk, on: 0) { $0.add(short: "") }
        case .channelOpen: send(.channelOpenOk, on: channel) { $0.add(long: "") }
        case .channelClose: send(.channelCloseOk, on: channel) { _ in }
        case .connectionClose:
            send(.connectionCloseOk, on: 0) { _ in }
            return false
        case .qos: send(.qosOk, on: channel) { _ in }
        case .confirmSelect: send(.confirmSelectOk, on: channel) { _ in }
        case .declareQueue: declareQueue(&reader, on: channel)
        case .declareExchange: declareExchange(&reader, on: channel)
        case .consume: consume(&reader, on: channel)
        case .cancelConsumer:
            let tag = reader.shortText()
            state.withLock { $0.consumers[channel] = nil }
            send(.cancelOk, on: channel) { $0.add(short: tag) }
        case .acknowledge:
            let (tag, multiple) = (reader.longLong(), reader.octet() & 1 == 1)
            acknowledge(tag, multiple, on: channel)
        case .nack:
            let (tag, bits) = (reader.longLong(), reader.octet())
            giveBack(on: channel, counts: broker.part.countsNacks) { bits & 1 == 1 ? $0 <= tag : $0 == tag }
        case .publish where broker.part.neglects.contains(.confirms): break
        case .publish:
            // Whatever arrives here comes from a question that must be refused.
            closeChannel(channel, 406, "PRECONDITION_FAILED - invalid expiration")
        default: break
        }
        return true
    }

    private func declareQueue(_ reader: inout WireReader, on channel: UInt16) {
        _ = reader.short()
        let name = reader.shortText()
        let isPassive = reader.octet() & 1 == 1
        let wanted = reader.table()
        let queue = broker.state.withLock { $0.queues[name] }
        guard let queue else {
            closeChannel(channel, 404, "NOT_FOUND - no queue '\(name)' in vhost '/'")
            return
        }
        if !isPassive, let difference = ScriptedComparison.difference(queue.arguments, wanted, queue: name) {
            closeChannel(channel, 406, "PRECONDITION_FAILED - \(difference)")
            return
        }
        send(.declareQueueOk, on: channel) { writer in
            writer.add(short: name)
            writer.add(UInt32(queue.ready.count))
            writer.add(UInt32(0))
        }
    }

    private func declareExchange(_ reader: inout WireReader, on channel: UInt16) {
        _ = reader.short()
        let name = reader.shortText()
        _ = reader.shortText()
        let isPassive = reader.octet() & 1 == 1
        guard broker.state.withLock({ $0.exchanges.contains(name) }) else {
            closeChannel(channel, 404, "NOT_FOUND - no exchange '\(name)' in vhost '/'")
            return
        }
        guard isPassive else {
            let text = "inequivalent arg 'alternate-exchange' for exchange '\(name)' in vhost '/': "
            closeChannel(channel, 406, "PRECONDITION_FAILED - \(text)received '1' but current is none")
            return
        }
        send(.declareExchangeOk, on: channel) { _ in }
    }

    private func consume(_ reader: inout WireReader, on channel: UInt16) {
        _ = reader.short()
        let queue = reader.shortText()
        let tag = reader.shortText()
        _ = reader.octet()
        let arguments = reader.table()
        guard broker.state.withLock({ $0.queues[queue] != nil }) else {
            closeChannel(channel, 404, "NOT_FOUND - no queue '\(queue)' in vhost '/'")
            return
        }
        if case .text? = arguments["x-priority"] {
            closeChannel(channel, 406, "PRECONDITION_FAILED - invalid arg 'x-priority' for queue '\(queue)'")
            return
        }
        state.withLock { $0.consumers[channel] = (queue, tag) }
        send(.consumeOk, on: channel) { $0.add(short: tag) }
        deliver(from: queue)
    }

    // MARK: Settling

    private func acknowledge(_ tag: UInt64, _ multiple: Bool, on channel: UInt16) {
        let settled = remove(on: channel) { multiple ? $0 <= tag : $0 == tag }
        if settled.isEmpty { closeChannel(channel, 406, "PRECONDITION_FAILED - unknown delivery tag \(tag)") }
        broker.state.withLock { state in
            for entry in settled { state.queues[entry.queue]?.acknowledged += 1 }
        }
    }

    private func giveBackAll(counts: Bool) {
        for channel in state.withLock({ Array($0.unsettled.keys) }) {
            state.withLock { $0.consumers[channel] = nil }
            giveBack(on: channel, counts: counts) { _ in true }
        }
    }

    /// Puts unsettled messages back to the front, or lets them die when they were handed out too often.
    private func giveBack(on channel: UInt16, counts: Bool, where isMeant: (UInt64) -> Bool) {
        let returned = remove(on: channel, where: isMeant)
        broker.state.withLock { state in
            for entry in returned.reversed() {
                var message = entry.message
                message.acquired += 1
                if counts { message.counted += 1 }
                if let limit = broker.part.deliveryLimit, message.counted > limit {
                    state.queues[entry.queue]?.dead.append(message)
                } else {
                    state.queues[entry.queue]?.ready.insert(message, at: 0)
                }
            }
        }
        for queue in Set(returned.map(\.queue)) { broker.deliver(from: queue) }
    }

    private func remove(
        on channel: UInt16,
        where isMeant: (UInt64) -> Bool
    ) -> [(tag: UInt64, queue: String, message: ScriptedBroker.Message)] {
        state.withLock { state in
            let all = state.unsettled[channel] ?? []
            state.unsettled[channel] = all.filter { !isMeant($0.tag) }
            return all.filter { isMeant($0.tag) }
        }
    }

    private func closeChannel(_ channel: UInt16, _ code: UInt16, _ text: String) {
        state.withLock { state in
            state.closing.insert(channel)
            state.consumers[channel] = nil
        }
        send(.channelClose, on: channel) { writer in
            writer.add(code)
            writer.add(short: text)
            writer.add(UInt16(0))
            writer.add(UInt16(0))
        }
        giveBack(on: channel, counts: true) { _ in true }
    }

    // MARK: Frames

    private func send(_ method: ScriptedMethod, on channel: UInt16, _ fill: (inout WireWriter) -> Void) {
        var writer = WireWriter()
        writer.add(method.classID)
        writer.add(method.id)
        fill(&writer)
        write(frame: 1, on: channel, writer.bytes)
    }

    private func write(frame kind: UInt8, on channel: UInt16, _ payload: [UInt8]) {
        var writer = WireWriter()
        writer.add(kind)
        writer.add(channel)
        writer.add(UInt32(payload.count))
        writer.add(raw: payload)
        writer.add(UInt8(0xce))
        _ = writer.bytes.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    private func readFrame() -> (kind: UInt8, channel: UInt16, payload: [UInt8])? {
        guard let head = read(7) else { return nil }
        var reader = WireReader(head)
        let (kind, channel, size) = (reader.octet(), reader.short(), reader.long())
        guard let rest = read(Int(size) + 1) else { return nil }
        return (kind, channel, Array(rest.dropLast()))
    }

    private func read(_ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let taken = bytes.withUnsafeMutableBytes {
                recv(socket, $0.baseAddress?.advanced(by: filled), count - filled, 0)
            }
            guard taken > 0 else { return nil }
            filled += taken
        }
        return bytes
    }
}
