import RuleEngine

/// Reads `opinion.yaml`: whether and how much the second opinion (第二意见) counts; its weights lie beside it.
enum OpinionFile {
    /// The model, or nil when it is switched off.
    ///
    /// - Parameter types: codes that `types.yaml` knows.
    static func read(
        _ document: YAMLValue,
        weights: SourceFile,
        path: String,
        types: Set<String>
    ) throws(RuleFileError) -> OpinionModel? {
        let fields = try document.fields(required: ["enabled", "typePoints", "disputePoints", "typeMinimum"])
        let typePoints = try fields.required("typePoints").int(in: 1...1_000)
        let disputePoints = try fields.required("disputePoints").int(in: 1...1_000)
        let typeMinimum = try fields.required("typeMinimum").int(in: 0...1_000)
        guard try fields.required("enabled").bool() else { return nil }
        var reader = OpinionWeights.Reader(weights, path: path)
        var model = try reader.model(typePoints: typePoints, disputePoints: disputePoints)
        if let stranger = model.classes.first(where: { !types.contains($0) }) {
            let reason =
                "the weights know a type \(stranger) that types.yaml does not; train them again with rules train"
            throw document.error(.unknownReference, reason)
        }
        model.typeMinimum = typeMinimum
        return model
    }
}
