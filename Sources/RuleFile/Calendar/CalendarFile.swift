package import CaseModel

/// The calendar file (工作日历): holidays, make-up workdays, office hours.
package enum CalendarFile {
    /// What reading gives: the calendar, or every mistake in the order of the file.
    package typealias Reading = (calendar: WorkCalendar?, source: SourceFile?, problems: [RuleFileError])

    /// Reads and checks the file at `path`.
    ///
    /// - Parameter digest: names the file's bytes in hexadecimal; it becomes the calendar's version.
    package static func read(path: String, digest: ([UInt8]) -> String) -> Reading {
        let mistakes = MistakeList()
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let source = mistakes.attempt { () throws(RuleFileError) in
            try SourceFile.read(path, name: name, digest: digest)
        }
        guard let source else { return (nil, nil, mistakes.mistakes) }
        return read(source, path: path)
    }

    /// What ``read(path:digest:)`` gives of a file that was read already.
    static func read(_ source: SourceFile, path: String) -> Reading {
        let mistakes = MistakeList()
        let calendar = mistakes.attempt { () throws(RuleFileError) in
            try CalendarReader(mistakes: mistakes).calendar(YAMLValue(source, path: path), version: source.digest)
        }
        return (mistakes.mistakes.isEmpty ? calendar : nil, source, mistakes.mistakes)
    }
}
