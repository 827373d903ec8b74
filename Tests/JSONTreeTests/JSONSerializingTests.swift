import JSONTree
import Testing

@Suite("A value is written as one compact text that reads back to itself")
struct JSONSerializingTests {
    @Test(
        arguments: [
            #"null"#, #"true"#, #"-1"#, #"0.5"#, #"1e+20"#, #""""#, #"[]"#, #"{}"#,
            #"{"b":[1,{"c":null}],"a":"钱先生 \"x\" \\ \n\r\t\u0001 / 😀"}"#,
        ]
    )
    func `a compact text reads and writes to the same bytes`(text: String) throws {
        let value = try JSONValue(parsing: Array(text.utf8))
        #expect(String(decoding: value.serialized, as: UTF8.self) == text)
    }

    @Test func `white space goes and keys stay in order`() throws {
        let value = try JSONValue(parsing: Array(#" { "z" : 1 , "a" : [ 2 ] } "#.utf8))
        #expect(String(decoding: value.serialized, as: UTF8.self) == #"{"z":1,"a":[2]}"#)
    }

    @Test func `setting a key keeps its place and nil removes it`() {
        var object: JSONObject = ["a": .integer(1), "b": .integer(2)]
        object["a"] = .integer(3)
        object["c"] = .null
        object["b"] = nil
        #expect(object.members.map(\.key) == ["a", "c"])
        #expect(object["a"] == .integer(3))
        #expect(object["b"] == nil)
    }
}
