import Extraction
import Foundation
import Testing

/// The project's own minimal pairs: a sentence that must say something, and beside it one that looks alike and must say something else.
///
/// The cases are data: one file for each phenomenon in `MinimalPairs/`, in the format that its README describes.
@Suite struct MinimalPairTests {
  /// What a case must yield, or must not.
  struct Claim: Sendable {
    let isForbidden: Bool
    let holder: String
    let polarity: Polarity
    let target: String
    let event: String?
    let factuality: String?
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let line: Int
    let text: String
    let claims: [Claim]
    let isNearMiss: Bool
    let isKnownWrong: Bool
    var testDescription: String { "\(file):\(line) \(text)" }
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("MinimalPairs")

  static let cases: [Case] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().flatMap { name in
      let text = (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
        parse(String(line), file: name, line: number + 1)
      }
    }
  }()

  /// `[?][~]SENTENCE => CLAIM; CLAIM; !CLAIM`, with claims `HOLDER SIGN TARGET [@EVENT] [#FACTUALITY]`.
  static func parse(_ line: String, file: String, line number: Int) -> Case? {
    guard !line.isEmpty, !line.hasPrefix("#"), let arrow = line.range(of: " => ") else { return nil }
    var text = line[..<arrow.lowerBound]
    let isKnownWrong = text.hasPrefix("?")
    if isKnownWrong { text = text.dropFirst() }
    let isNearMiss = text.hasPrefix("~")
    if isNearMiss { text = text.dropFirst() }
    let claims = line[arrow.upperBound...].components(separatedBy: "; ").compactMap(claim)
    return Case(
      file: file, line: number, text: String(text), claims: claims, isNearMiss: isNearMiss, isKnownWrong: isKnownWrong)
  }

  static func claim(_ words: String) -> Claim? {
    var words = words.trimmingCharacters(in: .whitespaces)
    let isForbidden = words.hasPrefix("!")
    if isForbidden { words.removeFirst() }
    for (sign, polarity) in [(" + ", Polarity.positive), (" - ", .negative), (" 0 ", .neutral)] {
      guard let middle = words.range(of: sign) else { continue }
      var event: String?
      var factuality: String?
      var target: [String] = []
      for word in words[middle.upperBound...].split(separator: " ") {
        if word.hasPrefix("@") {
          event = String(word.dropFirst())
        } else if word.hasPrefix("#") {
          factuality = String(word.dropFirst())
        } else {
          target.append(String(word))
        }
      }
      return Claim(
        isForbidden: isForbidden, holder: String(words[..<middle.lowerBound]), polarity: polarity, target: target.joined(separator: " "),
        event: event, factuality: factuality)
    }
    return nil
  }

  private func holds(_ annotation: Annotation, _ claim: Claim) -> Bool {
    annotation.stances.contains { stance in
      stance.polarity == claim.polarity && annotation.isCalled(stance.holder, claim.holder)
        && annotation.isCalled(stance.target, claim.target)
        && (claim.event == nil || claim.event == (stance.event?.rawValue ?? "none"))
        && (claim.factuality == nil || claim.factuality == stance.factuality.rawValue)
    }
  }

  @Test(arguments: cases) func aCaseSaysWhatItSaysAndNoMore(_ example: Case) throws {
    let annotation = try annotate(example.text)
    let wrong = example.claims.filter { holds(annotation, $0) == $0.isForbidden }
    if example.isKnownWrong {
      withKnownIssue(isIntermittent: true) { #expect(wrong.isEmpty) }
    } else {
      #expect(wrong.isEmpty, "\(example.text) \(annotation.stanceLines)")
    }
  }

  /// Every stance's record replays to its score.
  @Test(arguments: cases) func theTraceReplays(_ example: Case) throws {
    for stance in try annotate(example.text).stances { expectReplay(stance) }
  }

  @Test func theTraceReplaysOverTheSeeds() throws {
    let seeds = MinimalPairTests.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("seeds")
    let names = try FileManager.default.contentsOfDirectory(atPath: seeds.path).filter { $0.hasSuffix(".txt") }
    #expect(!names.isEmpty)
    for name in names {
      let stances = try annotate(String(contentsOf: seeds.appendingPathComponent(name), encoding: .utf8)).stances
      #expect(!stances.isEmpty, "\(name)")
      for stance in stances { expectReplay(stance) }
    }
  }

  private func expectReplay(_ stance: Annotation.Stance) {
    let trace = stance.trace
    #expect(!trace.isEmpty)
    let replayed = trace.reduce(0.0) { score, step in
      switch step.operation {
      case .set: step.value
      case .multiply: score * step.value
      case .add: score + step.value
      case .note: score
      }
    }
    #expect(abs(replayed - stance.score) < 0.0002, "\(trace)")
  }

  /// There are as many cases as promised, silence passes none, each has its near miss, and few are known to be wrong.
  @Test func theSuiteIsWhole() {
    let cases = MinimalPairTests.cases
    let files = Set(cases.map { $0.file }).count
    let nearMisses = cases.filter { $0.isNearMiss }
    let passedBySilence = cases.filter { example in !example.claims.contains { !$0.isForbidden } }.map { $0.text }
    let forbidNothing = nearMisses.filter { example in !example.claims.contains { $0.isForbidden } }.map { $0.text }
    let knownWrong = cases.filter { $0.isKnownWrong }.count
    #expect(cases.count >= 600)
    #expect(files >= 30)
    #expect(passedBySilence == [])
    #expect(forbidNothing == [])
    #expect(nearMisses.count * 2 == cases.count)
    #expect(Double(knownWrong) <= 0.03 * Double(cases.count))
  }
}

extension Annotation {
  /// Whether a role is called so: its entity's name or key, its issue, its whole text, or, of a name in lower case, words of its text.
  fileprivate func isCalled(_ role: Role, _ name: String) -> Bool {
    switch role {
    case .author: return name == "author"
    case .phrase(let phrase):
      if let entity = phrase.entity, entities[entity].name == name || entities[entity].key == name { return true }
      if phrase.issue == name { return true }
      let text = string(phrase.span)
      return text == name || name == name.lowercased() && " \(text.lowercased()) ".contains(" \(name) ")
    }
  }
}
