import Extraction
import Testing

/// What speakers say of those they speak of, and what is no judgement of theirs.
@Suite struct SpeakerToneTests {
  @Test(arguments: [
    ("Merz said that Norway had squandered the money.", "person/friedrich-merz | negative | country/NO"),
    ("Merz said that Norway had made a terrible mistake.", "person/friedrich-merz | negative | country/NO"),
    ("“Norway has betrayed its neighbours,” Merz said.", "person/friedrich-merz | negative | country/NO"),
    ("Merz said that Norway was too weak.", "person/friedrich-merz | negative | country/NO"),
    ("Merz said it was wrong for Norway to wait.", "person/friedrich-merz | negative | country/NO"),
    ("Merz said that Norway was the right choice.", "person/friedrich-merz | positive | country/NO"),
    ("“Norway wants to destroy our fleet,” Merz said.", "person/friedrich-merz | negative | country/NO"),
    ("Merz said that Norway had fought corruption and destroyed the terrorists.", "person/friedrich-merz | positive | country/NO"),
  ])
  func aSpeakerJudgesByWhatHeSaysThatSomebodyDid(_ text: String, _ stance: String) throws {
    let lines = try annotate(text).stanceLines
    #expect(lines.contains { $0.hasPrefix(stance) }, "\(lines)")
  }

  @Test(arguments: [
    "Norway had squandered the money.",
    "Merz said that Norway had bought the money.",
    "Merz did not believe that Norway had squandered the money.",
    "Merz asked if Norway had squandered the money.",
    "Merz said that Norway had condemned the storm.",
    "Merz said that Norway had done its best.",
    "Merz said that Norway rejected the truce.",
  ])
  func aReportThatJudgesNobodyIsNoStance(_ text: String) throws {
    let lines = try annotate(text).stanceLines
    #expect(!lines.contains { $0.hasPrefix("person/friedrich-merz |") && $0.contains("| country/NO") && !$0.contains("neutral") }, "\(lines)")
  }
}
