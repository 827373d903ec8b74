package import BridgeDaemon

extension ConfigurationProblem {
    /// The problem in one line: where, what, and what to do.
    package var text: Text {
        let reason = reasonText
        // A default stands nowhere, and every reason names its key.
        if case .defaultValue = place { return reason }
        return Text(zh: "\(place.text)：\(reason.zh)", en: "\(place.text): \(reason.en)")
    }

    private var reasonText: Text {
        switch reason {
        case .cannotRead(let cause):
            Text(
                zh: "配置文件无法读取（\(cause)）；用 --config 指定文件",
                en: "the configuration cannot be read (\(cause)); name a file with --config"
            )
        case .notYAML(let cause):
            Text(zh: "不是有效的 YAML（\(cause)）", en: "not YAML (\(cause))")
        case .notAMapping:
            Text(zh: "应为“键: 值”的 YAML", en: "expected YAML of keys and values")
        case .unknownKey(let key, let suggestion):
            Text(
                zh: "未知的键 \(key)" + (suggestion.map { "；是否为 \($0)？" } ?? "；用 config show 查看全部键"),
                en: "unknown key \(key)"
                    + (suggestion.map { "; did you mean \($0)?" } ?? "; config show lists all keys")
            )
        case .repeatedKey(let key):
            Text(zh: "键 \(key) 重复", en: "the key \(key) stands here twice")
        case .wrongShape(let key):
            Text(zh: "\(key) 的层次不对，应为单个值或下级键", en: "\(key) has the wrong shape: one value, or a section, belongs here")
        case .wrongType(let key, let expected):
            Text(zh: "\(key) 应为\(expected.expectation.zh)", en: "\(key) must be \(expected.expectation.en)")
        case .wrongAddress(let key, let cause):
            Text(
                zh: "\(key) 不是可用的地址（\(cause)），写成 amqp://用户:口令@主机:5672/虚拟主机",
                en: "\(key) is no usable address (\(cause)); write amqp://USER:PASSWORD@HOST:5672/VHOST"
            )
        case .unusable(let key, let path, let cause):
            Text(zh: "\(key) 指向的 \(path) 不可用（\(cause)）", en: "\(key): \(path) cannot be used (\(cause))")
        case .wrongContent(let key, let cause):
            Text(zh: "\(key) 的内容有误：\(cause)", en: "\(key): \(cause)")
        }
    }
}

extension ValueKind {
    /// What belongs there, in words.
    package var expectation: Text {
        switch self {
        case .brokerURIs: Text(zh: " amqp:// 或 amqps:// 地址", en: "amqp:// or amqps:// addresses")
        case .storeURI: Text(zh: " sqlite:///路径", en: "sqlite:///PATH")
        case .name: Text(zh: "名称（1 至 255 字节）", en: "a name of 1 to 255 bytes")
        case .file: Text(zh: "文件路径", en: "the path of a file")
        case .folder: Text(zh: "目录路径", en: "the path of a folder")
        case .integer(let range):
            Text(
                zh: " \(range.lowerBound) 到 \(range.upperBound) 的整数",
                en: "a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        case .choice(let words):
            Text(zh: "其中之一：\(words.joined(separator: "、"))", en: "one of \(words.joined(separator: ", "))")
        case .listenAddress: Text(zh: " 主机:端口", en: "HOST:PORT")
        }
    }
}
