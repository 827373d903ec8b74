/// An instant in UTC, in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// Milliseconds are what the 110 platform and the governance platform can tell apart, and whole numbers keep
/// decisions reproducible byte for byte.
package struct Timestamp: Hashable, Comparable, Codable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z; negative before it.
    package var milliseconds: Int64

    /// The instant that many milliseconds after the epoch.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The instant `duration` later, cut to whole milliseconds.
    package static func + (instant: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(milliseconds: instant.milliseconds + duration.wholeMilliseconds)
    }

    /// The time from `earlier` to `later`; negative when they are the other way round.
    package static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }

    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

extension Duration {
    /// The duration in milliseconds, cut towards zero.
    package var wholeMilliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// That many minutes.
    package static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }

    /// That many hours.
    package static func hours(_ count: Int) -> Duration { .seconds(count * 3_600) }

    /// That many days of 24 hours.
    package static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}
