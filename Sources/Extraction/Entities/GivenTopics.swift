internal import Lexicon
internal import Segmentation

/// The caller's phrases ("end of the embargo") in one document, by their content words: in any inflection, order and part of speech.
///
/// Empty and free where the caller names no phrase.
struct GivenTopics {
  private struct Hit {
    var token: Int32
    var phrase: Int32
    var word: Int32
  }
  private var phrases: [GivenPhrase] = []
  /// Sorted by token.
  private var hits: [Hit] = []

  /// The one entity of the caller's that is a law or the like, -1 where there is none or several.
  private(set) var measure: Int32 = -1

  var isEmpty: Bool { hits.isEmpty }

  init() {}

  init(_ words: Words, _ syntax: Syntax, _ phrases: [GivenPhrase], lexicon: CompiledLexicon) {
    guard !phrases.isEmpty else { return }
    self.phrases = phrases
    let measures = Set(phrases.filter { !$0.isClause && GivenTopics.isMeasure($0, lexicon) }.map(\.entity))
    if measures.count == 1, let only = measures.first { measure = Int32(only) }
    // The spellings of the lemmas that a content word can be of, by phrase and word.
    var wanted: [(phrase: Int32, word: Int32, form: Int, lemmas: [Int], spellings: [[UInt8]], isAlone: Bool)] = []
    for (p, phrase) in phrases.enumerated() {
      for (w, form) in phrase.words.enumerated() {
        let lemmas = Set(lexicon.range(of: form, in: lexicon.formReadingFirst).map { lexicon.readingLemma[$0] }).sorted()
        let spellings = lemmas.isEmpty ? [Array(lexicon.spelling(ofForm: form).utf8)] : lemmas.map { GivenTopics.spelling($0, lexicon) }
        wanted.append((Int32(p), Int32(w), form, lemmas, spellings, phrase.words.count == 1))
      }
    }
    // Each lemma of the document is compared once.
    var known: [Int32: [(Int32, Int32)]] = [:]
    for t in 0..<words.count {
      let form = words.forms[t]
      guard form >= 0 else { continue }
      let found: [(Int32, Int32)]
      if let before = known[form] {
        found = before
      } else {
        var own = lexicon.range(of: Int(form), in: lexicon.formReadingFirst).map { lexicon.readingLemma[$0] }
        if syntax.lemmas[t] >= 0 { own.append(Int(syntax.lemmas[t])) }
        let spellings = own.map { GivenTopics.spelling($0, lexicon) }
        found = wanted.compactMap { w in
          let fits =
            Int(form) == w.form || own.contains { w.lemmas.contains($0) }
            || spellings.contains { a in w.spellings.contains { GivenTopics.isKin(a, $0, alone: w.isAlone) } }
          return fits ? (w.phrase, w.word) : nil
        }
        known[form] = found
      }
      for (phrase, word) in found { hits.append(Hit(token: Int32(t), phrase: phrase, word: word)) }
    }
  }

  private static func isMeasure(_ phrase: GivenPhrase, _ lexicon: CompiledLexicon) -> Bool {
    guard phrase.words.indices.contains(phrase.head) else { return false }
    return lexicon.range(of: phrase.words[phrase.head], in: lexicon.formReadingFirst).contains {
      LemmaTraits(rawValue: lexicon.lemmaTraits[lexicon.readingLemma[$0]]).contains(.measure)
    }
  }

  private static func spelling(_ lemma: Int, _ lexicon: CompiledLexicon) -> [UInt8] {
    Array(lexicon.string(lexicon.lemmaString[lemma]).utf8)
  }

  /// Whether two lemmas are of one family by their spelling: deport and deportation, legal and legalise.
  private static func isKin(_ a: [UInt8], _ b: [UInt8], alone: Bool) -> Bool {
    let short = min(a.count, b.count)
    let long = max(a.count, b.count)
    var common = 0
    while common < short, a[common] == b[common] { common += 1 }
    if common == short, common >= 4, long - short <= 5 { return true }
    return !alone && common >= 5 && common >= short - 2 && long - short <= 4
  }

  private func firstHit(from token: Int32) -> Int {
    var low = 0
    var high = hits.count
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].token < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The phrase whose content words stand in a span, the one with the most words; its entity and the span of the words.
  /// - Parameter head: a token that must be one of the words; -1 where any will do.
  func match(_ first: Int32, _ end: Int32, head: Int32 = -1) -> (entity: Int32, first: Int32, end: Int32)? {
    guard !hits.isEmpty, first < end else { return nil }
    var h = firstHit(from: first)
    guard h < hits.count, hits[h].token < end else { return nil }
    var masks: [(phrase: Int32, mask: UInt32, first: Int32, end: Int32, hasHead: Bool)] = []
    while h < hits.count, hits[h].token < end {
      let hit = hits[h]
      if let i = masks.firstIndex(where: { $0.phrase == hit.phrase }) {
        masks[i].mask |= 1 << UInt32(hit.word)
        masks[i].end = hit.token + 1
        if hit.token == head { masks[i].hasHead = true }
      } else {
        masks.append((hit.phrase, 1 << UInt32(hit.word), hit.token, hit.token + 1, hit.token == head))
      }
      h += 1
    }
    var best: (entity: Int32, first: Int32, end: Int32)?
    var most = 0
    for m in masks where head < 0 || m.hasHead {
      let phrase = phrases[Int(m.phrase)]
      let count = m.mask.nonzeroBitCount
      // One word of many may be said otherwise, but not the head.
      let isWhole = count == phrase.words.count || phrase.words.count >= 4 && count >= phrase.words.count - 1 && m.mask & (1 << UInt32(phrase.head)) != 0
      guard isWhole, count > most else { continue }
      most = count
      best = (Int32(phrase.entity), m.first, m.end)
    }
    return best
  }

  /// The one phrase whose head a token is: "the bill" after "the customs bill".
  func headed(by token: Int32) -> Int32? {
    var h = firstHit(from: token)
    var found: Int32?
    while h < hits.count, hits[h].token == token {
      let phrase = phrases[Int(hits[h].phrase)]
      if Int(hits[h].word) == phrase.head, !phrase.isClause {
        if let found, found != Int32(phrase.entity) { return nil }
        found = Int32(phrase.entity)
      }
      h += 1
    }
    return found
  }

  /// Adds the noun phrases that the caller names by their content words, where no name stands.
  func mentions(_ words: Words, _ syntax: Syntax, _ table: inout EntityTable) {
    guard !hits.isEmpty else { return }
    var covered = [Bool](filled: false, count: words.count)
    for m in table.mentions { for t in Int(m.first)..<Int(m.end) { covered[t] = true } }
    for p in syntax.phrases where p.flags.isDisjoint(with: [.pronoun, .name, .negative]) {
      guard let found = match(p.first, p.head + 1, head: p.head) else { continue }
      if (found.first..<found.end).contains(where: { covered[Int($0)] }) { continue }
      for t in found.first..<found.end { covered[Int(t)] = true }
      let record = table.entities[Int(found.entity)]
      table.mentions.append(
        MentionRecord(
          first: found.first, end: found.end, entity: found.entity, type: record.type, form: .alias,
          sense: NameStage.sense(record.type), rule: .givenPhrase, score: 850, isPlural: p.flags.contains(.plural)))
    }
  }
}
