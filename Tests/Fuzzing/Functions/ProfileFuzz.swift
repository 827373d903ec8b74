import CaseModel
import MessageCodec

/// The profile reader: whatever is a profile can be used to decode.
enum ProfileFuzz {
    private static let alert = Array(#"{"JJDBH":"A1","alertNo":"A1","kind":"alert","BJSJ":"20261123100000"}"#.utf8)

    static func run(_ bytes: [UInt8]) {
        do throws(ProfileError) {
            let profile = try Profile(yaml: String(decoding: bytes, as: UTF8.self), file: "fuzz.yaml")
            let decoder = MessageDecoder(profile: profile)
            for queue in InboundQueue.allCases { _ = try? decoder.decode(body: alert, queue: queue) }
        } catch {
            require("\(error)".contains("fuzz.yaml"), "a mistake does not name its file: \(error)")
        }
    }
}
