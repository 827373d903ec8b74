import CaseModel
import CaseStorage
import Testing

extension StoreCheck {
    static let history = [
        StoreCheck("cases that share two sides come once each, the last reported first") { store in
            var settled = StoreSample.dispute(2, typeCode: "D0502", band: .orange)
            settled.outcome = .settledByPolice
            settled.agreement = Agreement(signedAt: StoreSample.start)
            settled.ownBand = .yellow
            settled.firstGrade = 3
            settled.alert.relation = .chaser
            let second = settled
            try await store.write { transaction in
                try transaction.save(StoreSample.dispute(1), keys: LinkKeys(sides: [["a"], ["b"]], place: nil))
                try transaction.save(second, keys: LinkKeys(sides: [["c", "b"], ["d", "a", "a"]], place: "p"))
                try transaction.save(StoreSample.dispute(3), keys: LinkKeys(sides: [["a"], ["e"]], place: nil))
            }
            let first = StoreSample.dispute(1).linked(sidesInCommon: 2, place: nil)
            let later = second.linked(sidesInCommon: 2, place: "p")
            #expect(later.ownBand == .yellow && later.grade == 3 && later.relation == .chaser)
            let keys = LinkKeys(sides: [["b"], ["a"]], place: "q")
            try await store.read { view throws in
                #expect(try view.linkedCases(keys, excluding: nil, limit: 9) == [later, first])
                #expect(try view.linkedCases(keys, excluding: nil, limit: 1) == [later])
                #expect(try view.linkedCases(keys, excluding: "case-2", limit: 9) == [first])
                let strangers = LinkKeys(sides: [["x"], ["y"]], place: "p")
                #expect(try view.linkedCases(strangers, excluding: nil, limit: 9).isEmpty)
                let nobody = LinkKeys(sides: [], place: "p")
                #expect(try view.linkedCases(nobody, excluding: nil, limit: 9).isEmpty)
            }
        },
        StoreCheck("one side links only at the same place") { store in
            try await store.write { transaction in
                try transaction.save(StoreSample.dispute(1), keys: LinkKeys(sides: [["a"], ["b"]], place: "p"))
                try transaction.save(StoreSample.dispute(2), keys: LinkKeys(sides: [["a"], ["c"]], place: "q"))
                try transaction.save(StoreSample.dispute(3), keys: LinkKeys(sides: [["d"]], place: "p"))
            }
            func linked(_ sides: [[String]], _ place: String?) async throws -> [LinkedCase] {
                try await store.read {
                    try $0.linkedCases(LinkKeys(sides: sides, place: place), excluding: nil, limit: 9)
                }
            }
            let home = StoreSample.dispute(1).linked(sidesInCommon: 1, place: "p")
            #expect(try await linked([["a"], ["x"]], "p") == [home])
            #expect(try await linked([["a"], ["x"]], nil).isEmpty)
        },
        StoreCheck("several numbers of one side are one side") { store in
            try await store.write { transaction in
                try transaction.save(StoreSample.dispute(1), keys: LinkKeys(sides: [["a", "b"], ["c"]], place: nil))
            }
            try await store.read { view throws in
                #expect(try linked([["a", "b"], ["x"]], in: view).isEmpty)
                #expect(try linked([["a"], ["b"]], in: view).isEmpty)
                #expect(try linked([["a", "c"], ["x"]], in: view).isEmpty)
                #expect(try linked([["b", "y"], ["x"], ["c"]], in: view).map(\.sidesInCommon) == [2])
            }
        },
        StoreCheck("beyond the limit two sides go before one side and the place") { store in
            try await store.write { transaction in
                try transaction.save(StoreSample.dispute(1), keys: LinkKeys(sides: [["a"], ["b"]], place: nil))
                for number in 2...5 {
                    let keys = LinkKeys(sides: [["a"], ["c\(number)"]], place: "p")
                    try transaction.save(StoreSample.dispute(number), keys: keys)
                }
            }
            let found = try await store.read {
                try $0.linkedCases(LinkKeys(sides: [["a"], ["b"]], place: "p"), excluding: nil, limit: 3)
            }
            #expect(found.map(\.summary.when) == [5, 4, 1].map(StoreSample.at))
            #expect(found.map(\.sidesInCommon) == [1, 1, 2])
        },
        StoreCheck("a place counts its cases without the one that asks") { store in
            try await store.write { transaction in
                for number in 1...3 {
                    try transaction.save(StoreSample.dispute(number), keys: LinkKeys(sides: [], place: "p"))
                }
                try transaction.save(StoreSample.dispute(4), keys: LinkKeys(sides: [["p"]], place: nil))
            }
            try await store.read { view throws in
                #expect(try view.placeCount(placeKey: "p", excluding: nil) == 3)
                #expect(try view.placeCount(placeKey: "p", excluding: "case-2") == 2)
                #expect(try view.placeCount(placeKey: "p", excluding: "case-9") == 3)
                #expect(try view.placeCount(placeKey: "q", excluding: nil) == 0)
            }
        },
        StoreCheck("new link keys replace the old ones, and no keys keep them") { store in
            let versions = (1...3).map { version in
                var dispute = StoreSample.dispute(1)
                dispute.version = version
                return dispute
            }
            try await store.write { transaction in
                try transaction.save(versions[0], keys: LinkKeys(sides: [["a"], ["b"]], place: "p"))
                try transaction.save(versions[1], keys: LinkKeys(sides: [["b"], ["c"]], place: "q"))
                try transaction.save(versions[2])
            }
            try await store.read { view throws in
                #expect(try linked([["a"], ["b"]], in: view).isEmpty)
                #expect(try linked([["c"], ["b"]], in: view).count == 1)
                #expect(try view.placeCount(placeKey: "p", excluding: nil) == 0)
                #expect(try view.placeCount(placeKey: "q", excluding: nil) == 1)
            }
        },
    ]

    /// Cases linked by these sides, wherever they were.
    private static func linked(_ sides: [[String]], in view: any StoreView) throws -> [LinkedCase] {
        try view.linkedCases(LinkKeys(sides: sides, place: nil), excluding: nil, limit: 9)
    }
}
