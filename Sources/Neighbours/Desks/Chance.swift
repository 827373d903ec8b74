/// Decides by lot, the same way for the same words and seed.
struct Chance: Sendable {
    let seed: UInt64

    /// A number below `limit` that depends on the seed and the words alone (FNV-1a).
    func number(below limit: UInt64, for words: String) -> UInt64 {
        var hash = 0xcbf2_9ce4_8422_2325 ^ seed
        for byte in words.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        // The low bits of FNV are its weakest.
        return (hash ^ hash >> 29) % limit
    }
}
