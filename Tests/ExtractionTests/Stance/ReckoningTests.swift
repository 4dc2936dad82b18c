import Testing

@testable import Extraction

@Suite struct ReckoningTests {
  private func replay(_ r: Reckoning) -> Double {
    r.trace.reduce(0) { score, step in
      switch step.operation {
      case .set: step.value
      case .multiply: score * step.value
      case .add: score + step.value
      case .note: score
      }
    }
  }

  @Test func theRecordReplaysToTheScore() {
    var r = Reckoning()
    r.set(-0.7, "frame")
    r.multiply(1.25, "intensifier")
    r.note("report")
    r.multiply(0.9, "mood")
    #expect(replay(r) == r.score)
    #expect(r.trace.map(\.rule) == ["frame", "intensifier", "report", "mood"])
  }

  @Test func theScoreStaysInRange() {
    var r = Reckoning()
    r.set(-0.9, "frame")
    r.multiply(1.25, "intensifier")
    r.multiply(-3, "absurd")
    #expect(abs(r.score) <= 1 + 1e-12)
    #expect(r.score > 0)
    #expect(replay(r) == r.score)
  }

  @Test func nothingStaysNothing() {
    var r = Reckoning()
    r.multiply(1e9, "absurd")
    #expect(r.score == 0)
  }
}
