internal import Lexicon

/// Who holds which office when.
struct OfficeIndex {
  let lexicon: CompiledLexicon

  /// The person who holds the office of a country or body on a date; without a date, the latest holder.
  func holder(of body: Int32, title: Int, on date: CalendarDate?) -> Int32? {
    let order = lexicon.officeOrder
    let day = date.map { Int($0.number) } ?? 99_999_999
    // The first office of the body and title in the order by both.
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      let office = order[middle]
      let of = lexicon.officeOf[office] - 1
      if of < Int(body) || of == Int(body) && lexicon.officeTitleKey[office] - 1 < title {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var best: Int32?
    var bestFrom = -1
    while low < order.count {
      let office = order[low]
      guard lexicon.officeOf[office] - 1 == Int(body), lexicon.officeTitleKey[office] - 1 == title else { break }
      let from = lexicon.officeFrom[office]
      if from > bestFrom, OfficeIndex.covers(from, lexicon.officeTo[office], day) {
        bestFrom = from
        best = Int32(lexicon.officePerson[office])
      }
      low += 1
    }
    return best
  }

  /// Whether a person holds an office of this title on a date.
  func holds(_ person: Int, _ title: Int, on date: CalendarDate?) -> Bool {
    let day = date.map { Int($0.number) } ?? 99_999_999
    return lexicon.range(of: person, in: lexicon.entityOfficeFirst).contains {
      lexicon.officeTitleKey[$0] - 1 == title
        && OfficeIndex.covers(lexicon.officeFrom[$0], lexicon.officeTo[$0], day)
    }
  }

  /// Whether a term holds a day. A month or day of 00 is unknown: the whole year or month counts.
  static func covers(_ from: Int, _ to: Int, _ day: Int) -> Bool {
    if from > day { return false }
    return to == 0 || day <= lastDay(to)
  }

  /// The last day of a term that ends then: where its month or day is 00, the end of the year or month.
  static func lastDay(_ to: Int) -> Int { to % 10000 == 0 ? to + 1231 : to % 100 == 0 ? to + 31 : to }
}
