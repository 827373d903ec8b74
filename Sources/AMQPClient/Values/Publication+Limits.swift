extension Publication {
    /// Refuses what the protocol cannot carry, before any of it is sent: the library would find out half-way and leave
    /// the channel unusable.
    /// - Throws: `invalidArgument` or `frameTooLarge`.
    func checkLimits(frameMax: Int, maximumBodySize: Int) throws(AMQPError) {
        let strings = [("exchange", exchange), ("routing key", routingKey)]
        for (name, value) in strings + properties.shortStrings where (value?.utf8.count ?? 0) > 255 {
            throw AMQPError(.invalidArgument, "\(name) is longer than 255 bytes")
        }
        for name in properties.headers.keys where name.utf8.count > 128 {
            throw AMQPError(.invalidArgument, "the name of a header is longer than 128 bytes")
        }
        let frameOverhead = 8
        guard properties.encodedSize + frameOverhead <= frameMax else {
            throw AMQPError(.frameTooLarge, "the headers are larger than a frame of \(frameMax) bytes")
        }
        guard body.count <= maximumBodySize else {
            throw AMQPError(.frameTooLarge, "the body has \(body.count) bytes, over the limit of \(maximumBodySize)")
        }
    }
}
