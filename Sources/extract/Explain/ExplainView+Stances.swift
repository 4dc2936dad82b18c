import Extraction

// Stances with their reckoning, and what the document comes to.
extension ExplainView {
  mutating func stances(_ sentence: Int?) {
    let found = annotation.stances.enumerated().filter { sentence == nil || $0.element.sentence == sentence }
    if found.isEmpty { return }
    label("stances")
    for (i, stance) in found { show(stance, i) }
  }

  private mutating func show(_ stance: Annotation.Stance, _ index: Int) {
    let look = Signed.look(stance.score)
    let event = stance.event.map { " " + $0.rawValue } ?? ""
    let indent = ExplainView.margin + 7
    page.line(
      indent: ExplainView.margin + 2, hanging: indent,
      [
        Styled("s\(index + 1)".padded(5), .dim),
        Styled(name(stance.holder), .magenta),
        Styled(
          " —(\(stance.polarity.rawValue) \(Signed.text(stance.score))\(event) \(stance.factuality.rawValue))→ ",
          look),
        Styled(name(stance.target), .magenta),
      ])
    detail(
      "cue",
      [
        Styled(annotation.string(stance.cue.span), .yellow),
        Styled(
          "  \(stance.cue.frame)  \(stance.kind.rawValue), confidence \(Signed.unsigned(stance.confidence))", .dim),
      ])
    for reporter in stance.chain {
      detail(
        "says",
        [
          Styled(name(.phrase(reporter.who)), .magenta),
          Styled("  " + annotation.string(reporter.cue), .yellow),
        ])
    }
    for modifier in stance.modifiers {
      detail(
        modifier.kind.rawValue, [Styled(annotation.string(modifier.span), .yellow)])
    }
    trace(stance.trace)
  }

  private mutating func detail(_ name: String, _ parts: [Styled]) {
    let indent = ExplainView.margin + 7
    page.line(indent: indent, hanging: indent + 12, [Styled(name.padded(12), .dim)] + parts)
  }

  /// Each step with the score that it leads to.
  private mutating func trace(_ steps: [Annotation.TraceStep]) {
    var score = 0.0
    let width = min(40, steps.map { TextWidth.of($0.rule) }.max() ?? 0)
    for (i, step) in steps.enumerated() {
      let effect: String
      switch step.operation {
      case .set:
        score = step.value
        effect = "= " + Signed.text(step.value)
      case .multiply:
        score *= step.value
        effect = "× " + Signed.text(step.value)
      case .add:
        score += step.value
        effect = "+ " + Signed.text(step.value)
      case .note: effect = ""
      }
      var parts = [
        Styled((i == 0 ? "trace" : "").padded(12), .dim),
        Styled(step.rule.padded(width) + "  "),
        Styled(effect.padded(9), .dim),
        Styled(Signed.text(score).padded(5), Signed.look(score)),
      ]
      if let span = step.span { parts.append(Styled("  " + annotation.string(span), .yellow)) }
      let indent = ExplainView.margin + 7
      page.line(indent: indent, hanging: indent + 12, parts)
    }
  }

  mutating func positions() {
    if annotation.positions.isEmpty { return }
    page.blank()
    page.line(Styled("Positions", .bold))
    for position in annotation.positions {
      page.line(
        indent: ExplainView.margin, hanging: ExplainView.margin + 8,
        [
          Styled(Signed.text(position.score).padded(7), Signed.look(position.score)),
          Styled(name(position.holder), .magenta), Styled(" → ", .dim),
          Styled(name(position.target), .magenta),
          Styled(
            "  \(position.positive) for, \(position.negative) against, \(position.neutral) neutral"
              + (position.stances.count > 1 ? ", confidence " + Signed.text(position.confidence).dropFirst() : "")
              + (position.isMixed ? ", mixed  " : "  ")
              + position.stances.map { "s\($0 + 1)" }.joined(separator: " "), .dim),
        ])
      if position.sections.isEmpty { continue }
      page.line(
        indent: ExplainView.margin + 7,
        [Styled("by section  ", .dim)]
          + position.sections.enumerated().flatMap { i, section in
            [Styled(i == 0 ? "" : " → ", .dim), Styled(Signed.text(section.score), Signed.look(section.score))]
          })
    }
  }

  mutating func entities() {
    if annotation.entities.isEmpty { return }
    page.blank()
    page.line(Styled("Entities", .bold))
    for (i, entity) in annotation.entities.enumerated() {
      let offices = entity.roles.map { role in role.title + (role.of.map { " of " + $0 } ?? "") }
      page.line(
        indent: ExplainView.margin, hanging: ExplainView.margin + 6,
        [
          Styled("e\(i + 1)".padded(5), .dim), Styled(entity.name, .magenta),
          Styled("  \(entity.type.rawValue)  "), Styled(entity.key, .blue),
          Styled(entity.isNil ? "  in no lexicon" : "", .yellow),
          Styled(offices.isEmpty ? "" : "  " + offices.joined(separator: ", "), .dim),
          Styled("  salience \(Signed.unsigned(entity.salience)), \(entity.mentions.count)×", .dim),
          Styled(entity.tone.map { "  tone " + Signed.text($0.score) } ?? "", Signed.look(entity.tone?.score ?? 0)),
        ])
    }
  }

  mutating func warnings() {
    if annotation.warnings.isEmpty { return }
    page.blank()
    page.line(Styled("Warnings", .bold))
    for warning in annotation.warnings {
      page.line(
        indent: ExplainView.margin, hanging: ExplainView.margin + 2,
        [Styled(warning.code + "  ", .yellow), Styled(warning.message)])
    }
  }

  /// The entity's name and, where they say more, the words; an issue with its words; the words alone.
  func name(_ role: Annotation.Role) -> String {
    guard case .phrase(let phrase) = role else { return "the author" }
    let words = annotation.string(phrase.span)
    var known: String?
    if let entity = phrase.entity, annotation.entities.indices.contains(entity) {
      known = annotation.entities[entity].name
    }
    if let issue = phrase.issue { known = known.map { "\($0), \(issue)" } ?? issue }
    guard let known else { return "“\(words)”" }
    return known == words ? known : "\(known) “\(words)”"
  }

  private func name(_ party: Annotation.Position.Party) -> String {
    switch party {
    case .author: "the author"
    case .entity(let index): annotation.entities.indices.contains(index) ? annotation.entities[index].name : "?"
    case .issue(let key): key
    }
  }
}

/// Scores as people read them.
enum Signed {
  /// Two decimals with a sign, a true minus; `0.00` has none.
  static func text(_ value: Double) -> String {
    let hundredths = value.isFinite ? Int((value * 100).rounded()) : 0
    return (hundredths < 0 ? "−" : hundredths > 0 ? "+" : "") + digits(hundredths.magnitude)
  }

  static func unsigned(_ value: Double) -> String {
    digits(value.isFinite ? Int((value * 100).rounded()).magnitude : 0)
  }

  static func look(_ value: Double) -> Look { value > 0 ? .boldGreen : value < 0 ? .boldRed : .bold }

  private static func digits(_ hundredths: UInt) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
