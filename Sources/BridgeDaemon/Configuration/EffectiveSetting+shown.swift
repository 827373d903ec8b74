import AMQPClient

extension EffectiveSetting {
    /// The value as people may see it: no password, whatever it looks like.
    package var shownText: String? {
        guard setting.isSecret, let text, !text.hasPrefix(SecretText.filePrefix) else { return text }
        guard case .brokerURIs = setting.kind, let addresses = try? AMQPAddress.list(uris: text) else { return "…" }
        return addresses.map(\.description).joined(separator: ",")
    }
}
