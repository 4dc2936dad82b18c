internal import Lexicon
internal import Segmentation

/// Names before syntax: the caller's spans and names, the lexicon's names, titles, and the grammar of names that no list holds.
///
/// Precedence: the caller's mentions, the caller's names, the lexicon's names (longest from the left), the name grammar. Where one
/// form names several entities, one that stands for itself wins over one that needs support, then one that the article names more
/// fully, then the one with the earlier key.
struct NameStage: ~Copyable {
  let lexicon: CompiledLexicon
  let matcher: NameMatcher
  let titles: TitleMatcher
  let people: PersonNames
  let tokenizer: Tokenizer
  var candidates = NameCandidates()
  private var tokens = NameTokens()
  /// By candidate: the payload that counts, -1 none, -2 where the rest of the article must be asked.
  var chosen: [Int32] = []
  /// Per entity of the lexicon: whether this article names it where it can mean nothing else; and which those are, to forget them.
  var isSeen: [Bool]
  var seen: [Int] = []
  /// Form ids of the last names of the caller's people, who come before the lexicon's of the same name.
  var givenSurnames: Set<Int32> = []

  /// - Parameter tokenizer: the one that cuts the text.
  init(lexicon: CompiledLexicon, tokenizer: Tokenizer) {
    self.lexicon = lexicon
    matcher = NameMatcher(lexicon: lexicon)
    titles = TitleMatcher(lexicon: lexicon)
    people = PersonNames(lexicon: lexicon)
    isSeen = [Bool](filled: false, count: lexicon.entityType.count)
    self.tokenizer = tokenizer
  }

  /// - Parameter givenOnly: for a language without a lexicon: the caller's names and nothing else.
  mutating func run(
    _ document: Document, _ view: TextView, _ words: inout Words, _ table: inout EntityTable, givenOnly: Bool
  ) {
    var taken = [Bool](filled: false, count: words.count)
    givenSurnames.removeAll(keepingCapacity: true)
    givenMentions(document, view, words, &table, &taken)
    givenEntities(document, words, &table, &taken)
    if !givenOnly {
      table.reserve(tokens: words.count)
      matcher.run(words, into: &candidates)
      tokens.read(words)
      lexiconNames(words, tokens, &table, &taken)
      let article = ArticleNames(lexicon: lexicon)
      article.bodies(words, tokens, &table, &taken)
      var grammar = NameGrammar(lexicon: lexicon)
      grammar.run(words, tokens, &table, &taken)
      Acronyms(lexicon: lexicon).run(words, tokens, &table, &taken)
      Companions(lexicon: lexicon).run(grammar.loose, words, &table, &taken)
      article.run(words, tokens, date: document.date, &table, &taken)
      TeamNames(lexicon: lexicon).run(words, tokens, &table, &taken)
    }
    table.sortMentions()
    publish(&words, table)
  }

  /// Whether a title of three words may end before a token: two that stand in some title behind its first word. Most have one word.
  private func isBehindInnerTitles(_ words: Words, _ i: Int) -> Bool {
    i > 2 && words.traits[i - 1].begins.intersection(words.traits[i - 2].begins).contains(.innerTitle)
  }

  /// Makes the mentions the opaque names of the later stages.
  private func publish(_ words: inout Words, _ table: EntityTable) {
    var names = words.names
    words.names = []
    names.removeAll(keepingCapacity: true)
    names.reserveCapacity(table.mentions.count)
    let mentions = table.mentions.span
    // The end of the last name.
    var end: Int32 = 0
    for k in 0..<mentions.count where mentions[k].first >= end {
      // "Secretary of State Marco Rubio" is one unit for syntax: a title with a preposition in it would be read as two phrases.
      var first = mentions[k].first
      if mentions[k].title >= 0, mentions[k].type == .person, isBehindInnerTitles(words, Int(first)), let t = titles.title(words, endingAt: Int(first)),
        first - Int32(t.first) >= 3, end <= Int32(t.first)
      {
        first = Int32(t.first)
      }
      end = mentions[k].end
      let isAdjective = mentions[k].isAdjective
      names.append(
        NameSpan(
          first: first, end: end, type: mentions[k].type, isDemonym: mentions[k].form == .demonym || mentions[k].form == .given && isAdjective,
          isAdjective: isAdjective, isPlural: mentions[k].isPlural))
    }
    var nameOf = words.nameOf.mutableSpan
    for k in 0..<names.count {
      nameOf.set(few: Int(names[k].first), Int(names[k].end), to: Int32(truncatingIfNeeded: k))
    }
    words.names = names
  }
}
