internal import Lexicon
internal import Segmentation

/// Definite nouns that take up a body named before: "the party", "the Moscow-based bank", "the bloc".
///
/// What a noun can take up and what a body is are bits of the lexicon (`descriptions.txt`); a body that no lexicon holds is what the head of
/// its name says. The nearest one that fits is meant.
struct Descriptions {
  let lexicon: CompiledLexicon
  /// How far back it looks: sentences, and bodies.
  private static let sentences: Int32 = 6
  private static let bodies = 24

  private struct Body {
    var entity: Int32
    var sentence: Int32
    var kinds: Int
    /// Lexicon id + 1, 0 none.
    var country: Int
  }

  /// Appends the mentions; `mentionOf` is per token.
  /// - Parameter bodies: `TellingPhrases.bodies`.
  func run(_ bodies: KeptList, _ words: Words, _ syntax: Syntax, _ table: inout EntityTable, _ mentionOf: [Int32]) {
    var named: [Body] = []
    named.reserveCapacity(bodies.isEmpty ? 0 : 32)
    var next = 0
    let mentions = table.mentions.count
    let phrases = syntax.phrases.span
    for place in 0..<bodies.count {
      let index = Int(bodies[place])
      let head = Int(phrases[index].head)
      guard mentionOf[head] < 0 else { continue }
      let kinds = lexicon.lemmaBodies[Int(syntax.lemmas[head])]
      let p = phrases[index]
      guard kinds != 0, stands(words, syntax, p, mentionOf) else { continue }
      while next < mentions, table.mentions[next].first < p.first {
        let m = table.mentions[next]
        next += 1
        guard m.type == .org, !m.isAdjective else { continue }
        named.append(
          Body(
            entity: m.entity, sentence: words.sentenceOf[Int(m.first)], kinds: kindsOf(m, words, syntax, table),
            country: table.entities[Int(m.entity)].lexicon >= 0 ? lexicon.entityCountry[Int(table.entities[Int(m.entity)].lexicon)] : 0))
      }
      guard let origin = origin(words, p, mentionOf, table) else { continue }
      let sentence = words.sentenceOf[head]
      var k = named.count - 1
      while k >= 0, named.count - k <= Descriptions.bodies, sentence - named[k].sentence <= Descriptions.sentences {
        let body = named[k]
        k -= 1
        guard body.kinds & kinds != 0, origin == 0 || body.country == origin else { continue }
        let record = table.entities[Int(body.entity)]
        table.mentions.append(
          MentionRecord(
            first: p.head, end: p.head + 1, entity: body.entity, type: record.type, form: .nominal, sense: NameStage.sense(record.type),
            rule: .descriptionBody, score: 600))
        break
      }
    }
  }

  private static let others: NounPhraseFlags = [.plural, .pronoun, .negative, .indefinite]

  /// Whether a phrase is one definite noun, with nothing behind it that says which is meant.
  private func stands(_ words: Words, _ syntax: Syntax, _ p: NounPhrase, _ mentionOf: [Int32]) -> Bool {
    guard p.flags.contains(.definite), p.flags.isDisjoint(with: Descriptions.others), p.possessor < 0,
      p.firstAttached < 0, p.firstClause < 0, p.apposition < 0, p.end == p.head + 1, syntax.tags[Int(p.first)] == .det
    else { return false }
    // "the company Velling" names it.
    let behind = Int(p.end)
    guard behind < words.count, words.sentenceOf[behind] == words.sentenceOf[Int(p.head)] else { return true }
    return mentionOf[behind] < 0 && !(words.tokens.flags[behind].contains(.capital) && words.tokens.flags[behind].contains(.letters))
  }

  /// The country + 1 that the words before the head say it is of, 0 where they say nothing; nil where they say something else.
  private func origin(_ words: Words, _ p: NounPhrase, _ mentionOf: [Int32], _ table: EntityTable) -> Int? {
    var country = 0
    var t = Int(p.first) + 1
    while t < Int(p.head) {
      if mentionOf[t] >= 0 {
        let m = table.mentions[Int(mentionOf[t])]
        let id = table.entities[Int(m.entity)].lexicon
        guard m.type == .gpe || m.type == .norp, id >= 0, lexicon.entityCountry[Int(id)] > 0 else { return nil }
        country = lexicon.entityCountry[Int(id)]
        t = max(t + 1, Int(m.end))
      } else if country > 0, words.tokens.flags[t].contains(.punctuation) || words.traits[t].kind == WordKind.based {
        t += 1
      } else {
        return nil
      }
    }
    return country
  }

  private func kindsOf(_ m: MentionRecord, _ words: Words, _ syntax: Syntax, _ table: EntityTable) -> Int {
    let id = table.entities[Int(m.entity)].lexicon
    if id >= 0 { return lexicon.entityBodies[Int(id)] }
    // The head ends the name, or stands before its first preposition.
    var last = Int(m.end) - 1
    for t in Int(m.first)..<Int(m.end)
    where t > Int(m.first) && (words.traits[t].kind == WordKind.of || words.traits[t].kind == WordKind.for) {
      last = t - 1
      break
    }
    guard words.forms[last] >= 0 else { return 0 }
    return lexicon.range(of: Int(words.forms[last]), in: lexicon.formReadingFirst).reduce(0) { kinds, r in
      lexicon.readingTag[r] == Int(PartOfSpeech.noun.rawValue) ? kinds | lexicon.lemmaBodies[lexicon.readingLemma[r]] : kinds
    }
  }
}
