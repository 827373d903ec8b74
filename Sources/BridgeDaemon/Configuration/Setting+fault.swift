import AMQPClient

extension Setting {
    /// What is wrong with `text` as the value of this setting, or nil.
    ///
    /// A secret that stands in a file is not read here.
    func fault(in text: String) -> ConfigurationProblem.Reason? {
        if isSecret && text.hasPrefix(SecretText.filePrefix) { return nil }
        switch kind {
        case .brokerURIs:
            do throws(AMQPError) {
                _ = try AMQPAddress.list(uris: text)
                return nil
            } catch {
                return .wrongAddress(key: key, cause: error.text)
            }
        case .storeURI:
            return StoreLocation(uri: text) == nil ? .wrongType(key: key, expected: kind) : nil
        case .name, .file, .folder:
            return text.isEmpty || text.utf8.count > 255 ? .wrongType(key: key, expected: kind) : nil
        case .integer(let range):
            return Int(text).map(range.contains) ?? false ? nil : .wrongType(key: key, expected: kind)
        case .choice(let words):
            return words.contains(text) ? nil : .wrongType(key: key, expected: kind)
        case .listenAddress:
            return ListenAddress(text) == nil ? .wrongType(key: key, expected: kind) : nil
        }
    }
}
