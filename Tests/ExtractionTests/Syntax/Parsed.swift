import Lexicon
import Lexicons
import Segmentation
import Testing

@testable import Extraction

/// A text as the syntax stage reads it, printed so that a test can compare it at a glance.
struct Parsed {
  let words: Words
  let syntax: Syntax

  /// - Parameter stretch: how many tokens are chunked before their clauses are built; nil for as many as the program does.
  init(_ text: String, stretch: Int? = nil) throws {
    let lexicon = CompiledLexicon.embedded
    let document = Document(text: text)
    let view = TextView(document.text)
    var words = Words()
    var textStage = try TextStage(lexicon: lexicon)
    textStage.run(view, into: &words)
    var table = EntityTable(lexicon: lexicon)
    var nameStage = NameStage(lexicon: lexicon, tokenizer: textStage.tokenizer)
    nameStage.run(document, view, &words, &table, givenOnly: false)
    var stage = SyntaxStage(lexicon: lexicon)
    var syntax = Syntax()
    if let stretch { stage.run(words, stretch: stretch, into: &syntax) } else { stage.run(words, into: &syntax) }
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
  var clauses: [String] { parsedClauses.map(\.line) }

  var parsedClauses: [ParsedClause] { syntax.clauses.map(parsed) }

  private func parsed(_ c: ClauseFrame) -> ParsedClause {
    var core: [String] = []
    if c.subject >= 0 { core.append("subj" + (c.flags.contains(.controlled) ? "~" : "=") + heads(c.subject)) }
    if c.object >= 0 && c.object != c.indirectObject { core.append("obj=" + heads(c.object)) }
    if c.indirectObject >= 0 { core.append("iobj=" + heads(c.indirectObject)) }
    if c.agent >= 0 { core.append("by=" + heads(c.agent)) }
    var slots: [String] = []
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
    var links: [String] = []
    if c.antecedent >= 0 { links.append("on=" + heads(c.antecedent)) }
    if c.governor >= 0 { links.append("under=" + word(Int(syntax.clauses[Int(c.governor)].predicate))) }
    let names: [(ClauseFlags, String)] = [
      (.negated, "negated"), (.nearNegated, "hardly"), (.passive, "passive"), (.future, "future"), (.modal, "modal"),
      (.would, "would"),
      (.obligation, "obligation"), (.conditional, "conditional"), (.question, "question"),
      (.imperative, "imperative"),
      (.counterfactual, "counterfactual"),
    ]
    let tenses: [(ClauseFlags, String)] = [(.past, "past"), (.perfect, "perfect"), (.progressive, "progressive")]
    return ParsedClause(
      predicate: word(Int(c.predicate)) + (c.particle >= 0 ? "_" + word(Int(c.particle)) : ""), core: core, complements: slots,
      links: links, flags: names.filter { c.flags.contains($0.0) }.map(\.1), tense: tenses.filter { c.flags.contains($0.0) }.map(\.1))
  }

  /// One phrase a line: its words, then its links.
  var phrases: [String] {
    syntax.phrases.map { p in
      var s = (Int(p.first)..<Int(p.end)).map { word($0) }.joined(separator: " ")
      func head(_ phrase: Int32) -> String { word(Int(syntax.phrases[Int(phrase)].head)) }
      if p.possessor >= 0 { s += " <" + heads(p.possessor) }
      if p.apposition >= 0 { s += " =" + head(p.apposition) }
      if p.governor >= 0 { s += " \(word(Int(p.preposition)))>" + head(p.governor) }
      if p.nextConjunct >= 0 { s += " +" + head(p.nextConjunct) }
      return s
    }
  }
}

/// A clause in words.
struct ParsedClause {
  var predicate: String
  /// Subject, object, addressee, agent.
  var core: [String]
  var complements: [String]
  /// The noun and the clause it hangs on.
  var links: [String]
  var flags: [String]
  var tense: [String]

  var further: [String] { complements + links }

  /// Without links and tense, but for the perfect.
  var line: String {
    let perfect = tense.contains("perfect") ? [" perfect"] : []
    let mood = flags.map { " " + $0 }
    let early = mood.filter { $0 != " conditional" && $0 != " question" && $0 != " imperative" && $0 != " counterfactual" }
    let late = mood.filter { !early.contains($0) }
    return "\(predicate)(\((core + complements).joined(separator: ", ")))" + (early + perfect + late).joined()
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
