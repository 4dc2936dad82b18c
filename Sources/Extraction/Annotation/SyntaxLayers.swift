internal import Lexicon
internal import Segmentation

/// The optional layers of tokens and clauses.
enum SyntaxLayers {
  /// - Parameter span: the text's span of a range of tokens.
  static func tokens(_ reading: DocumentReading, _ span: (Int32, Int32) -> TextSpan) -> [Annotation.Token] {
    (0..<reading.words.count).map { t in
      Annotation.Token(
        span: span(Int32(t), Int32(t + 1)), pos: reading.syntax.tags[t], lemma: lemma(reading, t))
    }
  }

  /// The lexicon's lemma, else the word itself (in lower case unless it is a name).
  static func lemma(_ reading: DocumentReading, _ t: Int) -> String {
    let tag = reading.syntax.tags[t]
    let id = reading.syntax.lemmas[t]
    if id >= 0, tag != .propn, tag != .punct { return reading.lexicon.string(reading.lexicon.lemmaString[Int(id)]) }
    let bytes = reading.words.text[Int(reading.words.tokens.starts[t])..<Int(reading.words.tokens.ends[t])]
    let word = String(decoding: bytes, as: UTF8.self)
    return tag == .propn || tag == .punct || tag == .sym || tag == .x ? word : word.lowercased()
  }

  static func clauses(_ reading: DocumentReading, _ span: (Int32, Int32) -> TextSpan) -> [Annotation.Clause] {
    reading.syntax.clauses.map { clause in
      func arguments(_ p: Int32) -> [Annotation.Argument] {
        p < 0 ? [] : reading.conjuncts(p).map { argument($0, marker: -1) }
      }
      func argument(_ p: Int32, marker: Int32) -> Annotation.Argument {
        let phrase = reading.phrase(p)
        let (first, end) = reading.span(p)
        let m = reading.mention(at: Int(phrase.head))
        return Annotation.Argument(
          marker: marker >= 0 ? reading.word(Int(marker)) : nil, span: span(first, end),
          head: span(phrase.head, phrase.head + 1), mention: m >= 0 ? Int(m) : nil)
      }
      var complements: [Annotation.Argument] = []
      for k in reading.syntax.complements(of: clause) {
        if k.phrase >= 0 {
          complements.append(argument(k.phrase, marker: k.marker))
        } else if k.clause >= 0 {
          let inner = reading.clause(k.clause)
          let marker: String
          switch k.kind {
          case .infinitive: marker = "to"
          case .that: marker = "that"
          case .gerund: marker = k.marker >= 0 ? reading.word(Int(k.marker)) : "ing"
          case .quote: marker = "quote"
          default: marker = k.marker >= 0 ? reading.word(Int(k.marker)) : "that"
          }
          complements.append(
            Annotation.Argument(
              marker: marker, span: span(inner.first, inner.end), head: span(inner.predicate, inner.predicate + 1),
              mention: nil))
        } else if k.token >= 0 {
          complements.append(
            Annotation.Argument(
              marker: k.marker >= 0 ? reading.word(Int(k.marker)) : nil, span: span(k.token, k.token + 1),
              head: span(k.token, k.token + 1), mention: nil))
        }
      }
      return Annotation.Clause(
        predicate: span(clause.predicate, clause.predicate + 1), lemma: lemma(reading, Int(clause.predicate)),
        voice: clause.flags.contains(.passive) ? .passive : .active,
        negated: clause.flags.contains(.negated) || clause.flags.contains(.nearNegated), factuality: factuality(clause.flags),
        subject: arguments(clause.subject), object: arguments(clause.object) + arguments(clause.indirectObject),
        agent: arguments(clause.agent), complements: complements, sentence: Int(clause.sentence))
    }
  }

  /// The mood of a clause by itself, without what governs it.
  static func factuality(_ flags: ClauseFlags) -> Factuality {
    if flags.contains(.question) { return .question }
    if flags.contains(.conditional) { return .conditional }
    if flags.contains(.counterfactual) { return .hypothetical }
    if !flags.isDisjoint(with: [.would, .modal, .obligation]) { return .modal }
    if flags.contains(.future) { return .future }
    return flags.contains(.negated) ? .negated : .asserted
  }
}
