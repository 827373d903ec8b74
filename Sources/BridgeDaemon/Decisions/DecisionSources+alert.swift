package import CaseModel
import MessageCodec

extension DecisionSources {
    /// Reads a message of the 110 platform that stands alone, in the dialect of the configuration or in any other known
    /// one.
    ///
    /// - Throws: what the dialect of the configuration says against it, when no dialect takes it.
    package func alert(in body: [UInt8]) throws(Refusal) -> (alert: Alert, feedback: Disposition?) {
        var refusal: Refusal?
        for profile in profiles {
            do throws(Refusal) {
                let message = try MessageDecoder(profile: profile).decode(body: body, queue: .alerts)
                if case .alert(let alert, let feedback) = message { return (alert, feedback) }
            } catch {
                refusal = refusal ?? error
            }
        }
        throw refusal ?? Refusal(.unknownKind, detail: "the message is no alert")
    }
}
