import CaseModel
import CaseStorage
import Testing

extension StoreCheck {
    static let links = [
        StoreCheck("a link tells all that a push shows of a case, before and after it is closed") { store in
            var settled = StoreSample.dispute(1)
            settled.phase = .callBack
            settled.outcome = .settledByPolice
            settled.agreement = Agreement(signedAt: StoreSample.start, dueDates: [StoreSample.at(9)])
            settled.callBacks = [check(.satisfied), check(.open)]
            settled.links.repeats = [
                RepeatedAlert(alertNo: "B", reportedAt: StoreSample.at(7), ownBand: .red, grade: 2)
            ]
            var closed = settled
            closed.version = 2
            closed.phase = .closed
            closed.closedAt = StoreSample.at(9)
            closed.callBacks = [check(.satisfied), check(.satisfied)]
            let (first, second) = (settled, closed)
            try await store.write { try $0.save(first, keys: LinkKeys(sides: [["a"], ["b"]], place: "p")) }
            let open = try #require(try await linked(in: store).first)
            #expect(open == first.linked(sidesInCommon: 2, place: "p"))
            #expect(open.identity == .init(caseID: "case-1", alertNo: "A-1", isInCallBack: true))
            #expect(open.summary.dueDates == [StoreSample.at(9)])
            #expect(open.summary.performed == nil)
            #expect(open.repeats.map(\.alertNo) == ["B"])
            try await store.write { try $0.save(second) }
            let done = try #require(try await linked(in: store).first)
            #expect(done.identity?.closedAt == StoreSample.at(9))
            #expect(done.identity?.isInCallBack == false)
            #expect(done.summary.performed == true)
        },
        StoreCheck("keys made with an earlier secret are found beside those of the newest") { store in
            try await store.write { transaction in
                try transaction.save(
                    StoreSample.dispute(1),
                    keys: LinkKeys(sides: [["old:a"], ["old:b"]], place: "old:p")
                )
                try transaction.save(StoreSample.dispute(2), keys: LinkKeys(sides: [["new:a"]], place: "new:p"))
            }
            var keys = LinkKeys(sides: [["new:a", "old:a"], ["new:b", "old:b"]], place: "new:p")
            keys.formerPlaces = ["old:p"]
            let wanted = keys
            let found = try await store.read { try $0.linkedCases(wanted, excluding: nil, limit: 9) }
            #expect(found.map(\.sidesInCommon) == [1, 2])
            #expect(found.map(\.place) == ["new:p", "old:p"])
            let oneSide = LinkKeys(sides: [["old:a"]], place: "new:p")
            #expect(try await store.read { try $0.linkedCases(oneSide, excluding: nil, limit: 9) }.isEmpty)
        },
        StoreCheck("cases of places come by time, whoever reported them, the last reported first") { store in
            try await store.write { transaction in
                for number in 1...4 {
                    let keys = LinkKeys(sides: [["x\(number)"]], place: number == 3 ? "q" : "p")
                    try transaction.save(StoreSample.dispute(number), keys: keys)
                }
                try transaction.save(StoreSample.dispute(5), keys: LinkKeys(sides: [], place: "r"))
            }
            func found(_ places: [String], _ times: ClosedRange<Int>, not id: String? = nil, limit: Int = 9)
                async throws
                -> [String?]
            {
                let range = StoreSample.at(times.lowerBound)...StoreSample.at(times.upperBound)
                return try await store.read {
                    try $0.cases(atPlaces: places, reportedIn: range, excluding: id, limit: limit)
                        .map(\.identity?.caseID)
                }
            }
            #expect(try await found(["p"], 0...9) == ["case-4", "case-2", "case-1"])
            #expect(try await found(["p", "q"], 2...4) == ["case-4", "case-3", "case-2"])
            #expect(try await found(["p"], 0...9, not: "case-4", limit: 1) == ["case-2"])
            #expect(try await found(["p"], 5...9).isEmpty)
            #expect(try await found([], 0...9).isEmpty)
            let one = try await store.read {
                try $0.cases(
                    atPlaces: ["q"],
                    reportedIn: StoreSample.at(0)...StoreSample.at(9),
                    excluding: nil,
                    limit: 1
                )
            }
            #expect(one == [StoreSample.dispute(3).linked(sidesInCommon: 0, place: "q")])
        },
        StoreCheck("the newest word on two cases counts for both, whichever it was given on") { store in
            let first = StoreSample.dispute(1)
            var linked = first
            linked.version = 2
            linked.links.ordered = [link("case-2", "A-2", true, 1), link("case-3", "A-3", true, 2)]
            var unlinked = StoreSample.dispute(2)
            unlinked.version = 2
            unlinked.links.ordered = [link("case-1", "A-1", false, 5)]
            let (one, other) = (linked, unlinked)
            try await store.write { transaction in
                try transaction.save(first, keys: LinkKeys(sides: [], place: nil))
                try transaction.save(StoreSample.dispute(2), keys: LinkKeys(sides: [], place: nil))
                try transaction.save(one)
            }
            try await store.read { view throws in
                #expect(try view.orderedLinks(ofCase: "case-1") == one.links.ordered)
                #expect(try view.orderedLinks(ofCase: "case-2") == [link("case-1", "A-1", true, 1)])
                #expect(try view.orderedLinks(ofCase: "case-9").isEmpty)
            }
            try await store.write { try $0.save(other) }
            var again = one
            again.version = 3
            let third = again
            try await store.write { try $0.save(third) }
            try await store.read { view throws in
                let words = try view.orderedLinks(ofCase: "case-1")
                #expect(words == [link("case-3", "A-3", true, 2), link("case-2", "A-2", false, 5)])
                #expect(try view.orderedLinks(ofCase: "case-2") == other.links.ordered)
            }
            again.version = 4
            again.links.ordered = []
            let corrected = again
            try await store.write { try $0.save(corrected) }
            try await store.read { view throws in
                #expect(try view.orderedLinks(ofCase: "case-1") == [link("case-2", "A-2", false, 5)])
                #expect(try view.orderedLinks(ofCase: "case-3").isEmpty)
            }
        },
    ]

    private static func link(_ id: String, _ alertNo: String, _ isLinked: Bool, _ second: Int) -> OrderedLink {
        OrderedLink(caseID: id, alertNo: alertNo, isLinked: isLinked, by: "P6", at: StoreSample.at(second))
    }

    private static func check(_ state: CallBack.State) -> CallBack {
        var check = CallBack(taskID: "T", purpose: .performance, party: nil, dueAt: StoreSample.start)
        check.state = state
        return check
    }

    /// Cases of the sides `a` and `b`.
    private static func linked(in store: any CaseStore) async throws -> [LinkedCase] {
        try await store.read {
            try $0.linkedCases(LinkKeys(sides: [["a"], ["b"]], place: nil), excluding: nil, limit: 9)
        }
    }
}
