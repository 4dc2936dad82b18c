internal import Lexicon
internal import Segmentation

/// Who says what: reported clauses, thoughts and demands by their verbs and nouns, phrases that name a speaker, and direct speech by its marks.
struct QuoteStage {
  let lexicon: CompiledLexicon
  private let prepositions: ReportPrepositions
  /// Verbs and adjectives that may report, nouns that may.
  private var reporting: LemmaMarks
  private var reportNouns: LemmaMarks
  private var begins = ReportBegins()

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    prepositions = ReportPrepositions(lexicon)
    reporting = LemmaMarks(count: lexicon.lemmaFlags.count)
    reportNouns = reporting
  }

  /// - Parameters words, syntax: taken over for a time, and not changed.
  mutating func run(
    _ words: inout Words, _ syntax: inout Syntax, _ table: inout EntityTable, _ references: inout References, _ out: inout Quotes
  ) {
    let quoted = read(&words, &syntax, &table, &references, &out)
    if !quoted.isEmpty { firstPerson(quoted, words, syntax, &table, &references, out) }
  }

  /// Reads the reports.
  /// - Returns: what stands in quotation marks.
  @inline(never)
  private mutating func read(
    _ words: inout Words, _ syntax: inout Syntax, _ table: inout EntityTable, _ references: inout References, _ out: inout Quotes
  ) -> [QuotedRange] {
    var reader = QuoteReader(lexicon: lexicon, prepositions: prepositions, &words, &syntax, &table, &references)
    reader.clauses(&reporting)
    reader.nouns(&reportNouns)
    reader.phrases(&begins)
    reader.viewpoints()
    reader.transcripts()
    reader.headlines()
    reader.sort()
    reader.direct()
    reader.finish()
    reader.giveBack(&words, &syntax, &table, &references)
    swap(&out, &reader.out)
    return reader.quoted
  }

  /// I and we inside a quote are its speaker.
  /// - Parameter quoted: what stands in quotation marks.
  private func firstPerson(
    _ quoted: [QuotedRange], _ words: Words, _ syntax: Syntax, _ table: inout EntityTable, _ references: inout References, _ quotes: Quotes
  ) {
    var extra: [MentionRecord] = []
    let quoteOf = quotes.quoteOf
    // In the order of the text, each token once.
    var next = 0
    for range in quoted.sorted(by: { $0.first < $1.first }) {
      for t in max(next, Int(range.first))..<max(next, Int(range.end)) where quoteOf[t] >= 0 && syntax.features[t].contains(.first) {
        guard references.mentionOf[t] < 0, syntax.tags[t] == .pron || syntax.tags[t] == .det else { continue }
        let speaker = quotes.records[Int(quoteOf[t])].speaker
        guard speaker >= 0 else { continue }
        let m = references.mentionOf[Int(syntax.phrases[Int(speaker)].head)]
        guard m >= 0 else { continue }
        let entity = table.mentions[Int(m)].entity
        let type = table.entities[Int(entity)].type
        extra.append(
          MentionRecord(
            first: Int32(t), end: Int32(t + 1), entity: entity, type: type, form: .pronoun, sense: type == .gpe ? .government : NameStage.sense(type),
            rule: .pronounSpeaker, score: 830))
      }
      next = max(next, Int(range.end))
    }
    guard !extra.isEmpty else { return }
    let known = table.mentions.count
    table.mentions.append(contentsOf: extra)
    table.sortMentions(behind: known)
    ReferenceStage.index(words, table, &references)
  }
}

/// The prepositions that `content/…` of `reports.txt` knows, by the numbers of their forms.
struct ReportPrepositions {
  private let forms: [Int32]
  /// `x` of "in X's view" in the trie; -1 none.
  let placeholder: Int32
  /// `'s` and `’s`: what a possessive pronoun has in itself.
  let possessives: [Int32]

  init(_ lexicon: CompiledLexicon) {
    var lookup = FormLookup(lexicon)
    func form(_ word: StaticString) -> Int32 {
      unsafe lookup.form(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
    forms = ReportContents.prepositions.map { form($0) }
    placeholder = form("x")
    possessives = [form("'s"), form("’s")].filter { $0 >= 0 }
  }

  /// What a preposition may bring in behind a verb, by its form; empty for another word.
  func contents(_ form: Int32) -> ReportContents {
    guard form >= 0, let i = forms.firstIndex(of: form) else { return [] }
    return ReportContents.preposition(i)
  }
}
