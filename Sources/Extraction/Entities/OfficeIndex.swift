internal import Lexicon

/// Who holds which office when. Built on first use, then kept by the worker.
struct OfficeIndex {
  let lexicon: CompiledLexicon
  /// (country or body, title) → offices.
  private var byBody: [Int64: [Int32]]?
  private var personOf: [Int32] = []

  init(lexicon: CompiledLexicon) { self.lexicon = lexicon }

  private mutating func build() -> [Int64: [Int32]] {
    if let byBody { return byBody }
    var index: [Int64: [Int32]] = [:]
    personOf = [Int32](repeating: -1, count: lexicon.officeTitle.count)
    for person in 0..<lexicon.entityKey.count {
      for office in lexicon.range(of: person, in: lexicon.entityOfficeFirst) {
        personOf[office] = Int32(person)
        let title = lexicon.officeTitleKey[office] - 1
        let of = lexicon.officeOf[office] - 1
        if title >= 0 && of >= 0 { index[Int64(of) << 32 | Int64(title), default: []].append(Int32(office)) }
      }
    }
    byBody = index
    return index
  }

  /// The person who holds the office of a country or body on a date; without a date, the latest holder.
  mutating func holder(of body: Int32, title: Int, on date: CalendarDate?) -> Int32? {
    let index = build()
    let day = date.map { Int($0.number) } ?? 99_999_999
    var best: Int32?
    var bestFrom = -1
    for office in index[Int64(body) << 32 | Int64(title)] ?? [] {
      let from = lexicon.officeFrom[Int(office)]
      let to = lexicon.officeTo[Int(office)]
      guard OfficeIndex.covers(from, to, day) else { continue }
      if from > bestFrom {
        bestFrom = from
        best = personOf[Int(office)]
      }
    }
    return best
  }

  /// Whether a person holds an office of this title on a date.
  func holds(_ person: Int, _ title: Int, on date: CalendarDate?) -> Bool {
    let day = date.map { Int($0.number) } ?? 99_999_999
    return lexicon.range(of: person, in: lexicon.entityOfficeFirst).contains {
      lexicon.officeTitleKey[$0] - 1 == title && OfficeIndex.covers(lexicon.officeFrom[$0], lexicon.officeTo[$0], day)
    }
  }

  /// Whether a term holds a day. A month or day of 00 is unknown: the whole year or month counts.
  static func covers(_ from: Int, _ to: Int, _ day: Int) -> Bool {
    if from > day { return false }
    if to == 0 { return true }
    let last = to % 10000 == 0 ? to + 1231 : to % 100 == 0 ? to + 31 : to
    return day <= last
  }
}
