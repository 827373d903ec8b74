/// Small canonical messages with only the fields that must be there.
enum Sample {
    static let alert = alert(adding: nil)

    static func alert(adding fields: String?) -> String {
        """
        {"schemaVersion":"1.0","kind":"alert","alertNo":"A1","reportedAt":"2026-11-23T08:15:30+08:00",
        "incidentAddress":"测试路1号","content":"纠纷","jurisdiction":{"code":"330784550000"}\(fields.map { ",\($0)" } ?? "")}
        """
    }

    static func answer(_ kind: String, _ fields: String) -> String {
        #"{"schemaVersion":"1.0","kind":"\#(kind)","by":"330001","at":"2026-11-23T09:00:00+08:00",\#(fields)}"#
    }
}
