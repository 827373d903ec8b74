import Fuzzing
import Glibc

private let target: FuzzTarget = {
    guard let name = getenv("TRIPUSH_FUZZ"), let target = FuzzTarget(rawValue: String(cString: name)) else {
        fatalError("TRIPUSH_FUZZ must be one of \(FuzzTarget.allCases.map(\.rawValue))")
    }
    return target
}()

/// What libFuzzer's own `main` calls with every input; TRIPUSH_FUZZ names the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
