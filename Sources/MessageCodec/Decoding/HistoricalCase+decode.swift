package import CaseModel
import JSONTree

extension HistoricalCase {
    /// Reads a canonical `alert`, with its feedback embedded, that says in `history` how it ended: `outcome`, `typeCode`,
    /// `band`, `closedAt`, `agreement {signedAt, mediator, terms, dueDates[]}`, `performed`.
    ///
    /// - Throws: a refusal with the pointer to what is wrong; `schema` at `/history/outcome` when neither outcome nor
    ///   feedback tells how it ended.
    package init(canonical body: [UInt8]) throws(Refusal) {
        let message = try MessageDecoder(profile: .canonical).decode(body: body, type: "alert", queue: .alerts)
        guard case .alert(let alert, let feedback) = message else {
            throw Refusal(.unknownKind, detail: "expected an alert")
        }
        self.init(alert: alert, feedback: feedback)
        let root: JSONValue
        do throws(JSONError) {
            root = try JSONValue(parsing: body)
        } catch {
            throw Refusal(error)
        }
        guard case .object(let members) = root else { throw Refusal(.schema, detail: "expected a JSON object") }
        let fields = try FieldReader(members).object("history")
        outcome = try fields?.code("outcome")
        typeCode = try fields?.text("typeCode", limit: 8)
        band = try fields?.code("band")
        closedAt = try fields?.time("closedAt")
        if let agreement = try fields?.object("agreement") { self.agreement = try Agreement(agreement) }
        performed = try fields?.flag("performed")
        guard outcome != nil || feedback != nil else {
            throw Refusal(
                .schema,
                pointer: "/history/outcome",
                detail: "expected an outcome, or a feedback in the alert: history is what has ended"
            )
        }
    }
}
