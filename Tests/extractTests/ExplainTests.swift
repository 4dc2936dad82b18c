import Extraction
import Foundation
import TestSupport
import Testing

@testable import extract

@Suite struct ExplainTests {
  private func plain(_ annotation: Annotation, width: Int = 100) -> String {
    ExplainView.render(annotation, terminal: Terminal(width: width, colour: false))
  }

  @Test func aStanceIsShownWithItsReckoning() {
    let view = plain(.contractExample)
    for line in [
      "example  2025-05-16  en",
      "1   Zelenskiy criticized Putin's decision not to attend the Istanbul talks.",
      "Volodymyr Zelenskyy “Zelenskiy” —(negative −0.60 ACCUSE asserted)→ Vladimir Putin\n           “Putin's decision",
      "cue         criticized  criticize  attitude, confidence 0.94",
      "negation    not",
      "trace       frame.attend  = +0.30  +0.30  attend",
      "negation.not  × −1.00  −0.30  not",
      "m1   Zelenskiy  alias PERSON person  person/volodymyr-zelenskyy",
      "q1   Volodymyr Zelenskyy “he”  direct  said  We can't be running around",
      "Volodymyr Zelenskyy → Vladimir Putin  0 for, 1 against, 0 neutral  s1",
      "Positions", "Entities",
    ] {
      #expect(view.contains(line), "\(line)\n---\n\(view)")
    }
    #expect(!view.contains("\u{1B}"))
  }

  @Test func everyPartIsShown() {
    let view = plain(.everything)
    for part in [
      "PROPN", "negated", "passive future", "that", "head deal", "nobody named", "the author", "ceasefire",
      "says        Ukraine “Kyiv”  said",
      "in no lexicon", "Warnings", "some-span", "windows-1254", "President",
    ] {
      #expect(view.contains(part), "\(part)\n---\n\(view)")
    }
  }

  @Test(arguments: [40, 60, 80, 120])
  func linesKeepToTheTerminalsWidth(width: Int) {
    for annotation in [Annotation.contractExample, .everything] {
      for line in plain(annotation, width: width).split(separator: "\n") {
        // A single word may be longer than the line.
        #expect(TextWidth.of(String(line)) <= width || line.split(separator: " ").count <= 2, "\(line)")
      }
    }
  }

  @Test func colourIsAllThatColourAdds() {
    let coloured = ExplainView.render(.contractExample, terminal: Terminal(width: 100, colour: true))
    #expect(coloured.contains("\u{1B}[1;31m"))
    #expect(coloured.replacing(/\x{1B}\[[0-9;]*m/, with: "") == plain(.contractExample))
  }

  @Test func noTextDrivesTheTerminal() {
    var annotation = Annotation(
      id: "\u{1B}]0;x\u{7}", text: Array("a\u{1B}[31m\u{9B}b\u{202E}c\r\nd".utf8), language: "en")
    annotation.sentences = [.init(span: TextSpan(0, annotation.text.count), block: 0)]
    let view = plain(annotation)
    #expect(
      view.unicodeScalars.allSatisfy {
        $0 == "\n" || !(0..<0x20).contains($0.value) && !(0x7F..<0xA0).contains($0.value)
      })
    #expect(view.contains("a␛[31m�b�c d"))
  }

  @Test func randomTextIsShown() {
    for seed in 0..<200 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      let text = Array(random.text(maximumLength: 300, words: true).utf8)
      #expect(!plain(Annotation(id: "x", text: text, language: ""), width: 40).isEmpty)
    }
  }

  @Test func theCommandShowsATextAFileOrStandardInput() throws {
    for result in [
      try Program.run("explain", "--text", "Ankara criticised Paris."),
      try Program.run("explain", input: "Ankara criticised Paris."),
      try Program.run("explain", "--from", "jsonl", "-", input: "\n{\"text\":\"Ankara criticised Paris.\"}\r\n"),
    ] {
      #expect(result.status == 0 && result.errors.isEmpty)
      #expect(result.text.contains("Ankara criticised Paris.") && !result.text.contains("\u{1B}"))
    }
    let failed = try Program.run("explain", "/nonexistent")
    #expect(failed.status == 2 && failed.output.isEmpty && failed.errors.contains("unreadable-file"))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func aTerminalGetsColourAndIndentedJSON() throws {
    let coloured = try Program.bash(#"script -qec "'$EXTRACT' explain --text 'Ankara criticised Paris.'" /dev/null"#)
    #expect(coloured.text.contains("\u{1B}["))
    let plain = try Program.bash(
      #"NO_COLOR=1 script -qec "'$EXTRACT' explain --text 'Ankara criticised Paris.'" /dev/null"#)
    #expect(!plain.text.contains("\u{1B}[") && plain.text.contains("Ankara"))
    let seed = Program.root.appending(path: "seeds/istanbul-talks-open.txt").path
    #expect(
      try Program.bash(#"script -qec "'$EXTRACT' '\#(seed)'" /dev/null"#).text.hasPrefix(
        "{\r\n \"schema\": \"extract/1\",\r\n"))
    #expect(try Program.bash(#"script -qec "'$EXTRACT' --compact '\#(seed)'" /dev/null"#).lines.count == 1)
    #expect(try Program.bash(#"script -qec "'$EXTRACT' '\#(seed)' '\#(seed)'" /dev/null"#).lines.count == 2)
    #expect(try Program.run("--pretty", seed).text.hasPrefix("{\n \"schema\": \"extract/1\",\n"))
  }
}
