internal import Lexicon

// What those who report a stance commit themselves to: "admitted that" leaves it asserted, "said that" attributed, "claimed that" doubted.
extension StanceStage {
  /// Weakens a reckoning that is doubted, and notes one that is granted.
  /// - Parameter chain: who reports it; whoever holds it is not among them.
  /// - Returns: a factor for the confidence.
  func committed(_ chain: [ReporterDraft], _ r: inout Reckoning) -> Double {
    var factor = 1.0
    for reporter in chain {
      switch reading.commitment(reporter.cueFirst, reporter.cueEnd) {
      case .doubt:
        factor *= 0.85
        if r.score != 0 { r.multiply(0.7, "report.doubted", reporter.cueFirst, reporter.cueEnd) }
      case .factive:
        factor *= 1.05
        r.note("report.granted", reporter.cueFirst, reporter.cueEnd)
      case .neutral: break
      }
    }
    return min(factor, 1.05)
  }
}
