import Glibc

/// A bar on the terminal of standard error; nothing where that is no terminal.
struct ProgressLine {
    private let isShown = isatty(2) == 1
    private static let width: Int64 = 40

    /// Shows how much of something is done.
    func show(_ progress: (done: Int64, all: Int64)) {
        guard isShown, progress.all > 0 else { return }
        let filled = Int(progress.done * ProgressLine.width / progress.all)
        let bar =
            String(repeating: "#", count: filled) + String(repeating: ".", count: Int(ProgressLine.width) - filled)
        write("\r[\(bar)] \(progress.done)/\(progress.all)")
    }

    /// Leaves the bar and goes on in a new line.
    func end() {
        if isShown { write("\n") }
    }

    private func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
    }
}
