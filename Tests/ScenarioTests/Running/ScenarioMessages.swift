import BridgePipeline
import CaseModel
import JSONTree
import MessageCodec

/// Writes the events of a scenario as the messages that would come, byte for byte.
struct ScenarioMessages {
    let file: ScenarioFile
    let directory: Directory
    /// Newest version of each alert, in the order in which they first came.
    private var alerts: [(number: String, body: JSONObject)] = []
    /// Alert number of the case that is meant when a step names none.
    private(set) var alertNo = "A1"

    /// Why a step cannot be written.
    struct Unwritable: Error, CustomStringConvertible {
        var description: String
    }

    init(_ file: ScenarioFile, _ directory: Directory) {
        self.file = file
        self.directory = directory
    }

    /// The case's id, whether it is open or not.
    var caseID: String { UUIDv5.text(of: "case/\(alertNo)") }

    /// Turns to the case of this alert.
    mutating func turn(to alertNo: String) { self.alertNo = alertNo }

    /// The message of an event.
    ///
    /// - Parameters:
    ///   - left: everything that has left so far.
    ///   - sequences: numbers of the messages of earlier steps.
    mutating func delivery(
        _ event: ScenarioStep.Event,
        step: Int,
        at now: Timestamp,
        left: [LeftTask],
        sequences: [Int: Int64]
    ) throws -> InboundDelivery {
        let own = left.filter { $0.caseID == caseID }
        var body: JSONObject
        switch event.kind {
        case .alert: body = try alert(event, step: step, at: now)
        case .disposition: body = try disposition(event, step: step, at: now)
        case .signed: body = try signed(event, own, at: now)
        case .followUp: body = try followUp(event, own, at: now)
        case .approval: body = try approval(event, own, at: now)
        case .order: body = try order(event, sequences, at: now)
        case .receipt: body = try receipt(event, own, at: now)
        case .again: throw Unwritable(description: "again has no body of its own")
        }
        body["schemaVersion"] = .string("1.0")
        body["kind"] = .string(event.kind.rawValue)
        let queue: InboundQueue =
            switch event.kind {
            case .alert, .disposition: .alerts
            case .receipt: .receipts
            case .signed, .followUp, .approval, .order, .again: .answers
            }
        return InboundDelivery(
            queue: queue.rawValue,
            body: JSONValue.object(body).serialized,
            properties: InboundProperties(
                messageID: "step-\(step)",
                userID: queue == .answers ? directory.gateways.first : nil
            )
        )
    }

    // MARK: The 110 platform

    private mutating func alert(_ event: ScenarioStep.Event, step: Int, at now: Timestamp) throws -> JSONObject {
        let number = event.fields.text("no") ?? "A1"
        alertNo = number
        let index = alerts.firstIndex { $0.number == number } ?? alerts.count
        if index == alerts.count { alerts.append((number, try newAlert(number, index: index, at: now))) }
        var body = alerts[index].body
        if event.found != nil || event.fields.text("content") != nil {
            body["content"] = .string(FoundTexts.text(of: event, step: step))
        }
        for member in event.fields.values where member.key != "no" && member.key != "rules" {
            let (key, value) = (member.key, member.value)
            switch (key, event.fields.text(key)) {
            case ("station", let name?): body["jurisdiction"] = try unit(name)
            case ("address", _): body["incidentAddress"] = try json(value)
            case ("officer", let post?): body["officer"] = .object(["id": .string(try person(post, at: now))])
            case ("confidential", let text?): body["confidential"] = ["是": .bool(true), "否": .bool(false)][text]
            case ("relation", let digit?): body["relation"] = Int64(digit).map { .integer($0) }
            case (_, "未注明"?): body[key] = nil
            default: body[key] = try json(value, at: now)
            }
        }
        alerts[index].body = body
        return body
    }

    /// An alert with two sides of its own at a place of its own.
    private func newAlert(_ number: String, index: Int, at now: Timestamp) throws -> JSONObject {
        guard let station = directory.stations.first(where: { $0.name == file.station }) else {
            throw Unwritable(description: "the directory has no station \(file.station)")
        }
        let phones = [1, 2].map { "138\(10_000_000 + 10 * index + $0)" }
        return [
            "alertNo": .string(number), "reportedAt": .string(now.rfc3339), "confidential": .bool(false),
            "incidentAddress": .string("测试路\(index + 1)号"), "content": .string("双方发生争执"),
            "township": .string(station.townships[0]), "jurisdiction": try unit(file.station),
            "caller": .object(["name": .string("钱某甲"), "phone": .string(phones[0])]),
            "parties": .array([
                .object(["role": .string("甲方"), "name": .string("钱某甲"), "phone": .string(phones[0])]),
                .object(["role": .string("乙方"), "name": .string("夏某乙"), "phone": .string(phones[1])]),
            ]),
        ]
    }

    private func disposition(_ event: ScenarioStep.Event, step: Int, at now: Timestamp) throws -> JSONObject {
        var body = try object(event.fields, at: now)
        body["alertNo"] = .string(alertNo)
        body["rules"] = nil
        if event.found != nil { body["text"] = .string(FoundTexts.text(of: event, step: step)) }
        return body
    }

    private func unit(_ name: String) throws -> JSONValue {
        guard let station = directory.stations.first(where: { $0.name == name }) else {
            throw Unwritable(description: "the directory has no station \(name)")
        }
        return .object(["code": .string(station.code), "name": .string(name)])
    }

    // MARK: Values

    func object(_ fields: EventFields, at now: Timestamp) throws -> JSONObject {
        var body = JSONObject()
        for member in fields.values { body[member.key] = try json(member.value, at: now) }
        return body
    }

    private func json(_ field: EventFields.Field, at now: Timestamp? = nil) throws -> JSONValue {
        switch field {
        case .json(let value): return value
        case .person(let post): return .string(try person(post, at: now ?? Timestamp(milliseconds: 0)))
        case .object(let fields):
            var body = JSONObject()
            for member in fields { body[member.key] = try json(member.value, at: now) }
            return .object(body)
        case .list(let items): return .array(try items.map { try json($0, at: now) })
        }
    }

    /// Police number of whoever holds the post (`分管所领导`, `西城派出所值班领导`, `局值班领导`), or the number itself.
    func person(_ post: String, at now: Timestamp) throws -> String {
        if post.allSatisfy(\.isNumber) { return post }
        let station = directory.stations.first { post.hasPrefix($0.name) } ?? jurisdiction
        let name = directory.stations.first { post.hasPrefix($0.name) }.map { String(post.dropFirst($0.name.count)) }
        let word = name ?? post
        guard let station, let role = role(word) else {
            throw Unwritable(description: "there is no post \(post)")
        }
        let isBureau = word.hasPrefix("局")
        let holder = directory.people.first { person in
            guard person.role == role, person.isInPost(at: now) else { return false }
            return isBureau
                ? directory.station(person.unit) == nil && person.unit.prefix(6) == station.code.prefix(6)
                : person.unit == station.code
        }
        guard let holder else { throw Unwritable(description: "nobody holds the post \(post)") }
        return holder.id
    }

    private func role(_ word: String) -> Directory.Role? {
        let code = Words.roles.code(word) ?? (word == "局综合指挥室" ? Directory.Role.commandRoom.rawValue : nil)
        return code.flatMap(Directory.Role.init(rawValue:))
    }

    /// The station that has the case now.
    private var jurisdiction: Directory.Station? {
        let code = alerts.first { $0.number == alertNo }?.body["jurisdiction"]?.text("code")
        return code.flatMap(directory.station) ?? directory.stations.first { $0.name == file.station }
    }
}
