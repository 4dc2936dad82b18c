/// One stance as the report's tables and pictures count it.
struct ReportRow {
  var document: Int
  var id: String
  var date: String
  var stance: Int
  var holderKey: String
  var holder: String
  var targetKey: String
  var target: String
  /// In ten-thousandths.
  var score: Int
  var event: String
  var factuality: String
  var evidence: String

  /// Reads a row of `ReportWriter`.
  init?(_ line: ArraySlice<UInt8>, document: Int) {
    let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    guard fields.count == 11, let stance = Int(fields[2]), let score = Int(fields[7]) else { return nil }
    self.document = document
    id = fields[0]
    date = fields[1]
    self.stance = stance
    (holderKey, holder, targetKey, target) = (fields[3], fields[4], fields[5], fields[6])
    self.score = score
    (event, factuality, evidence) = (fields[8], fields[9], fields[10])
  }

  /// Whether it counts in sums, as in the positions of a document: said to be so, and between parties that are known.
  var counts: Bool { !["question", "conditional", "hypothetical"].contains(factuality) && !holderKey.isEmpty && !targetKey.isEmpty }
}

/// How often somebody is for and against somebody.
struct ReportTally {
  var positive = 0
  var negative = 0
  var neutral = 0

  var count: Int { positive + negative + neutral }

  mutating func add(_ score: Int) {
    if score > 0 { positive += 1 } else if score < 0 { negative += 1 } else { neutral += 1 }
  }
}

/// The parties and pairs of a report, the most frequent first.
struct ReportCounts {
  struct Pair: Hashable {
    var holder: String
    var target: String
  }

  private(set) var pairs: [Pair: ReportTally] = [:]
  private(set) var names: [String: String] = [:]
  private var holders: [String: Int] = [:]
  private var targets: [String: Int] = [:]
  /// By date; stances of documents without one are not in it.
  private(set) var dates: [String: ReportTally] = [:]

  mutating func add(_ row: ReportRow) {
    guard row.counts else { return }
    names[row.holderKey] = names[row.holderKey] ?? row.holder
    names[row.targetKey] = names[row.targetKey] ?? row.target
    holders[row.holderKey, default: 0] += 1
    targets[row.targetKey, default: 0] += 1
    pairs[Pair(holder: row.holderKey, target: row.targetKey), default: ReportTally()].add(row.score)
    if !row.date.isEmpty { dates[row.date, default: ReportTally()].add(row.score) }
  }

  func topHolders(_ limit: Int) -> [String] { ReportCounts.top(holders, limit) }
  func topTargets(_ limit: Int) -> [String] { ReportCounts.top(targets, limit) }

  /// By how often they hold or are held.
  func topParties(_ limit: Int) -> [String] { ReportCounts.top(holders.merging(targets, uniquingKeysWith: +), limit) }

  private static func top(_ counts: [String: Int], _ limit: Int) -> [String] {
    counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(limit).map(\.key)
  }
}
