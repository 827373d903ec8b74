import Fuzzing
import Glibc
import Testing

@Suite("What fuzzing has found is tried in every run of the tests")
struct CorpusTests {
    private func inputs(_ target: FuzzTarget) -> [[UInt8]] {
        let folder = "Tests/Fuzzing/Corpus/\(target.rawValue)"
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var inputs: [[UInt8]] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard !name.hasPrefix("."), let file = fopen("\(folder)/\(name)", "r") else { continue }
            defer { fclose(file) }
            var buffer = [UInt8](repeating: 0, count: 1 << 20)
            inputs.append(Array(buffer[..<fread(&buffer, 1, buffer.count, file)]))
        }
        return inputs
    }

    @Test(arguments: FuzzTarget.allCases)
    func `the kept corpus ends in values and refusals`(target: FuzzTarget) {
        let inputs = inputs(target)
        #expect(inputs.count >= 5)
        for input in inputs { target.run(input) }
    }
}
