import RuleFile

extension RuleFileError {
    /// The mistake in one line: where, what, and what to write instead.
    var text: Text { Text(zh: "\(place)：\(code.term.zh)（\(reason)）", en: description) }

    /// `file:line:column`, or the file alone.
    var place: String { line > 0 ? "\(file):\(line):\(column)" : file }
}

extension RuleFileError.Code {
    /// The kind of mistake and what to do about it.
    var term: Text {
        switch self {
        case .missing: Text(zh: "缺少文件或目录，请补上", en: "missing")
        case .unreadable: Text(zh: "无法读取，请检查权限和大小", en: "cannot be read")
        case .unknownFile: Text(zh: "不是规则文件，请改名或移走", en: "no rule file")
        case .syntax: Text(zh: "不是有效的 YAML，请检查缩进、冒号和引号", en: "not YAML")
        case .unknownKey: Text(zh: "未知的键，请改为此处可用的键", en: "unknown key")
        case .missingKey: Text(zh: "缺少必填的键，请补上", en: "missing key")
        case .wrongType: Text(zh: "值的形式不对，请按说明改写", en: "wrong shape")
        case .badValue: Text(zh: "值不在允许范围内，请改写", en: "bad value")
        case .duplicate: Text(zh: "重复，请只留一个", en: "duplicate")
        case .unknownReference: Text(zh: "引用了不存在的名称，请补上定义或改名", en: "unknown reference")
        case .unreachable: Text(zh: "这条规则永远不会生效，请补充词语或删除", en: "can never fire")
        }
    }
}
