import ArgumentParser
import CJSON
import Formats

/// How long a period is.
enum Period: String, CaseIterable, ExpressibleByArgument {
  case day, week, month, quarter, year, all

  /// The period that a date lies in: `2025-05-16`, `2025-W20`, `2025-05`, `2025-Q2`, `2025`; empty where there is no date, or one period.
  func name(_ date: String) -> String {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard self != .all, parts.count == 3 else { return "" }
    switch self {
    case .day: return date
    case .week:
      let (year, week) = Period.week(parts[0], parts[1], parts[2])
      return Period.padded(year, 4) + "-W" + Period.padded(week, 2)
    case .month: return String(date.prefix(7))
    case .quarter: return date.prefix(4) + "-Q\((parts[1] + 2) / 3)"
    case .year: return String(date.prefix(4))
    case .all: return ""
    }
  }

  /// The week of ISO 8601 and its year: that of the week's Thursday.
  static func week(_ year: Int, _ month: Int, _ day: Int) -> (year: Int, week: Int) {
    let thursday = days(year, month, day) - (days(year, month, day) + 3) % 7 + 3
    var of = year
    while days(of + 1, 1, 1) <= thursday { of += 1 }
    while days(of, 1, 1) > thursday { of -= 1 }
    return (of, (thursday - days(of, 1, 1)) / 7 + 1)
  }

  /// Days since 1 January 1970, a Thursday, in the Gregorian calendar, plus as many whole weeks as make it positive.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y + 400) / 400
    let ofEra = (y + 400) - era * 400
    let ofYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    // 400 years are 20,871 whole weeks.
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468 - 146_097 + 7 * 200_000
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// One row: what the documents of a period and source say of a holder and a target.
struct AggregateRow {
  struct Key: Hashable, Comparable {
    var period: String
    var source: String
    var holder: String
    var target: String

    static func < (a: Key, b: Key) -> Bool {
      for (x, y) in [(a.period, b.period), (a.source, b.source), (a.holder, b.holder), (a.target, b.target)] where x != y {
        return x.utf8.lexicographicallyPrecedes(y.utf8)
      }
      return false
    }
  }

  var key: Key
  var holderName: String
  var targetName: String
  var documents = 0
  var positive = 0
  var negative = 0
  var neutral = 0
  /// The sum of documents' scores times their stances, in units of 0.0001: whole numbers, so that the order of the documents does not matter.
  var sum = 0
  /// The first stances, as a document's id and a stance's.
  var evidence: [(document: String, stance: String)] = []

  var stances: Int { positive + negative + neutral }
  /// The mean score of the stances.
  var score: Double { stances == 0 ? 0 : Double(sum) / Double(stances) / 10_000 }
}

/// Sums positions up. Holds one entry for each row, and nothing of a document.
struct Aggregation {
  private let period: Period
  private let evidence: Int
  private var places: [AggregateRow.Key: Int] = [:]
  private var entries: [AggregateRow] = []
  private(set) var documents = 0

  init(by period: Period, evidence: Int) {
    self.period = period
    self.evidence = evidence
  }

  var count: Int { entries.count }

  /// Adds lines. Returns how many are no output of extract; error records are none of the documents, and no fault.
  mutating func add(_ batch: LineBatch, _ reader: PositionReader) -> Int {
    var faults = 0
    var bytes = batch.bytes
    if bytes.last != 0x0A { bytes.append(0x0A) }
    var line = batch.firstLine
    unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      var start = 0
      while start < buffer.count {
        let end = unsafe LineEnds.next(UnsafeRawBufferPointer(buffer), from: start) ?? buffer.count - 1
        unsafe buffer[end] = 0
        let text = unsafe UnsafeBufferPointer(rebasing: buffer[start..<end])
        if unsafe text.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) {
          switch unsafe reader.read(text) {
          case .document(let found): add(found)
          case .failed: break
          case .other:
            if faults == 0 { StandardError.write("extract: \(batch.file):\(line): not a line that extract wrote") }
            faults += 1
          }
        }
        start = end + 1
        line += 1
      }
    }
    return faults
  }

  private mutating func add(_ document: PositionReader.Found) {
    documents += 1
    let period = period.name(document.date)
    for position in document.positions {
      let key = AggregateRow.Key(period: period, source: document.source, holder: position.holder, target: position.target)
      let place: Int
      if let known = places[key] {
        place = known
      } else {
        place = entries.count
        places[key] = place
        entries.append(AggregateRow(key: key, holderName: position.holderName, targetName: position.targetName))
      }
      entries[place].documents += 1
      entries[place].positive += position.positive
      entries[place].negative += position.negative
      entries[place].neutral += position.neutral
      entries[place].sum += Int((position.score * 10_000).rounded()) * (position.positive + position.negative + position.neutral)
      for stance in position.stances where entries[place].evidence.count < evidence {
        entries[place].evidence.append((document.id, stance))
      }
    }
  }

  /// Sorted by period, source, holder and target, by their bytes.
  func rows() -> [AggregateRow] { entries.sorted { $0.key < $1.key } }
}
