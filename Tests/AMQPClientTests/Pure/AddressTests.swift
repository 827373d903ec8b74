import AMQPClient
import Testing

@Suite("A broker URI is read, or refused with a reason that tells no secret")
struct AddressTests {
    @Test(arguments: [
        ("amqp://localhost", AMQPAddress(host: "localhost")),
        ("AMQP://localhost/", AMQPAddress(host: "localhost")),
        ("amqps://mq.example", AMQPAddress(usesTLS: true, host: "mq.example", port: 5671)),
        (
            "amqp://jing:mi%40ma@10.0.0.1:5673/%2Fcity",
            AMQPAddress(host: "10.0.0.1", port: 5673, user: "jing", password: "mi@ma", virtualHost: "/city")
        ),
        ("amqp://jing@h/%2F", AMQPAddress(host: "h", user: "jing", password: "")),
        ("amqp://a:b:c@h/v", AMQPAddress(host: "h", user: "a", password: "b:c", virtualHost: "v")),
        ("amqp://[::1]:5672/", AMQPAddress(host: "::1", port: 5672)),
        ("amqp://h/%E8%AD%A6", AMQPAddress(host: "h", virtualHost: "警")),
    ])
    func `every part has its place and its default`(uri: String, address: AMQPAddress) throws {
        #expect(try AMQPAddress(uri: uri) == address)
    }

    @Test(arguments: [
        ("", "begin with amqp://"),
        ("localhost:5672", "begin with amqp://"),
        ("http://h", "scheme"),
        ("amqp://", "host is missing"),
        ("amqp://u:s3cret@:5672", "host is missing"),
        ("amqp://u:s3cret@h:port", "port must be a number"),
        ("amqp://u:s3cret@h:70000", "port must be a number"),
        ("amqp://u:s3cret@h/a/b", "%2F"),
        ("amqp://u:s3cret%zz@h", "hexadecimal"),
        ("amqp://u:s3cret%ff@h", "UTF-8"),
        ("amqp://u:s3cret@x@h", "%40"),
        ("amqp://u:s3cret@h/v?heartbeat=5", "query"),
        ("amqp://[::1", "]"),
    ])
    func `a wrong URI says what is wrong`(uri: String, reason: String) throws {
        let error = try #require(throws: AMQPError.self) { try AMQPAddress(uri: uri) }
        #expect(error.code == .invalidAddress)
        #expect(error.text.contains(reason))
        #expect(!"\(error)".contains("s3cret"))
    }

    @Test
    func `a list keeps its order and names the one that is wrong`() throws {
        let list = try AMQPAddress.list(uris: "amqp://a, amqps://b:1,amqp://c")
        #expect(list.map(\.host) == ["a", "b", "c"])
        let error = try #require(throws: AMQPError.self) { try AMQPAddress.list(uris: "amqp://a,b") }
        #expect(error.text.contains("number 2"))
    }

    @Test
    func `the password is shown nowhere`() throws {
        let address = try AMQPAddress(uri: "amqp://u:s3cret@h/v")
        var dumped = ""
        dump(address, to: &dumped)
        for text in ["\(address)", String(reflecting: address), dumped] {
            #expect(!text.contains("s3cret"))
        }
        #expect(address.description == "amqp://u@h:5672/v")
    }
}
