extension HandbookPage {
    /// One command of the page, and what it promises.
    struct Command {
        /// The words after `tripush`, placeholders in them.
        var words: [String]
        /// What must be in its output.
        var sees: [String] = []
        /// How it must end.
        var status: Int32 = 0
    }

    /// Every command of the `console` blocks, in the order of the page: `$ tripush …`, then `# → what one sees`, or
    /// `# → exit 1`.
    var commands: [Command] {
        var commands: [Command] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isInside = line == "```console"
            } else if isInside, line.hasPrefix("$ tripush ") {
                commands.append(Command(words: HandbookPage.words(line.dropFirst("$ tripush ".count))))
            } else if isInside, line.hasPrefix("# → exit "), let status = Int32(line.dropFirst("# → exit ".count)) {
                commands[commands.count - 1].status = status
            } else if isInside, line.hasPrefix("# → ") {
                commands[commands.count - 1].sees.append(String(line.dropFirst("# → ".count)))
            }
        }
        return commands
    }

    /// Splits at spaces as a shell would, with double quotes.
    private static func words(_ line: Substring) -> [String] {
        var words: [String] = []
        for (index, part) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if index.isMultiple(of: 2) {
                words += part.split(separator: " ").map(String.init)
            } else {
                words.append(String(part))
            }
        }
        return words
    }
}
