package import AMQPClient
package import MessageCodec

/// What is played, and over which brokers and names.
package struct SimulationPlan: Sendable {
    package var police: Side
    package var governance: Side
    /// The login of the officers' mobile gateway (移动警务网关), which the bridge may ask for as validated `user-id`.
    package var gateway: AMQPEndpoint
    /// Sent by the 110 platform in this order.
    package var messages: [OutgoingMessage]
    package var answering: Answering
    /// Messages a second at most; nil sends as fast as the broker confirms.
    package var rate: Int?
    /// The play is over when the bridge's queues are empty and nothing has come or gone for so long.
    package var quiet: Duration
    /// The play is over after this time in any case.
    package var limit: Duration

    /// A plan; without a gateway of their own the officers answer over the connection settings of the police side.
    package init(
        police: Side,
        governance: Side,
        gateway: AMQPEndpoint? = nil,
        messages: [OutgoingMessage],
        answering: Answering,
        rate: Int? = nil,
        quiet: Duration = .seconds(2),
        limit: Duration = .seconds(60)
    ) {
        self.police = police
        self.governance = governance
        self.gateway = gateway ?? police.endpoint
        self.messages = messages
        self.answering = answering
        self.rate = rate
        self.quiet = quiet
        self.limit = limit
    }

    /// One side of the bridge, as its neighbours know it.
    package struct Side: Sendable {
        package var endpoint: AMQPEndpoint
        /// Where the bridge publishes its tasks.
        package var exchange: String
        /// The neighbours' own queue, which gets every task of the exchange.
        package var tasks: String
        /// The queues that the bridge consumes.
        package var inbound: [String]
        /// The dialect in which they get tasks.
        package var profile: Profile

        /// A side.
        package init(
            endpoint: AMQPEndpoint,
            exchange: String,
            tasks: String,
            inbound: [String],
            profile: Profile = .canonical
        ) {
            self.endpoint = endpoint
            self.exchange = exchange
            self.tasks = tasks
            self.inbound = inbound
            self.profile = profile
        }
    }

    /// What becomes of the tasks that come out of the bridge.
    package enum Answering: Sendable {
        /// They are left in the queues of the neighbours; the play is over when everything is sent.
        case nobody
        /// They are taken and entered, and nobody answers.
        case silently
        case desks(Desks)
    }

    /// Who answers.
    package struct Desks: Sendable {
        package var police: PoliceDesk
        package var departments: DepartmentDesk

        /// Both desks.
        package init(police: PoliceDesk, departments: DepartmentDesk) {
            self.police = police
            self.departments = departments
        }
    }
}
