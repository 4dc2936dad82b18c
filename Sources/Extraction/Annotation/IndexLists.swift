/// Lists of indices, each in order, in one array's memory.
struct IndexLists {
  private var all: [Int]
  /// Where each list ends; it begins where the one before it does.
  private var ends: [Int32]

  /// - Parameters:
  ///   - groups: per index the list that it stands in, -1 none.
  ///   - count: of the lists.
  init(of groups: borrowing [Int32], groups count: Int) {
    let groups = groups.span
    ends = [Int32](filled: 0, count: count)
    var total = 0
    for i in groups.indices where groups[i] >= 0 {
      ends[Int(groups[i])] += 1
      total += 1
    }
    var start: Int32 = 0
    for g in ends.indices {
      let size = ends[g]
      ends[g] = start
      start += size
    }
    all = [Int](filled: 0, count: total)
    for i in groups.indices where groups[i] >= 0 {
      let g = Int(groups[i])
      all[Int(ends[g])] = i
      ends[g] += 1
    }
  }

  private func start(_ group: Int) -> Int { group > 0 ? Int(ends[group - 1]) : 0 }

  func isEmpty(_ group: Int) -> Bool { start(group) == Int(ends[group]) }

  subscript(group: Int) -> ArraySlice<Int> { all[start(group)..<Int(ends[group])] }
}
