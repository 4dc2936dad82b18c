public import Extraction

extension Annotation {
  /// What the contract promises of every annotation and this one breaks, each as a sentence; empty where all holds.
  public var violations: [String] {
    var checker = InvariantChecker(self)
    checker.check()
    return checker.violations
  }
}

private struct InvariantChecker {
  let annotation: Annotation
  var violations: [String] = []

  init(_ annotation: Annotation) { self.annotation = annotation }

  mutating func check() {
    if String(validating: annotation.text, as: UTF8.self) == nil { violations.append("text is not UTF-8") }
    list("blocks", annotation.blocks.map(\.span))
    list("sentences", annotation.sentences.map(\.span))
    list("tokens", (annotation.tokens ?? []).map(\.span), disjoint: true)
    list("mentions", annotation.mentions.map(\.span))
    list("quotes", annotation.quotes.map(\.span))
    list("stances", annotation.stances.map(\.span))
    for (i, sentence) in annotation.sentences.enumerated() {
      index("sentence \(i)", "block", sentence.block, annotation.blocks.count)
    }
    clauses()
    entities()
    quotes()
    stances()
    positions()
    for (i, warning) in annotation.warnings.enumerated() {
      if let span = warning.span { self.span("warning \(i)", span) }
    }
  }

  private mutating func clauses() {
    for (i, clause) in (annotation.clauses ?? []).enumerated() {
      let name = "clause \(i)"
      span(name, clause.predicate)
      index(name, "sentence", clause.sentence, annotation.sentences.count)
      for argument in clause.subject + clause.object + clause.agent + clause.complements {
        span(name, argument.span)
        span(name, argument.head)
        if !argument.span.contains(argument.head) { violations.append("\(name): a head is outside its argument") }
        if let mention = argument.mention { index(name, "mention", mention, annotation.mentions.count) }
      }
    }
  }

  private mutating func entities() {
    var keys: Set<String> = []
    for (i, entity) in annotation.entities.enumerated() {
      let name = "entity \(i)"
      if entity.key.isEmpty { violations.append("\(name) has no key") }
      if !keys.insert(entity.key).inserted { violations.append("\(name): the key \(entity.key) is another's too") }
      if !(0...1).contains(entity.salience) { violations.append("\(name): salience \(entity.salience)") }
      if let tone = entity.tone {
        if tone.positive + tone.negative != tone.stances.count { violations.append("\(name): its tone's counts are not its stances'") }
        if !(-1...1).contains(tone.score) { violations.append("\(name): tone \(tone.score)") }
        for stance in tone.stances { index(name, "tone", stance, annotation.stances.count) }
      }
      for mention in entity.mentions {
        index(name, "mention", mention, annotation.mentions.count)
        if annotation.mentions.indices.contains(mention), annotation.mentions[mention].entity != i {
          violations.append("\(name): mention \(mention) is another's")
        }
      }
    }
    for (i, mention) in annotation.mentions.enumerated() {
      let name = "mention \(i)"
      index(name, "entity", mention.entity, annotation.entities.count)
      if annotation.entities.indices.contains(mention.entity), !annotation.entities[mention.entity].mentions.contains(i) {
        violations.append("\(name) is not in its entity's list")
      }
      if mention.span.isEmpty { violations.append("\(name) is empty") }
      if !(0...1).contains(mention.score) { violations.append("\(name): score \(mention.score)") }
    }
  }

  private mutating func quotes() {
    for (i, quote) in annotation.quotes.enumerated() {
      let name = "quote \(i)"
      list(name + " parts", quote.parts, disjoint: true)
      if let first = quote.parts.first, let last = quote.parts.last,
        first.start != quote.span.start || last.end != quote.span.end
      {
        violations.append("\(name): its parts do not bound it")
      }
      if let speaker = quote.speaker { role(name, speaker) }
      if let cue = quote.cue { span(name, cue) }
    }
  }

  private mutating func stances() {
    for (i, stance) in annotation.stances.enumerated() {
      let name = "stance \(i)"
      index(name, "sentence", stance.sentence, annotation.sentences.count)
      if !(-1...1).contains(stance.score) { violations.append("\(name): score \(stance.score)") }
      if !(0...1).contains(stance.confidence) { violations.append("\(name): confidence \(stance.confidence)") }
      role(name, stance.holder)
      role(name, stance.target)
      span(name, stance.cue.span)
      for reporter in stance.chain {
        role(name, .phrase(reporter.who))
        span(name, reporter.cue)
      }
      for modifier in stance.modifiers { span(name, modifier.span) }
      for step in stance.trace { if let span = step.span { self.span(name, span) } }
      if !stance.trace.isEmpty, abs(replay(stance.trace) - stance.score) > 0.00006 {
        violations.append("\(name): the trace comes to \(replay(stance.trace)), the score is \(stance.score)")
      }
    }
  }

  private func replay(_ trace: [Annotation.TraceStep]) -> Double {
    trace.reduce(0.0) { score, step in
      switch step.operation {
      case .set: step.value
      case .multiply: score * step.value
      case .add: score + step.value
      case .note: score
      }
    }
  }

  private mutating func positions() {
    for (i, position) in annotation.positions.enumerated() {
      let name = "position \(i)"
      if position.positive + position.negative + position.neutral != position.stances.count {
        violations.append("\(name): its counts are not its stances'")
      }
      if !(0...1).contains(position.confidence) { violations.append("\(name): its confidence is no share") }
      if !position.sections.isEmpty,
        position.sections.reduce(0, { $0 + $1.positive + $1.negative + $1.neutral }) != position.stances.count
      {
        violations.append("\(name): its sections' counts are not its stances'")
      }
      for section in position.sections { index(name, "block", section.block, annotation.blocks.count) }
      for stance in position.stances { index(name, "stance", stance, annotation.stances.count) }
      for case .entity(let entity) in [position.holder, position.target] {
        index(name, "entity", entity, annotation.entities.count)
      }
    }
  }

  private mutating func role(_ name: String, _ role: Annotation.Role) {
    guard case .phrase(let phrase) = role else { return }
    span(name, phrase.span)
    if let entity = phrase.entity { index(name, "entity", entity, annotation.entities.count) }
    if let mention = phrase.mention { index(name, "mention", mention, annotation.mentions.count) }
  }

  private mutating func list(_ name: String, _ spans: [TextSpan], disjoint: Bool = false) {
    var last: TextSpan?
    for span in spans {
      self.span(name, span)
      if let last {
        if span.start < last.start { violations.append("\(name): not sorted by start at \(span.start)") }
        if disjoint && span.start < last.end { violations.append("\(name): an overlap at \(span.start)") }
      }
      last = span
    }
  }

  private mutating func span(_ name: String, _ span: TextSpan) {
    let text = annotation.text
    guard span.start >= 0, span.start <= span.end, span.end <= text.count else {
      violations.append("\(name): \(span.start)..<\(span.end) is out of range")
      return
    }
    for offset in [span.start, span.end] where offset < text.count && text[offset] & 0xC0 == 0x80 {
      violations.append("\(name): \(offset) is inside a scalar")
    }
  }

  private mutating func index(_ name: String, _ what: String, _ index: Int, _ count: Int) {
    if !(0..<count).contains(index) { violations.append("\(name): there is no \(what) \(index)") }
  }
}
