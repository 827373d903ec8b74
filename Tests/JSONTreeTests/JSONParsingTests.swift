import JSONTree
import Testing

@Suite("A JSON text is read whole or refused with a reason and a place")
struct JSONParsingTests {
    @Test(
        arguments: [
            ("null", JSONValue.null), (" true ", .bool(true)), ("0", .integer(0)), ("-0", .integer(0)),
            ("12", .integer(12)), ("1.0", .number(1)), ("1e2", .number(100)), (#""""#, .string("")),
            ("9223372036854775807", .integer(.max)), ("9223372036854775808", .number(9_223_372_036_854_775_808)),
            (#""a\u0000b""#, .string("a\0b")), (#""\u94b1\/""#, .string("钱/")), (#""😀""#, .string("😀")),
            (#""\ud83d\ude00""#, .string("😀")), ("[]", .array([])),
            ("[1,[2]]", .array([.integer(1), .array([.integer(2)])])),
            ("{}", .object([:])), ("\u{FEFF}[]", .array([])), ("[null]\n", .array([.null])),
        ]
    )
    func `a text is the value it says`(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    }

    @Test func `keys keep their order and the last of two equal keys counts`() throws {
        let value = try JSONValue(parsing: Array(#"{"b":1,"a":2,"b":3}"#.utf8))
        #expect(value == .object(["b": .integer(3), "a": .integer(2)]))
    }

    @Test(
        arguments: [
            ("", JSONError(.empty)), (" \n\t", JSONError(.empty)), ("\u{FEFF}", JSONError(.empty)),
            ("{}x", JSONError(.syntax, at: 2)), ("{} {}", JSONError(.syntax, at: 3)),
            ("[1,]", JSONError(.syntax, at: 3)),
            ("{'a':1}", JSONError(.syntax, at: 1)), ("// c\n1", JSONError(.syntax, at: 0)),
            ("[1/**/]", JSONError(.syntax, at: 2)),
            ("NaN", JSONError(.syntax, at: 0)), ("[Infinity]", JSONError(.syntax, at: 1)),
            ("-Infinity", JSONError(.syntax, at: 0)),
            ("[01]", JSONError(.syntax, at: 1)), ("1.", JSONError(.syntax, at: 0)), ("1e", JSONError(.syntax, at: 0)),
            ("True", JSONError(.syntax, at: 0)), ("nul", JSONError(.syntax, at: 0)), ("\"a", JSONError(.syntax, at: 0)),
            ("\"a\tb\"", JSONError(.syntax, at: 2)), ("\"\\x\"", JSONError(.syntax, at: 2)),
            ("[1 2]", JSONError(.syntax, at: 3)),
            (#"{"a\u0000b" : 1}"#, JSONError(.unusableKey, at: 11)), ("[1e999]", JSONError(.numberOutOfRange, at: 1)),
            ("\0", JSONError(.syntax, at: 0)), ("{}\0", JSONError(.syntax, at: 2)), ("{", JSONError(.syntax, at: 1)),
            ("[1", JSONError(.syntax, at: 2)),
            ("]", JSONError(.syntax, at: 0)), ("\\", JSONError(.syntax, at: 0)), ("\"\\", JSONError(.syntax, at: 0)),
        ]
    )
    func `what RFC 8259 does not know is refused`(text: String, error: JSONError) {
        #expect(throws: error) { try JSONValue(parsing: Array(text.utf8)) }
    }

    @Test(
        arguments: [
            ([0x22, 0xFF, 0x22], 1), ([0x22, 0xE9, 0x92, 0x22], 1), ([0x22, 0xC0, 0x80, 0x22], 1),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], 1),
        ] as [([UInt8], Int)]
    )
    func `bytes that are not UTF-8 are refused at the first of them`(bytes: [UInt8], offset: Int) {
        #expect(throws: JSONError(.notUTF8, at: offset)) { try JSONValue(parsing: bytes) }
    }

    @Test func `thirty-two levels are read and thirty-three are refused`() throws {
        let limit = String(repeating: "[", count: 32) + "1" + String(repeating: "]", count: 32)
        #expect(throws: Never.self) { try JSONValue(parsing: Array(limit.utf8)) }
        #expect(throws: JSONError(.tooDeep, at: 32)) { try JSONValue(parsing: Array("[\(limit)]".utf8)) }
    }

    @Test func `ten thousand levels are refused without a deep stack`() {
        let text = String(repeating: #"{"a":["#, count: 5_000)
        #expect(throws: JSONError(.tooDeep, at: 96)) { try JSONValue(parsing: Array(text.utf8)) }
    }

    @Test func `a body over the limit is refused before it is read`() {
        let body = [UInt8](repeating: UInt8(ascii: "["), count: 10 << 20)
        #expect(throws: JSONError(.tooLarge)) { try JSONValue(parsing: body) }
        let digits = [UInt8](repeating: UInt8(ascii: "1"), count: 1 << 20)
        #expect(throws: JSONError(.numberOutOfRange)) { try JSONValue(parsing: digits) }
    }
}
