import BridgePipeline
import Testing

/// Digests and ids are those of their standards.
struct DigestTests {
    @Test func `SHA-256 of abc`() {
        #expect(
            SHA256Digest(of: Array("abc".utf8)).text
                == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
    }

    @Test func `an id is a UUID of version 5 and depends on the name alone`() {
        let id = UUIDv5.text(of: "case/A1")
        let groups = id.split(separator: "-")
        #expect(groups.map(\.count) == [8, 4, 4, 4, 12])
        #expect(groups[2].first == "5")
        #expect(groups[3].first.map { "89ab".contains($0) } == true)
        #expect(UUIDv5.text(of: "case/A1") == id)
        #expect(UUIDv5.text(of: "case/A2") != id)
    }

    @Test func `derived numbers depend on the name alone`() {
        #expect(DerivedEntropy().number(for: "A1") == DerivedEntropy().number(for: "A1"))
        #expect(DerivedEntropy().number(for: "A1") != DerivedEntropy().number(for: "A2"))
    }
}
