import Glibc
package import Logging
import Synchronization

/// Writes each record as one line to standard error: a JSON object, or text for a terminal.
package struct LineLogHandler: LogHandler {
    package var logLevel: Logger.Level = .info
    package var metadata: Logger.Metadata = [:]
    private let label: String
    private let format: LogFormat
    private let sink: @Sendable (String) -> Void

    /// A handler that writes lines in `format`.
    ///
    /// - Parameter sink: takes each line with its newline; standard error when none is given.
    package init(
        label: String,
        format: LogFormat,
        sink: @escaping @Sendable (String) -> Void = LineLogHandler.standardError
    ) {
        self.label = label
        self.format = format
        self.sink = sink
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let line =
            switch format {
            case .json: json(event, facts)
            case .text: text(event, facts)
            }
        sink(line)
    }

    private func json(_ event: LogEvent, _ facts: [(key: String, value: Logger.Metadata.Value)]) -> String {
        var fields = [("time", WallClock.now()), ("level", event.level.rawValue), ("logger", label)]
        fields.append(("message", "\(event.message)"))
        fields += facts.map { ($0.key, "\($0.value)") }
        return "{" + fields.map { "\($0.0.jsonQuoted):\($0.1.jsonQuoted)" }.joined(separator: ",") + "}\n"
    }

    private func text(_ event: LogEvent, _ facts: [(key: String, value: Logger.Metadata.Value)]) -> String {
        let words = facts.map { "\($0.key)=\("\($0.value)".onOneLine)" }
        return ([WallClock.now(), event.level.rawValue, "\(event.message)".onOneLine] + words).joined(separator: " ")
            + "\n"
    }

    /// Writes a whole line at once, so that lines of several threads do not mix.
    package static let standardError: @Sendable (String) -> Void = { line in
        var line = line
        line.withUTF8 { bytes in
            _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count)
        }
    }
}

/// How log lines look.
package enum LogFormat: String, CaseIterable, Sendable {
    case json, text
}

/// The time of a log line.
private enum WallClock {
    /// RFC 3339 in UTC with milliseconds.
    static func now() -> String {
        var spec = timespec()
        clock_gettime(CLOCK_REALTIME, &spec)
        var seconds = spec.tv_sec
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let date = "\(parts.tm_year + 1_900)-\(padded(parts.tm_mon + 1, 2))-\(padded(parts.tm_mday, 2))"
        let time = "\(padded(parts.tm_hour, 2)):\(padded(parts.tm_min, 2)):\(padded(parts.tm_sec, 2))"
        return "\(date)T\(time).\(padded(Int32(spec.tv_nsec / 1_000_000), 3))Z"
    }

    private static func padded(_ number: Int32, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension String {
    /// The text as a JSON string, control characters escaped.
    fileprivate var jsonQuoted: String {
        var quoted = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    fileprivate var onOneLine: String {
        contains(where: \.isNewline) ? String(map { $0.isNewline ? " " : $0 }) : self
    }
}
