import CaseModel
import CaseStorage
import Testing

extension StoreCheck {
    static let trail = [
        StoreCheck("the trail is read back in order, whole and by case") { store in
            let links = [
                StoreSample.link(1, after: "", cause: 1),
                StoreSample.link(2, after: "+1", of: nil, cause: 2),
                StoreSample.link(3, after: "+1+2"),
            ]
            #expect(try await store.read { try $0.trailHead() } == nil)
            try await store.write { try $0.append(Array(links[0...1])) }
            try await store.write { try $0.append([links[2]]) }
            try await store.read { view throws in
                let all = try view.trail(from: 1, limit: 9)
                #expect(all.map(\.link) == links)
                #expect(all.map(\.sequence) == all.map(\.sequence).sorted())
                #expect(try view.trailHead() == all.last)
                #expect(try view.trail(ofCase: "case-1") == [all[0], all[2]])
                #expect(try view.trail(from: all[1].sequence, limit: 1) == [all[1]])
            }
        },
        StoreCheck("a link that does not continue the chain is refused") { store in
            try await store.write { try $0.append([StoreSample.link(1, after: "")]) }
            for links in [
                [StoreSample.link(2, after: "")],
                [StoreSample.link(2, after: "+1"), StoreSample.link(3, after: "+1")],
            ] {
                let error = await #expect(throws: StoreError.self) { try await store.write { try $0.append(links) } }
                #expect(error?.code == .conflict)
            }
            #expect(try await store.read { try $0.trail(from: 1, limit: 9).count } == 1)
        },
        StoreCheck("what decided is kept once per digest") { store in
            let artifact = DecisionArtifact(name: "rules/indicators.yaml", digest: "sha256:1", content: [0, 255])
            try await store.write { transaction in
                try transaction.keep(artifact)
                try transaction.keep(DecisionArtifact(name: "copy.yaml", digest: "sha256:1", content: [0, 255]))
            }
            #expect(try await store.read { try $0.artifact(digest: "sha256:1") } == artifact)
            #expect(try await store.read { try $0.artifact(digest: "sha256:2") } == nil)
        },
        StoreCheck("a named value is replaced and removed") { store in
            try await store.write { try $0.setValue("head", "1") }
            try await store.write { try $0.setValue("head", "2") }
            #expect(try await store.read { try $0.value("head") } == "2")
            try await store.write { try $0.setValue("head", nil) }
            #expect(try await store.read { try $0.value("head") } == nil)
        },
    ]
}
