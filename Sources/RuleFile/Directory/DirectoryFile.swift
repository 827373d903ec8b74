package import CaseModel

/// The directory (组织机构与值班表): a YAML file for the structure, which may hold people too, and a CSV file for the
/// roster.
package enum DirectoryFile {
    /// What reading gives: the directory with the files it came from, or every mistake in the order of the files.
    package typealias Reading = (directory: Directory?, sources: [SourceFile], problems: [RuleFileError])

    /// Reads and checks the files.
    ///
    /// - Parameters:
    ///   - roster: path of the roster; nil when people stand in the directory file only.
    ///   - digest: names a file's bytes in hexadecimal; what it says of them becomes the directory's version.
    package static func read(path: String, roster: String? = nil, digest: ([UInt8]) -> String) -> Reading {
        let mistakes = MistakeList()
        func source(_ path: String) -> SourceFile? {
            mistakes.attempt { () throws(RuleFileError) in
                let name = path.split(separator: "/").last.map(String.init) ?? path
                return try SourceFile.read(path, name: name, digest: digest)
            }
        }
        let structure = source(path)
        let table = roster.flatMap(source)
        let people = PeopleReader(mistakes: mistakes)
        let directory = structure.flatMap { structure in
            mistakes.attempt { () throws(RuleFileError) in
                let document = try YAMLValue(structure, path: path)
                let reader = DirectoryReader(mistakes: mistakes)
                return try reader.directory(document, people: people, isWithRoster: roster != nil)
            }
        }
        if let roster, let table {
            let rows = RosterTable(table, path: roster, mistakes: mistakes)
            // Without the structure every unit would be unknown.
            if directory != nil { people.read(rows) }
        }
        let sources = [structure, table].compactMap(\.self)
        guard mistakes.mistakes.isEmpty, var directory else {
            return (nil, sources, mistakes.mistakes.sorted { place(of: $0, after: path) < place(of: $1, after: path) })
        }
        directory.people = people.people
        directory.version = table.map { digest(Array("\(sources[0].digest) \($0.digest)".utf8)) } ?? sources[0].digest
        return (directory, sources, [])
    }

    /// Orders mistakes by file, line and column, those of `first` before those of the other file.
    private static func place(of mistake: RuleFileError, after first: String) -> (Int, Int, Int) {
        (mistake.file == first ? 0 : 1, mistake.line, mistake.column)
    }

    /// Reads and checks the files.
    ///
    /// - Parameters: as for ``read(path:roster:digest:)``.
    /// - Throws: the first mistake, with line, column and what was expected.
    package static func load(
        path: String,
        roster: String? = nil,
        digest: ([UInt8]) -> String
    ) throws(RuleFileError) -> Directory {
        let reading = read(path: path, roster: roster, digest: digest)
        guard let directory = reading.directory else { throw reading.problems.first ?? .incomplete(path) }
        return directory
    }
}
