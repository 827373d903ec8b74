import CaseModel
import Testing

#if canImport(Glibc)
import Glibc
#endif

@Suite("The diagram of the lifecycle")
struct DiagramTests {
    private struct Unreadable: Error {}

    /// The ways drawn in `schemas/lifecycle.md`, as `onScene --> following`.
    private static func drawn() throws -> Set<PhaseWay> {
        let root = #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" }
        guard let file = unsafe fopen("\(root)/schemas/lifecycle.md", "r") else { throw Unreadable() }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        while case let byte = unsafe fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
        var ways: Set<PhaseWay> = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where line.contains(" --> ") {
            let ends = line.split(separator: ":")[0].split(separator: " ").map(String.init)
            guard ends.count == 3, ends[2] != "[*]" else { continue }
            let from = ends[0] == "[*]" ? nil : CasePhase(rawValue: ends[0])
            let to = try #require(CasePhase(rawValue: ends[2]), "\(line)")
            #expect(ends[0] == "[*]" || from != nil, "\(line)")
            ways.insert(PhaseWay(from: from, to: to))
        }
        return ways
    }

    /// The ways one random sequence takes.
    private static func ways(seed: UInt64) -> Set<PhaseWay> {
        var generator = EventGenerator(seed: seed)
        var run = CaseRun()
        for _ in 0..<RandomSequence.length {
            let step = generator.step(after: run)
            if case .alert(let alert) = step.event, let subject = run.subject,
                !subject.takes(alert, under: step.context.policy, at: step.at)
            {
                continue
            }
            guard (try? run.play(step)) != nil else { break }
        }
        return run.ways
    }

    @Test func `shows every way a case takes, and no other`() throws {
        let taken = (0..<2_500).reduce(into: Set<PhaseWay>()) { $0.formUnion(Self.ways(seed: UInt64($1))) }
        let drawn = try Self.drawn()
        let words = { (way: PhaseWay) in "\(way.from.map(\.rawValue) ?? "[*]") --> \(way.to.rawValue)" }
        #expect(taken.subtracting(drawn).map(words).sorted() == [], "taken and not drawn")
        #expect(drawn.subtracting(taken).map(words).sorted() == [], "drawn and never taken")
    }
}
