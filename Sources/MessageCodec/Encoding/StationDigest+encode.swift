import CaseModel
import JSONTree

extension StationDigest {
    /// Adds the fields of a station's digest of what fell due during an outage.
    func write(to body: inout JSONObject) {
        body.add("station", station)
        body.add("recipient", recipient.json)
        body.add("lines", lines.map(\.json))
    }
}

extension StationDigest.Line {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("alertNo", alertNo)
            body.add("caseId", caseID)
            body.add("band", band.rawValue)
            body.add("about", about.rawValue)
            body.add("dueAt", dueAt)
        }
    }
}
