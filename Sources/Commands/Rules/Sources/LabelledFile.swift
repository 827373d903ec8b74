import BridgePipeline
import JSONTree

/// Reads labelled alerts, one JSON a line.
enum LabelledFile {
    /// The alerts of all `files`, in order.
    ///
    /// - Throws: `FileError`, or `CommandFailure` with the place of the first line that is no labelled alert.
    static func alerts(of files: [String]) throws -> [LabelledAlert] {
        var alerts: [LabelledAlert] = []
        for file in files {
            for line in try NDJSONFile(file).lines { alerts.append(try alert(line)) }
        }
        return alerts
    }

    /// The alert of one line.
    static func alert(_ line: NDJSONFile.Line) throws(CommandFailure) -> LabelledAlert {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: line.bytes)
        } catch {
            throw CommandFailure(.usage, Text(zh: "\(line.place)：不是 JSON（\(error)）", en: "\(line.place): \(error)"))
        }
        do throws(LabelError) {
            return try LabelledAlert(reading: value)
        } catch {
            let pointer = error.pointer.isEmpty ? "" : " \(error.pointer)"
            let expected = error.expected.text
            throw CommandFailure(
                .usage,
                Text(
                    zh: "\(line.place)\(pointer)：应为\(expected.zh)",
                    en: "\(line.place)\(pointer): expected \(expected.en)"
                )
            )
        }
    }
}

extension LabelError.Expectation {
    fileprivate var text: Text {
        switch self {
        case .object: Text(zh: "对象", en: "an object")
        case .text: Text(zh: "文本", en: "a text")
        case .texts: Text(zh: "文本的列表", en: "a list of texts")
        case .truth: Text(zh: " true 或 false", en: "true or false")
        case .band: Text(zh: " red、orange、yellow 或 blue", en: "red, orange, yellow or blue")
        case .withDispute:
            Text(zh: "：是纠纷则填写，不是纠纷则为 null", en: "a value for a dispute, null for anything else")
        }
    }
}
