/// Lists of indices, each in order, in one array's memory.
struct IndexLists {
  private let all: [Int]
  /// Where each list ends; it begins where the one before it does. The first one is that of the indices that stand in none.
  private let ends: [Int32]

  /// - Parameters:
  ///   - groups: per index the list that it stands in, -1 none.
  ///   - count: of the lists.
  init(of groups: borrowing [Int32], groups count: Int) {
    let groups = groups.span
    // Which indices stand in none cannot be foreseen: they make a list of their own, the first one.
    var ends = [Int32](filled: 0, count: count + 1)
    var places = ends.mutableSpan
    for i in groups.indices { places[Int(groups[i]) + 1] += 1 }
    var start: Int32 = 0
    for g in places.indices {
      let size = places[g]
      places[g] = start
      start += size
    }
    var all = [Int](filled: 0, count: Int(start))
    var lists = all.mutableSpan
    for i in groups.indices {
      let g = Int(groups[i]) + 1
      lists[Int(places[g])] = i
      places[g] += 1
    }
    self.all = all
    self.ends = ends
  }

  func isEmpty(_ group: Int) -> Bool { ends[group] == ends[group + 1] }

  subscript(group: Int) -> ArraySlice<Int> { all[Int(ends[group])..<Int(ends[group + 1])] }
}
