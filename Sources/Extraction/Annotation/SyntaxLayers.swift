internal import Lexicon
internal import Segmentation

/// Writes the syntax stage's arrays as the layers `tokens` and `clauses`.
///
/// All spans are bytes of the view; `map` takes them to the text. Allocates strings, so it runs only where a layer is on.
struct SyntaxLayers {
  let lexicon: CompiledLexicon

  /// Every token with its part of speech and lemma. A word that the lexicon does not know is its own lemma, in lower case unless it is a name.
  func tokens(_ words: Words, _ syntax: Syntax, map: (TextSpan) -> TextSpan) -> [Annotation.Token] {
    var result: [Annotation.Token] = []
    result.reserveCapacity(words.count)
    for i in 0..<min(words.count, syntax.tags.count) {
      result.append(
        Annotation.Token(span: map(span(words, i, i + 1)), pos: syntax.tags[i], lemma: lemma(words, syntax, i)))
    }
    return result
  }

  /// Every clause with who does what. What is only understood is left out, as it is not in the clause's words: the subject by control or of a
  /// participle, the object of a relative clause without a pronoun. So is an *it* that stands for a clause.
  func clauses(
    _ words: Words, _ syntax: Syntax, mention: (NounPhrase) -> Int?, map: (TextSpan) -> TextSpan
  ) -> [Annotation.Clause] {
    var result: [Annotation.Clause] = []
    result.reserveCapacity(syntax.clauses.count)
    for clause in syntax.clauses {
      let predicate = Int(clause.predicate)
      guard predicate >= 0, predicate < words.count else { continue }
      func arguments(_ phrase: Int32, _ marker: String? = nil) -> [Annotation.Argument] {
        var list: [Annotation.Argument] = []
        var p = phrase
        while p >= 0, Int(p) < syntax.phrases.count, list.count < 64 {
          list.append(argument(words, syntax.phrases[Int(p)], marker, mention, map))
          let next = syntax.phrases[Int(p)].nextConjunct
          if next <= p { break }
          p = next
        }
        return list
      }
      let isNobody = { (p: Int32) in
        p >= 0 && syntax.phrases[Int(p)].flags.contains(.expletive) && syntax.phrases[Int(p)].end - syntax.phrases[Int(p)].first == 1
      }
      let understood = clause.flags.contains(.controlled) || isNobody(clause.subject)
      let gap = clause.link == .relative && clause.marker < 0 && clause.object == clause.antecedent
      let addressed = clause.object == clause.indirectObject || gap || isNobody(clause.object)
      var complements: [Annotation.Argument] = []
      for complement in syntax.complements(of: clause) {
        let marker = complement.marker < 0 ? nil : word(words, Int(complement.marker))
        if complement.phrase >= 0 {
          complements.append(contentsOf: arguments(complement.phrase, marker))
        } else if complement.clause >= 0, Int(complement.clause) < syntax.clauses.count {
          let inner = syntax.clauses[Int(complement.clause)]
          let head = Int(inner.predicate)
          complements.append(
            Annotation.Argument(
              marker: marker ?? (complement.kind == .infinitive ? "to" : nil),
              span: map(span(words, Int(inner.first), Int(inner.end))), head: map(span(words, head, head + 1)), mention: nil))
        } else if complement.token >= 0 {
          let token = map(span(words, Int(complement.token), Int(complement.token) + 1))
          complements.append(Annotation.Argument(marker: marker, span: token, head: token, mention: nil))
        }
      }
      result.append(
        Annotation.Clause(
          predicate: map(span(words, predicate, predicate + 1)), lemma: lemma(words, syntax, predicate),
          voice: clause.flags.contains(.passive) ? .passive : .active, negated: clause.flags.contains(.negated),
          factuality: SyntaxLayers.factuality(clause.flags), subject: understood ? [] : arguments(clause.subject),
          object: addressed ? [] : arguments(clause.object), agent: arguments(clause.agent), complements: complements,
          sentence: Int(clause.sentence)))
    }
    return result
  }

  /// What the verb group by itself says of factuality; the stance stage knows more.
  static func factuality(_ flags: ClauseFlags) -> Factuality {
    if flags.contains(.question) { return .question }
    if flags.contains(.counterfactual) { return .hypothetical }
    if flags.contains(.conditional) { return .conditional }
    if !flags.isDisjoint(with: [.modal, .would, .obligation]) { return .modal }
    if flags.contains(.future) { return .future }
    return flags.contains(.negated) ? .negated : .asserted
  }

  private func argument(
    _ words: Words, _ phrase: NounPhrase, _ marker: String?, _ mention: (NounPhrase) -> Int?, _ map: (TextSpan) -> TextSpan
  ) -> Annotation.Argument {
    let head = Int(phrase.head)
    return Annotation.Argument(
      marker: marker, span: map(span(words, Int(phrase.first), Int(phrase.end))), head: map(span(words, head, head + 1)),
      mention: mention(phrase))
  }

  private func span(_ words: Words, _ first: Int, _ end: Int) -> TextSpan {
    guard first >= 0, end > first, end <= words.count else { return TextSpan(0, 0) }
    return TextSpan(Int(words.tokens.starts[first]), Int(words.tokens.ends[end - 1]))
  }

  private func word(_ words: Words, _ i: Int) -> String {
    let s = span(words, i, i + 1)
    guard s.end <= words.text.count else { return "" }
    return String(decoding: words.text[s.start..<s.end], as: UTF8.self)
  }

  private func lemma(_ words: Words, _ syntax: Syntax, _ i: Int) -> String {
    let id = syntax.lemmas[i]
    if id >= 0 { return lexicon.string(lexicon.lemmaString[Int(id)]) }
    let text = word(words, i)
    return syntax.tags[i] == .propn || syntax.tags[i] == .punct ? text : text.lowercased()
  }
}
