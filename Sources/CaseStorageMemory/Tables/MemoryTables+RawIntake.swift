import CaseStorage

extension MemoryTables {
    func rawDeliveries() -> [RawDelivery] { rawByID.values.sorted { $0.id < $1.id } }

    func keep(_ delivery: RawDelivery) -> Int64 {
        var kept = delivery
        kept.id = rawNumbers.append(true)
        rawByID[kept.id] = kept
        return kept.id
    }

    func countCrash(ofRaw id: Int64) { rawByID[id]?.crashes += 1 }

    func forget(raw id: Int64) { rawByID[id] = nil }
}
