public import Extraction

extension Annotation {
  /// The contract's example (`contract-example.json`).
  public static var contractExample: Annotation {
    let text =
      "Zelenskiy criticized Putin's decision not to attend the Istanbul talks. “We can't be running around the world "
      + "looking for Putin,” he said."
    var a = Annotation(id: "example", text: Array(text.utf8), language: "en")
    func span(_ words: String, _ occurrence: Int = 1) -> TextSpan { a.span(of: words, occurrence) }
    a.date = CalendarDate("2025-05-16")
    let second = span("“We can't be running around the world looking for Putin,” he said.")
    a.blocks = [Block(kind: .paragraph, span: TextSpan(0, a.text.count))]
    a.sentences = [
      Sentence(span: TextSpan(0, second.start - 1), block: 0), Sentence(span: second, block: 0),
    ]
    func entity(
      _ key: String, _ name: String, _ type: EntityType, _ country: String, _ mentions: [Int], _ salience: Double
    )
      -> Entity
    {
      Entity(key: key, name: name, type: type, isNil: false, country: country, mentions: mentions, salience: salience)
    }
    a.entities = [
      entity("person/volodymyr-zelenskyy", "Volodymyr Zelenskyy", .person, "country/UA", [0, 4], 0.52),
      entity("person/vladimir-putin", "Vladimir Putin", .person, "country/RU", [1, 3], 0.41),
      entity("city/istanbul", "Istanbul", .gpe, "country/TR", [2], 0.07),
    ]
    a.entities[0].roles = [Office(title: "President", of: "country/UA", from: "2019-05-20", to: nil)]
    a.entities[1].roles = [Office(title: "President", of: "country/RU", from: "2012-05-07", to: nil)]
    func mention(_ words: String, _ n: Int, _ entity: Int, _ form: MentionForm, _ rule: String, _ score: Double)
      -> Mention
    {
      Mention(
        span: span(words, n), entity: entity, type: entity == 2 ? .gpe : .person, form: form,
        sense: entity == 2 ? .place : .person, rule: rule, score: score)
    }
    a.mentions = [
      mention("Zelenskiy", 1, 0, .alias, "lexicon.alias", 0.99),
      mention("Putin", 1, 1, .shortName, "lexicon.short", 0.97),
      mention("Istanbul", 1, 2, .name, "lexicon.name", 0.96),
      mention("Putin", 2, 1, .shortName, "lexicon.short", 0.97),
      mention("he", 3, 0, .pronoun, "pronoun.speaker", 0.83),
    ]
    let quoted = span("We can't be running around the world looking for Putin")
    a.quotes = [
      Quote(
        span: quoted, parts: [quoted], kind: .direct,
        speaker: .phrase(Phrase(entity: 0, mention: 4, span: a.mentions[4].span)), cue: span("said"))
    ]
    let decision = span("Putin's decision not to attend the Istanbul talks")
    a.stances = [
      Stance(
        sentence: 0, span: TextSpan(0, decision.end), kind: .attitude,
        holder: .phrase(Phrase(entity: 0, mention: 0, span: a.mentions[0].span)),
        target: .phrase(Phrase(entity: 1, mention: 1, span: decision)), score: -0.6, event: .accuse,
        factuality: .asserted, chain: [], cue: Cue(span: span("criticized"), frame: "criticize"),
        modifiers: [], confidence: 0.94,
        trace: [TraceStep(rule: "frame.criticize", operation: .set, value: -0.6, span: span("criticized"))]),
      Stance(
        sentence: 0, span: decision, kind: .attitude,
        holder: .phrase(Phrase(entity: 1, mention: 1, span: a.mentions[1].span)),
        target: .phrase(Phrase(issue: "peace-talks", span: span("the Istanbul talks"))), score: -0.3,
        event: .reject, factuality: .negated, chain: [],
        cue: Cue(span: span("decision not to attend"), frame: "attend"),
        modifiers: [Modifier(kind: .negation, span: span("not"))], confidence: 0.71,
        trace: [
          TraceStep(rule: "frame.attend", operation: .set, value: 0.3, span: span("attend")),
          TraceStep(rule: "negation.not", operation: .multiply, value: -1, span: span("not")),
        ]),
    ]
    a.positions = [
      Position(
        holder: .entity(0), target: .entity(1), positive: 0, negative: 1, neutral: 0, score: -0.6, weighted: -0.6, confidence: 0.94, stances: [0]),
      Position(
        holder: .entity(1), target: .issue("peace-talks"), positive: 0, negative: 1, neutral: 0, score: -0.3, weighted: -0.3,
        confidence: 0.71, stances: [1]),
    ]
    return a
  }

  /// A document with something in every field, and characters of one to four bytes before most of its spans.
  public static var everything: Annotation {
    let text = "😀 Erdoğan, Kyiv said, \"won't\" oppose\tthe 停戦 deal; the author doubts it."
    var a = Annotation(
      id: "all \"fields\"", text: Array(text.utf8), language: "en", meta: Array(#"{"x" : 1.50e1}"#.utf8))
    func span(_ words: String) -> TextSpan { a.span(of: words, 1) }
    let whole = TextSpan(0, a.text.count)
    a.date = CalendarDate(year: 987, month: 1, day: 2)
    a.encoding = "windows-1254"
    a.blocks = [Block(kind: .heading, span: whole)]
    a.sentences = [Sentence(span: whole, block: 0)]
    a.tokens = [
      Token(span: span("😀"), pos: .sym, lemma: "😀"), Token(span: span("Erdoğan"), pos: .propn, lemma: "Erdoğan"),
      Token(span: span("oppose"), pos: .verb, lemma: "oppose"), Token(span: span("停戦"), pos: .x, lemma: "停戦"),
    ]
    a.clauses = [
      Clause(
        predicate: span("oppose"), lemma: "oppose", voice: .passive, negated: true, factuality: .future,
        subject: [Argument(marker: nil, span: span("Erdoğan"), head: span("Erdoğan"), mention: 0)],
        object: [Argument(marker: nil, span: span("the 停戦 deal"), head: span("deal"), mention: nil)], agent: [],
        complements: [Argument(marker: "that", span: span("the 停戦"), head: span("停戦"), mention: nil)], sentence: 0)
    ]
    a.entities = [
      Entity(
        key: "person/erdogan", name: "Recep Tayyip Erdoğan", type: .person, isNil: true, country: "country/TR",
        roles: [
          Office(title: "President", of: nil, from: "2014", to: "2028-05"),
          Office(title: "x", of: "y", from: nil, to: nil),
        ],
        links: [("wikidata", "Q39259"), ("geonames", "\\1")], mentions: [0], salience: 1),
      Entity(key: "country/UA", name: "Ukraine", type: .gpe, isNil: false, mentions: [1], salience: 0),
    ]
    a.mentions = [
      Mention(
        span: span("Erdoğan"), entity: 0, type: .person, form: .shortName, sense: .person, rule: "name.grammar",
        score: 0.12345),
      Mention(
        span: span("Kyiv"), entity: 1, type: .gpe, form: .name, sense: .government, rule: "lexicon.name", score: 1),
    ]
    a.quotes = [
      Quote(span: span("won't"), parts: [span("won't")], kind: .mixed, speaker: nil, cue: nil),
      Quote(span: span("it"), parts: [span("it")], kind: .attitude, speaker: .author, cue: span("doubts"), commitment: .doubt),
    ]
    a.attribution = Attribution(density: 0.25, direct: 0)
    a.stances = [
      Stance(
        sentence: 0, span: whole, kind: .action,
        holder: .phrase(Phrase(entity: 0, mention: 0, span: span("Erdoğan"))),
        target: .phrase(Phrase(issue: "ceasefire", span: span("the 停戦 deal"))), score: 0.00004, event: nil,
        factuality: .negated,
        chain: [Reporter(who: Phrase(entity: 1, mention: 1, span: span("Kyiv")), cue: span("said"), commitment: .neutral)],
        cue: Cue(span: span("oppose"), frame: "oppose"),
        modifiers: [Modifier(kind: .negation, span: span("won't"))], confidence: 0.5,
        trace: [
          TraceStep(rule: "frame.oppose", operation: .set, value: -0.8, span: span("oppose")),
          TraceStep(rule: "negation.denied", operation: .multiply, value: -0.00005, span: span("won't")),
          TraceStep(rule: "chain", operation: .note, value: 0, span: nil),
        ]),
      Stance(
        sentence: 0, span: span("the author doubts it"), kind: .evaluation, holder: .author,
        target: .phrase(Phrase(span: span("it"))), score: 1, event: .support, factuality: .question, chain: [],
        cue: Cue(span: span("doubts"), frame: "doubt"), modifiers: [], confidence: 1, trace: []),
    ]
    a.positions = [
      Position(
        holder: .author, target: .issue("ceasefire"), positive: 1, negative: 0, neutral: 0, score: 1, weighted: 1, confidence: 1, stances: [1]),
      Position(
        holder: .entity(0), target: .entity(1), positive: 0, negative: 0, neutral: 1, score: 0, weighted: 0, confidence: 0.5, stances: [0]),
    ]
    a.warnings = [
      Warning(code: "encoding-detected", message: "the text is not UTF-8; it was read as windows-1254"),
      Warning(code: "some-span", message: "\u{1}", span: span("停戦")),
    ]
    return a
  }

  /// Where the words stand for the n-th time, from 1; an empty span at the start where they do not.
  public func span(of words: String, _ occurrence: Int) -> TextSpan {
    let words = Array(words.utf8)
    var left = occurrence
    for start in text.indices where text[start...].starts(with: words) {
      left -= 1
      if left == 0 { return TextSpan(start, start + words.count) }
    }
    return TextSpan(0, 0)
  }
}
