/// The stances of a document as they are told: sorted by evidence; of two that say the same with the same cue, a frame's own, then the surer.
enum StanceOrder {
  /// Numbers are sorted, not drafts, which are large and then moved to their places.
  static func sort(_ drafts: inout [StanceDraft]) {
    guard drafts.count > 1 else { return }
    var kept = places(of: drafts)
    move(&drafts, by: &kept)
    drafts.removeLast(drafts.count - kept.count)
  }

  /// Moves those of some places to the front, without a copy.
  private static func move(_ drafts: inout [StanceDraft], by places: inout [Int]) {
    var all = drafts.mutableSpan
    for i in places.indices {
      var place = places[i]
      // What stood at an earlier place went where the one for that place came from.
      while place < i { place = places[place] }
      if place != i { all.swapAt(i, place) }
      places[i] = place
    }
  }

  /// The places of those that are told, in their order.
  private static func places(of drafts: [StanceDraft]) -> [Int] {
    var order = Array(drafts.indices)
    order.sort { i, j in
      if drafts[i].cueFirst != drafts[j].cueFirst { return drafts[i].cueFirst < drafts[j].cueFirst }
      if drafts[i].isDerived != drafts[j].isDerived { return drafts[j].isDerived }
      return drafts[i].confidence != drafts[j].confidence ? drafts[i].confidence > drafts[j].confidence : i < j
    }
    var kept: [Int] = []
    kept.reserveCapacity(order.count)
    for i in order where !isSaid(drafts, i, kept) { kept.append(i) }
    // Of those with the same evidence the order stays.
    for (place, i) in kept.enumerated() { order[i] = place }
    kept.sort { i, j in
      if drafts[i].first != drafts[j].first { return drafts[i].first < drafts[j].first }
      if drafts[i].cueFirst != drafts[j].cueFirst { return drafts[i].cueFirst < drafts[j].cueFirst }
      return drafts[i].target.first != drafts[j].target.first ? drafts[i].target.first < drafts[j].target.first : order[i] < order[j]
    }
    return kept
  }

  /// Whether one of those kept says the same. Those of the same sentence come last.
  private static func isSaid(_ drafts: [StanceDraft], _ i: Int, _ kept: [Int]) -> Bool {
    var k = kept.count
    while k > 0, kept.count - k < 512, drafts[kept[k - 1]].sentence == drafts[i].sentence {
      k -= 1
      if isSame(drafts, kept[k], i) { return true }
    }
    return false
  }

  private static func isSame(_ drafts: [StanceDraft], _ i: Int, _ j: Int) -> Bool {
    drafts[i].target.entity == drafts[j].target.entity && drafts[i].holder.entity == drafts[j].holder.entity
      && drafts[i].holder.isAuthor == drafts[j].holder.isAuthor
      && (drafts[i].holder.entity >= 0 || drafts[i].holder.first == drafts[j].holder.first)
      && (drafts[i].score < 0) == (drafts[j].score < 0) && (drafts[i].score > 0) == (drafts[j].score > 0)
      && drafts[i].target.first < drafts[j].target.end && drafts[j].target.first < drafts[i].target.end
  }
}
