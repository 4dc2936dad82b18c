/// Lists of indices, each in order, in one array's memory.
struct IndexLists {
  private let all: [Int]
  /// Where each list ends; it begins where the one before it does.
  private let ends: [Int32]

  /// - Parameters:
  ///   - groups: per index the list that it stands in, -1 none.
  ///   - count: of the lists.
  init(of groups: borrowing [Int32], groups count: Int) {
    let groups = groups.span
    var ends = [Int32](filled: 0, count: count)
    var places = ends.mutableSpan
    for i in groups.indices where groups[i] >= 0 { places[Int(groups[i])] += 1 }
    var start: Int32 = 0
    for g in places.indices {
      let size = places[g]
      places[g] = start
      start += size
    }
    var all = [Int](filled: 0, count: Int(start))
    var lists = all.mutableSpan
    for i in groups.indices where groups[i] >= 0 {
      let g = Int(groups[i])
      lists[Int(places[g])] = i
      places[g] += 1
    }
    self.all = all
    self.ends = ends
  }

  private func start(_ group: Int) -> Int { group > 0 ? Int(ends[group - 1]) : 0 }

  func isEmpty(_ group: Int) -> Bool { start(group) == Int(ends[group]) }

  subscript(group: Int) -> ArraySlice<Int> { all[start(group)..<Int(ends[group])] }
}
