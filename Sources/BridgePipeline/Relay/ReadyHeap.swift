/// Cases in the order in which they are to be taken: a binary heap, smallest key first.
struct ReadyHeap<Key: Comparable> {
    private var items: [(key: Key, caseID: String)] = []

    var isEmpty: Bool { items.isEmpty }
    var firstKey: Key? { items.first?.key }

    mutating func insert(_ caseID: String, at key: Key) {
        items.append((key, caseID))
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard items[child].key < items[parent].key else { return }
            items.swapAt(child, parent)
            child = parent
        }
    }

    mutating func removeFirst() -> (key: Key, caseID: String)? {
        guard let first = items.first, let last = items.popLast() else { return nil }
        guard !items.isEmpty else { return first }
        items[0] = last
        var parent = 0
        while true {
            var smallest = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < items.count {
                if items[child].key < items[smallest].key { smallest = child }
            }
            guard smallest != parent else { return first }
            items.swapAt(parent, smallest)
            parent = smallest
        }
    }
}
