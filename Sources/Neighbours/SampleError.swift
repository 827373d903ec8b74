/// A sample file that is not as it should be.
package struct SampleError: Error, Hashable, Sendable, CustomStringConvertible {
    package var file: String
    /// A line or a JSON pointer; empty for the whole file.
    package var place: String
    package var problem: String

    /// The file, where in it, and what is expected.
    package var description: String {
        "\(file)\(place.isEmpty ? "" : " at \(place)"): \(problem)"
    }
}
