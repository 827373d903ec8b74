package import CaseModel
import MessageCodec

/// The 110 platform (110接处警平台): sends alerts, and knows which.
package struct DispatchPlatform: Sendable {
    private let files: [AlertFile]
    private let queue: String

    /// A platform that sends the alerts of these files to `queue`.
    package init(files: [AlertFile], queue: String) {
        self.files = files
        self.queue = queue
    }

    /// Every alert once, as reported at `now`.
    package func alerts(at now: Timestamp) -> [OutgoingMessage] {
        files.flatMap { file in
            file.alerts.enumerated().map { index, text in message(text, index, of: file, at: now) }
        }
    }

    /// `count` alerts with numbers from `prefix` and people of their own, made of the files' texts in turn.
    package func load(_ count: Int, prefix: String, at now: Timestamp) -> [OutgoingMessage] {
        let texts = files.flatMap { file in file.alerts.filter(\.standsAlone).map { (file, $0) } }
        guard !texts.isEmpty else { return [] }
        return (0..<count).map { index in
            var (file, text) = texts[index % texts.count]
            text.number("\(prefix)\(index)", index)
            return message(text, index, of: file, at: now)
        }
    }

    private func message(_ text: AlertText, _ index: Int, of file: AlertFile, at now: Timestamp) -> OutgoingMessage {
        var text = text
        text.stamp(now)
        let id = ["alert", text.alertNo, text.revision].compactMap(\.self).joined(separator: "-")
        var message = OutgoingMessage(
            queue: queue,
            type: "alert",
            messageID: id,
            contentType: file.contentType,
            body: text.bytes,
            alertNo: text.alertNo
        )
        if file.encodings[index % file.encodings.count] == .gb18030, let body = GB18030.bytes(ofUTF8: text.bytes) {
            message.body = body
            message.contentEncoding = TextEncoding.gb18030.rawValue
        }
        return message
    }
}
