import BridgePipeline
import CaseModel
import CaseStorage
import Testing

@Suite("the file of the keys holds one secret or a key a line, the newest last")
struct LinkKeyFileTests {
    private static let secret = String(repeating: "s", count: 32)
    private static let other = String(repeating: "t", count: 32)

    private static func place(_ ring: LinkKeyRing) -> [String] {
        ring.wantedKeys(of: World.alert("A1"), in: World.directory()).places
    }

    @Test func `one secret has an id made of it, and goes on finding when a second key comes`() throws {
        let bytes: [UInt8] = (0..<32).map { $0 * 7 | 128 }
        let alone = try LinkKeyFile.read(bytes)
        let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let text = "# keys\n\(LinkKeyFile.id(of: bytes)): hex:\(hex)\n\nk2026: \(Self.secret)\n"
        let rotated = try LinkKeyFile.read(Array(text.utf8))
        let places = Self.place(rotated)
        #expect(places.count == 2)
        #expect(places[0].hasPrefix("k2026:"))
        #expect(places[1] == Self.place(alone)[0])
    }

    @Test func `the last key of the file is the newest`() throws {
        let ring = try LinkKeyFile.read(Array("a: \(Self.secret)\nb: \(Self.other)\nc: \(Self.secret)x".utf8))
        #expect(Self.place(ring).map { $0.prefix(2) } == ["c:", "b:", "a:"])
    }

    @Test(arguments: [
        ("", LinkKeyFault.tooShort(bytes: 0, line: nil)), ("short", .tooShort(bytes: 5, line: nil)),
        ("a: short", .tooShort(bytes: 5, line: 1)), ("a: \(secret)\na: \(other)", .repeatedID("a", line: 2)),
        ("a: \(secret)\nb: hex:0g", .badHexadecimal(line: 2)), ("# none", .tooShort(bytes: 6, line: nil)),
    ])
    func `a mistake is told by its line and without the secret`(text: String, fault: LinkKeyFault) {
        #expect(throws: fault) { try LinkKeyFile.read(Array(text.utf8)) }
        #expect(!fault.cause.contains(Self.secret))
    }
}
