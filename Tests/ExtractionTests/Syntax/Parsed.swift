import Lexicon
import Lexicons
import Segmentation
import Testing

@testable import Extraction

/// A text as the syntax stage reads it, printed so that a test can compare it at a glance.
struct Parsed {
  let words: Words
  let syntax: Syntax

  init(_ text: String) throws {
    let lexicon = CompiledLexicon.embedded
    let document = Document(text: text)
    let view = TextView(document.text)
    var words = Words()
    var textStage = try TextStage(lexicon: lexicon)
    textStage.run(view, into: &words)
    var table = EntityTable(lexicon: lexicon)
    var nameStage = try NameStage(lexicon: lexicon)
    nameStage.run(document, view, &words, &table, givenOnly: false)
    var stage = SyntaxStage(lexicon: lexicon)
    var syntax = Syntax()
    stage.run(words, into: &syntax)
    self.words = words
    self.syntax = syntax
  }

  func word(_ i: Int) -> String {
    guard i >= 0, i < words.count else { return "?" }
    return String(decoding: words.text[Int(words.tokens.starts[i])..<Int(words.tokens.ends[i])], as: UTF8.self)
  }

  /// `Oslo/PROPN rejected/VERB …`
  var tags: String { (0..<words.count).map { "\(word($0))/\(syntax.tags[$0].name)" }.joined(separator: " ") }

  /// The heads of a coordination chain: `Macron+Merz`.
  func heads(_ phrase: Int32) -> String {
    var result: [String] = []
    var p = phrase
    while p >= 0, result.count < 20 {
      result.append(word(Int(syntax.phrases[Int(p)].head)))
      p = syntax.phrases[Int(p)].nextConjunct
    }
    return result.joined(separator: "+")
  }

  /// One clause a line: `reject(subj=Oslo, obj=offer) negated`. A subject that is only understood has `~` for `=`.
  var clauses: [String] { syntax.clauses.map(line) }

  private func line(_ c: ClauseFrame) -> String {
    var slots: [String] = []
    if c.subject >= 0 { slots.append("subj" + (c.flags.contains(.controlled) ? "~" : "=") + heads(c.subject)) }
    if c.object >= 0 && c.object != c.indirectObject { slots.append("obj=" + heads(c.object)) }
    if c.indirectObject >= 0 { slots.append("iobj=" + heads(c.indirectObject)) }
    if c.agent >= 0 { slots.append("by=" + heads(c.agent)) }
    for complement in syntax.complements(of: c) {
      let marker = complement.marker >= 0 ? word(Int(complement.marker)) : "\(complement.kind)"
      if complement.phrase >= 0 {
        slots.append("\(marker)=\(heads(complement.phrase))")
      } else if complement.clause >= 0 {
        slots.append("\(marker)=[\(word(Int(syntax.clauses[Int(complement.clause)].predicate)))]")
      } else if complement.token >= 0 {
        slots.append("\(marker)=\(word(Int(complement.token)))")
      }
    }
    let names: [(ClauseFlags, String)] = [
      (.negated, "negated"), (.nearNegated, "hardly"), (.passive, "passive"), (.future, "future"), (.modal, "modal"),
      (.would, "would"),
      (.obligation, "obligation"), (.perfect, "perfect"), (.conditional, "conditional"), (.question, "question"),
      (.imperative, "imperative"),
      (.counterfactual, "counterfactual"),
    ]
    let flags = names.filter { c.flags.contains($0.0) }.map(\.1)
    let particle = c.particle >= 0 ? "_" + word(Int(c.particle)) : ""
    return "\(word(Int(c.predicate)))\(particle)(\(slots.joined(separator: ", ")))" + flags.map { " " + $0 }.joined()
  }
}

/// Expects these clauses, among others.
func expectClauses(_ text: String, _ wanted: String..., sourceLocation: SourceLocation = #_sourceLocation) {
  guard let parsed = try? Parsed(text) else {
    Issue.record("no segmentation", sourceLocation: sourceLocation)
    return
  }
  for clause in wanted where !parsed.clauses.contains(clause) {
    Issue.record("no `\(clause)` in \(parsed.clauses) of “\(text)”: \(parsed.tags)", sourceLocation: sourceLocation)
  }
}

/// Expects that no clause's line contains any of these.
func expectNone(_ text: String, _ unwanted: String..., sourceLocation: SourceLocation = #_sourceLocation) {
  guard let parsed = try? Parsed(text) else { return }
  for part in unwanted where parsed.clauses.contains(where: { $0.contains(part) }) {
    Issue.record("`\(part)` in \(parsed.clauses) of “\(text)”", sourceLocation: sourceLocation)
  }
}
