package import BridgePipeline
import Glibc
package import JSONTree

/// Speaks to the daemon over the socket beside its store.
package struct OrderClient: Sendable {
    private let path: String

    /// A client of the daemon that owns the store at `location`.
    package init(of location: StoreLocation) {
        path = location.orderSocketPath
    }

    /// Sends an act of the caller.
    ///
    /// - Parameter message: canonical JSON.
    /// - Throws: `OrderFailure`; `noDaemon` when nobody listens.
    package func submit(_ message: JSONValue) throws(OrderFailure) -> OrderReceipt {
        let reply = try ask(.object(["message": message]))
        guard let receipt = OrderReceipt(json: reply) else { throw .refused(OrderClient.words(of: reply)) }
        return receipt
    }

    /// Has the daemon do an act of the caller as operator.
    ///
    /// - Throws: `OrderFailure`; `noDaemon` when nobody listens, `actRefused` when it was not done.
    package func perform(_ act: String, _ arguments: JSONObject) throws(OrderFailure) -> JSONValue {
        let reply = try ask(.object(["act": .string(act), "arguments": .object(arguments)]))
        if let result = reply["result"] { return result }
        guard case .string(let word)? = reply["code"], let code = OperatorRefusal.Code(rawValue: word) else {
            throw .refused(OrderClient.words(of: reply))
        }
        throw .actRefused(OperatorRefusal(code, OrderClient.words(of: reply)))
    }

    /// How the daemon stands.
    ///
    /// - Throws: `OrderFailure`; `noDaemon` when nobody listens.
    package func status() throws(OrderFailure) -> JSONValue {
        let reply = try ask(.object(["ask": .string("status")]))
        guard let status = reply["status"] else { throw .refused(OrderClient.words(of: reply)) }
        return status
    }

    private func ask(_ request: JSONValue) throws(OrderFailure) -> JSONValue {
        let descriptor: Int32
        do throws(FileError) {
            descriptor = try LocalSocket.connect(to: path)
        } catch {
            throw error.isForbidden ? .notAllowed(path: path) : .noDaemon(path: path, cause: error.cause)
        }
        defer { close(descriptor) }
        var rest = (request.serialized + [UInt8(ascii: "\n")])[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw .refused(String(cString: strerror(errno))) }
            rest = rest.dropFirst(count)
        }
        var reply: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while !reply.contains(UInt8(ascii: "\n")) {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .refused("the daemon ended the conversation") }
            reply += chunk[..<count]
        }
        guard let value = try? JSONValue(parsing: reply) else { throw .refused("the answer is no JSON") }
        return value
    }

    private static func words(of reply: JSONValue) -> String {
        if case .string(let text)? = reply["error"] { text } else { "the answer is not understood" }
    }
}

/// Why an act did not reach the daemon, or was not recorded.
package enum OrderFailure: Error, Hashable, Sendable {
    case noDaemon(path: String, cause: String)
    /// The caller is not of the daemon's group.
    case notAllowed(path: String)
    case refused(String)
    case actRefused(OperatorRefusal)
}
