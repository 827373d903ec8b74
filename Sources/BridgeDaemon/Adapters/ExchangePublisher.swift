package import AMQPClient
package import BridgePipeline
package import CaseModel

/// The exchange of a lane as the pipeline sees it: every task leaves persistent, mandatory and under its own id.
package struct ExchangePublisher: TaskPublisher {
    private let publisher: AMQPPublisher
    private let exchange: String
    private let properties: TaskProperties

    /// Publishes to `exchange` of `lane`.
    package init(publisher: AMQPPublisher, exchange: String, lane: Lane) {
        self.publisher = publisher
        self.exchange = exchange
        properties = TaskProperties(lane: lane)
    }

    package func publish(_ message: OutboundMessage) async -> BridgePipeline.PublishOutcome {
        let publication = Publication(
            exchange: exchange,
            routingKey: message.routingKey,
            properties: properties.properties(of: message, trace: .random()),
            body: message.body
        )
        switch await publisher.publish(publication) {
        case .confirmed: return .confirmed
        case .returned(_, let text): return .returned(text: text)
        case .nacked: return .nacked
        case .failed(let error): return .failed(error.code.refusal, text: error.text)
        }
    }
}

extension AMQPError.Code {
    /// What stood in the way of a publication. A message the broker can never take is at fault itself; everything else
    /// is the lane's fault.
    var refusal: Refusal.Code {
        switch self {
        case .frameTooLarge, .invalidArgument, .preconditionFailed: .frameTooLarge
        case .notFound: .exchangeMissing
        case .accessRefused, .authenticationFailed: .accessRefused
        case .blocked: .blocked
        case .timeout: .confirmTimeout
        default: .connectionLost
        }
    }
}
