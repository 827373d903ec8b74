package import CaseModel
import JSONTree

/// A neighbour's own list (对账清单): the 110 platform's alerts of a day, or governance's events.
package struct ReconcileList: Hashable, Sendable {
    package var alerts: [ListedAlert] = []
    package var events: [ListedEvent] = []

    /// An alert as the 110 platform lists it; what is nil is not compared.
    package struct ListedAlert: Hashable, Sendable {
        package var alertNo: String
        package var revision: Int64?
        package var reportedAt: Timestamp?
        /// 管辖单位 by code.
        package var station: String?
    }

    /// An event as governance lists it.
    package struct ListedEvent: Hashable, Sendable {
        /// What names it, most specific first.
        package var names: [CaseReference]
        /// As the list writes it.
        package var shown: String
        package var externalNo: String?
        package var state: Case.DepartmentWork.State?
    }

    /// A line that is no entry of a list.
    package struct Fault: Error, Hashable, Sendable {
        /// Counted from 1.
        package var line: Int
    }

    /// Reads a list: one entry a line, an alert number, a case code or a task id, or a JSON object with `alertNo`,
    /// `revision`, `reportedAt`, `station`, or with `externalNo`, `caseCode`, `taskId`, `state`. Empty lines and lines that
    /// start with `#` do not count.
    ///
    /// - Throws: the first line that is neither.
    package init(text: String) throws(Fault) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = String(line.trimmed)
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard line.hasPrefix("{") else {
                add(line)
                continue
            }
            guard let value = try? JSONValue(parsing: Array(line.utf8)), case .object(let object) = value, add(object)
            else { throw Fault(line: index + 1) }
        }
    }

    private mutating func add(_ id: String) {
        if ExpectedIDs.isUUID(id) {
            events.append(ListedEvent(names: [.task(id.lowercased())], shown: id))
        } else if CaseCode(id) != nil {
            events.append(ListedEvent(names: [.caseCode(id)], shown: id))
        } else {
            alerts.append(ListedAlert(alertNo: id))
        }
    }

    private mutating func add(_ object: JSONObject) -> Bool {
        if let number = object.filled("alertNo") {
            let reportedAt = object.filled("reportedAt").map { Timestamp(rfc3339: $0) }
            if case .some(nil) = reportedAt { return false }
            alerts.append(
                ListedAlert(
                    alertNo: number,
                    revision: object.number("revision"),
                    reportedAt: reportedAt ?? nil,
                    station: object.filled("station")
                )
            )
            return true
        }
        let (task, code, external) = (object.filled("taskId"), object.filled("caseCode"), object.filled("externalNo"))
        guard let shown = external ?? code ?? task else { return false }
        let state = object.filled("state").map(Case.DepartmentWork.State.init(rawValue:))
        if case .some(nil) = state { return false }
        let names: [CaseReference?] = [
            task.map { .task($0.lowercased()) }, code.map { .caseCode($0) }, external.map { .externalNo($0) },
        ]
        events.append(
            ListedEvent(
                names: names.compactMap(\.self),
                shown: shown,
                externalNo: external,
                state: state ?? nil
            )
        )
        return true
    }
}

extension JSONObject {
    fileprivate func filled(_ key: String) -> String? {
        if case .string(let text)? = self[key], !text.isEmpty { text } else { nil }
    }

    fileprivate func number(_ key: String) -> Int64? {
        if case .integer(let number)? = self[key] { number } else { nil }
    }
}
