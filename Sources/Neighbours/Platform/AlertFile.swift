package import MessageCodec

/// A sample file: one alert a line, all in one dialect and in UTF-8.
package struct AlertFile: Sendable {
    /// Name of the profile in which they are read; nil for the one the bridge is set to.
    package var profile: String?
    /// In which encodings they are sent, in turn; never empty.
    package var encodings: [TextEncoding]
    let alerts: [AlertText]

    /// The alerts of the file's bytes; empty lines do not count.
    ///
    /// - Parameter encodings: UTF-8 when it is empty.
    package init(bytes: [UInt8], profile: String? = nil, encodings: [TextEncoding] = [.utf8]) {
        self.profile = profile
        self.encodings = encodings.isEmpty ? [.utf8] : encodings
        alerts = bytes.split(separator: UInt8(ascii: "\n")).map { AlertText(Array($0)) }
    }

    var contentType: String {
        profile.map { "application/json; profile=\($0)" } ?? "application/json"
    }
}
