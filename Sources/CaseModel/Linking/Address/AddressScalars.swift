// Addresses are compared scalar by scalar: Chinese has one for each character, and whole characters cost many times as
// much to compare.

extension Unicode.Scalar {
    /// 0 to 9 as they are typed on every keyboard.
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }

    /// a to z.
    var isASCIILetter: Bool { ("a"..."z").contains(self) }
}

extension String {
    /// The text of these scalars.
    init(scalars: some Sequence<Unicode.Scalar>) {
        self.init(UnicodeScalarView(scalars))
    }

    /// Whether one of its scalars is this one.
    func contains(_ scalar: Unicode.Scalar) -> Bool { unicodeScalars.contains(scalar) }

    /// Its scalars, to compare with those of an address.
    var scalars: [Unicode.Scalar] { Array(unicodeScalars) }
}

extension ArraySlice<Unicode.Scalar> {
    /// Whether it begins with the scalars of `word`.
    func starts(with word: String) -> Bool { starts(with: word.unicodeScalars) }
}
