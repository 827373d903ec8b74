/// Files of rule tests: the folder `tests` of a rule folder, each file a list under `tests`.
package enum RuleTestFile {
    /// The name of the folder within a rule folder.
    package static let folderName = "tests"

    /// The tests of every file in `folder/tests`, in the order of the names; none when there is no such folder.
    ///
    /// - Throws: the first mistake, with file, line, column and what was expected.
    package static func tests(ofRules folder: String) throws(RuleFileError) -> [RuleTest] {
        let path = "\(folder)/\(folderName)"
        let names: [String]
        do throws(RuleFileError) {
            names = try SourceFile.names(inFolder: path)
        } catch {
            guard error.code == .missing else { throw error }
            return []
        }
        var tests: [RuleTest] = []
        for name in names where name.hasSuffix(".yaml") { tests += try self.tests(ofFile: "\(path)/\(name)") }
        return tests
    }

    /// The tests of one file.
    ///
    /// - Throws: the first mistake, with line, column and what was expected.
    package static func tests(ofFile path: String) throws(RuleFileError) -> [RuleTest] {
        let document = try YAMLValue(SourceFile.read(path, name: path, digest: { _ in "" }), path: path)
        let fields = try document.fields(required: ["tests"], optional: ["station", "township"])
        let reader = RuleTestReader(
            file: path,
            station: try fields["station"]?.string(),
            township: try fields["township"]?.string()
        )
        var names: Set<String> = []
        var tests: [RuleTest] = []
        for item in try fields.required("tests").list() {
            let test = try reader.test(item)
            guard names.insert(test.name).inserted else {
                throw item.error(.duplicate, "a test above has the name \(test.name) already")
            }
            tests.append(test)
        }
        return tests
    }
}
