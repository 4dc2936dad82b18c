internal import Lexicon
internal import Segmentation

/// Turns what the stages found into the public annotation: spans of the text, indices in order, positions, salience.
///
/// All its questions are `mutating`: the whole would be copied, and each of its arrays retained, for each that is not.
struct AnnotationBuilder {
  /// The document's day.
  private let date: CalendarDate?
  let view: TextView
  let reading: DocumentReading
  let known: KnownEntities
  private var words: Words { reading.words }
  private var lexicon: CompiledLexicon { reading.lexicon }
  /// Where the tokens begin and end: every span asks for both.
  private let starts: [Int32]
  private let ends: [Int32]

  /// Entities that are mentioned, or that hold or are held, in the order of their first mention.
  private var entityIndex: [Int32] = []

  init(date: CalendarDate?, view: TextView, reading: DocumentReading, known: KnownEntities) {
    self.date = date
    self.view = view
    self.reading = reading
    self.known = known
    starts = reading.words.tokens.starts
    ends = reading.words.tokens.ends
  }

  mutating func build(_ document: borrowing Document, _ drafts: consuming [StanceDraft], language: String, layers: Layers) -> Annotation {
    var out = Annotation(id: document.id, text: document.text, language: language, meta: document.meta)
    out.date = date
    out.encoding = document.encoding
    out.warnings = document.warnings
    if let repaired = view.firstRepair {
      out.warnings.append(
        Warning(
          code: "text-repaired",
          message: "The text holds mojibake or character references; they were read as what they stand for.", span: repaired))
    }
    out.blocks.reserveCapacity(words.blocks.count)
    for b in words.blocks { out.blocks.append(.init(kind: b.kind, span: span(bytes: b.start, b.end))) }
    out.sentences.reserveCapacity(words.sentences.count)
    for s in words.sentences { out.sentences.append(.init(span: tokens(s.first, s.end), block: Int(s.block))) }
    mentions(&out)
    layersOfSyntax(layers, &out)
    quotes(&out)
    stances(drafts, &out)
    out.positions = PositionBuilder.positions(out)
    tone(&out)
    out.attribution = reading.attribution()
    salience(&out)
    return out
  }

  private mutating func layersOfSyntax(_ layers: Layers, _ out: inout Annotation) {
    let writer = SyntaxLayers(lexicon: lexicon)
    func map(_ span: TextSpan) -> TextSpan { TextSpan(view.textStart(Int32(span.start)), view.textEnd(Int32(span.end))) }
    if layers.contains(.tokens) { out.tokens = writer.tokens(words, reading.syntax, map: map) }
    guard layers.contains(.clauses) else { return }
    out.clauses = writer.clauses(
      words, reading.syntax,
      mention: { phrase in
        let m = reading.mention(at: Int(phrase.head))
        return m >= 0 ? Int(mentionIndex[Int(m)]) : nil
      }, map: map)
  }

  // MARK: Spans

  private mutating func span(bytes start: Int32, _ end: Int32) -> TextSpan { TextSpan(view.textStart(start), view.textEnd(end)) }

  /// The text's span of a range of tokens.
  private mutating func tokens(_ first: Int32, _ end: Int32) -> TextSpan {
    let last = max(first, end - 1)
    return TextSpan(view.textStart(starts[Int(first)]), view.textEnd(ends[Int(last)]))
  }

  // MARK: Entities and mentions

  private mutating func mentions(_ out: inout Annotation) {
    let table = reading.table
    let records = table.mentions.span
    let count = records.count
    entityIndex = [Int32](filled: -1, count: table.entities.count)
    // A caller's span may begin or end inside a token, so the order of tokens need not be that of the text.
    var spans: [TextSpan] = []
    spans.reserveCapacity(count)
    var isSorted = true
    var last = TextSpan(0, Int.max)
    for i in records.indices {
      let given = Int(records[i].givenSpan)
      let span = given >= 0 ? table.givenSpans[given] : tokens(records[i].first, records[i].end)
      if span < last { isSorted = false }
      last = span
      spans.append(span)
    }
    self.spans = spans
    var mentionIndex: [Int32] = []
    mentionIndex.reserveCapacity(count)
    for i in 0..<count { mentionIndex.append(Int32(truncatingIfNeeded: i)) }
    var order: [Int] = []
    if !isSorted {
      order = spans.indices.sorted { spans[$0] != spans[$1] ? spans[$0] < spans[$1] : $0 < $1 }
      for (place, i) in order.enumerated() { mentionIndex[i] = Int32(place) }
    }
    self.mentionIndex = mentionIndex
    out.entities.reserveCapacity(table.entities.count)
    var entityOf: [Int32] = []
    entityOf.reserveCapacity(count)
    for place in 0..<count {
      let i = isSorted ? place : order[place]
      entityOf.append(Int32(truncatingIfNeeded: index(of: records[i].entity, &out)))
    }
    out.mentions.append(addingCapacity: count) { mentions in
      for place in 0..<count {
        let i = isSorted ? place : order[place]
        mentions.append(
          Annotation.Mention(
            span: spans[i], entity: Int(entityOf[place]), type: records[i].type, form: records[i].form, sense: records[i].sense,
            ruleName: .literal(records[i].rule.name), score: Double(records[i].score) / 1000))
      }
    }
    let lists = IndexLists(of: entityOf, groups: out.entities.count)
    for e in out.entities.indices { out.entities[e].mentioned = lists[e] }
  }

  /// Per mention of the table: its span, and its place in the order of the text.
  private var spans: [TextSpan] = []
  private var mentionIndex: [Int32] = []

  @inline(__always)
  private mutating func index(of id: Int32, _ out: inout Annotation) -> Int {
    let index = entityIndex[Int(id)]
    return index >= 0 ? Int(index) : add(entity: id, &out)
  }

  /// Takes an entity of the table in, at its first mention or role.
  @inline(never)
  private mutating func add(entity id: Int32, _ out: inout Annotation) -> Int {
    let index = out.entities.count
    entityIndex[Int(id)] = Int32(index)
    let i = Int(id)
    let listed = reading.table.entities[i].lexicon
    let key = reading.table.entities[i].key
    let name = reading.table.entities[i].name
    let facts: EntityFacts
    if listed >= 0 {
      let shared = known.facts(of: listed, on: date)
      facts = key == nil && name == nil ? shared : shared.with(key: key, name: name)
    } else {
      facts = EntityFacts(key: key ?? "", name: name ?? "", country: nil, roles: [], links: [])
    }
    out.entities.append(Annotation.Entity(facts: facts, type: reading.table.entities[i].type, isNil: reading.table.entities[i].isNil))
    return index
  }

  // MARK: Roles

  private mutating func role(_ r: RoleDraft, _ out: inout Annotation) -> Annotation.Role {
    r.isAuthor ? .author : .phrase(phrase(r, &out))
  }

  private mutating func phrase(_ r: RoleDraft, _ out: inout Annotation) -> Annotation.Phrase {
    let m = Int(r.mention)
    // The mention's own span, which the caller may have given, where the role is the mention.
    let isMention = m >= 0 && reading.table.mentions[m].first == r.first && reading.table.mentions[m].end == r.end
    return Annotation.Phrase(
      entity: r.entity >= 0 ? index(of: r.entity, &out) : nil, mention: m >= 0 ? Int(mentionIndex[m]) : nil,
      issue: r.issue >= 0 ? reading.strings[lexicon.issueKey[Int(r.issue)]] : nil, span: isMention ? spans[m] : tokens(r.first, r.end))
  }

  private mutating func quotes(_ out: inout Annotation) {
    let all = reading.quotes.records
    let records = all.span
    var quotes: [Annotation.Quote] = []
    let roles = RoleBuilder(reading: reading)
    quotes.append(addingCapacity: records.count) { quotes in
      for i in records.indices where records[i].end > records[i].first {
        let hasCue = records[i].cue >= 0
        quotes.append(
          Annotation.Quote(
            span: tokens(records[i].first, records[i].end), pieces: pieces(of: records, i), kind: records[i].kind,
            speaker: speaker(of: records, i, roles, &out), cue: hasCue ? tokens(records[i].cue, records[i].cueEnd) : nil,
            commitment: hasCue ? reading.commitment(records[i].cue, records[i].cueEnd) : nil))
      }
    }
    out.quotes = quotes
  }

  private mutating func speaker(
    of records: Span<QuoteRecord>, _ i: Int, _ roles: RoleBuilder, _ out: inout Annotation
  ) -> Annotation.Role? {
    guard records[i].speaker >= 0 else { return nil }
    var phrase = phrase(roles.holder(records[i].speaker), &out)
    // The speaker as the text gives him, with titles and appositions.
    if records[i].sourceFirst >= 0, records[i].sourceEnd > records[i].sourceFirst { phrase.span = tokens(records[i].sourceFirst, records[i].sourceEnd) }
    return .phrase(phrase)
  }

  /// The pieces of a quote; none where it is one piece.
  @inline(__always)
  private mutating func pieces(of records: Span<QuoteRecord>, _ i: Int) -> [TextSpan] {
    let part = Int(records[i].firstPart)
    if part < 0 { return [] }
    if reading.quotes.parts[part].next < 0, reading.quotes.parts[part].first == records[i].first, reading.quotes.parts[part].end == records[i].end {
      return []
    }
    return pieces(from: part)
  }

  @inline(never)
  private mutating func pieces(from part: Int) -> [TextSpan] {
    let first = reading.quotes.parts[part]
    var pieces = [tokens(first.first, first.end)]
    var part = first.next
    while part >= 0 {
      let piece = reading.quotes.parts[Int(part)]
      pieces.append(tokens(piece.first, piece.end))
      part = piece.next
    }
    if pieces.count > 1 { pieces.sort() }
    return pieces
  }

  // MARK: Stances

  static func rounded(_ x: Double) -> Double {
    let r = (x * 10000).rounded() / 10000
    return r == 0 ? 0 : r
  }

  private mutating func stances(_ drafts: consuming [StanceDraft], _ out: inout Annotation) {
    var drafts = drafts
    introduce(drafts, &out)
    let places = order(of: drafts)
    var stances: [Annotation.Stance] = []
    stances.append(addingCapacity: places.count) { stances in
      var drafts = drafts.mutableSpan
      for place in places.indices {
        let i = places[place].draft
        // Taken out, so that the stance is its only owner.
        var steps: [TraceDraft] = []
        if !drafts[i].trace.isEmpty {
          swap(&steps, &drafts[i].trace)
          toText(&steps)
        }
        stances.append(
          Annotation.Stance(
            sentence: Int(drafts[i].sentence), span: StancePlace.span(places[place].evidence), kind: drafts[i].kind, holder: role(drafts[i].holder, &out),
            target: role(drafts[i].target, &out), score: AnnotationBuilder.rounded(drafts[i].score), event: drafts[i].event,
            factuality: drafts[i].factuality, chain: drafts[i].chain.isEmpty ? [] : chain(drafts[i].chain, &out),
            cue: .init(span: StancePlace.span(places[place].cue), frame: drafts[i].frame),
            modifiers: drafts[i].modifiers.isEmpty ? [] : modifiers(drafts[i].modifiers),
            confidence: AnnotationBuilder.rounded(drafts[i].confidence), steps: steps))
      }
    }
    out.stances = stances
  }

  private mutating func chain(_ drafts: [ReporterDraft], _ out: inout Annotation) -> [Annotation.Reporter] {
    var chain: [Annotation.Reporter] = []
    chain.reserveCapacity(drafts.count)
    for draft in drafts {
      chain.append(
        Annotation.Reporter(
          who: phrase(draft.role, &out), cue: tokens(draft.cueFirst, draft.cueEnd), commitment: reading.commitment(draft.cueFirst, draft.cueEnd)))
    }
    return chain
  }

  private mutating func modifiers(_ drafts: [ModifierDraft]) -> [Annotation.Modifier] {
    var modifiers: [Annotation.Modifier] = []
    for draft in drafts where draft.first >= 0 && draft.end > draft.first {
      modifiers.append(.init(kind: draft.kind, span: tokens(draft.first, draft.end)))
    }
    return modifiers
  }

  /// Entities that nothing mentions come in the order in which the stances were found.
  private mutating func introduce(_ drafts: borrowing [StanceDraft], _ out: inout Annotation) {
    let drafts = drafts.span
    for i in drafts.indices {
      introduce(drafts[i].holder, &out)
      introduce(drafts[i].target, &out)
      let chain = drafts[i].chain.span
      for j in chain.indices { introduce(chain[j].role, &out) }
    }
  }

  private mutating func introduce(_ role: RoleDraft, _ out: inout Annotation) {
    if !role.isAuthor, role.entity >= 0 { _ = index(of: role.entity, &out) }
  }

  /// Where a stance stands in the text, by evidence and cue: each as one number, what begins first before the others, of these the longer.
  private struct StancePlace {
    var evidence: UInt64
    var cue: UInt64
    var draft: Int

    static func number(_ span: TextSpan) -> UInt64 {
      UInt64(truncatingIfNeeded: span.start) << 32 | UInt64(~UInt32(truncatingIfNeeded: span.end))
    }

    static func span(_ number: UInt64) -> TextSpan {
      TextSpan(Int(truncatingIfNeeded: number >> 32), Int(~UInt32(truncatingIfNeeded: number)))
    }
  }

  /// The order of the text; of the drafts, where two stand in one place.
  private mutating func order(of drafts: borrowing [StanceDraft]) -> [StancePlace] {
    var places: [StancePlace] = []
    places.reserveCapacity(drafts.count)
    let drafts = drafts.span
    for i in drafts.indices {
      places.append(
        StancePlace(
          evidence: StancePlace.number(tokens(drafts[i].first, drafts[i].end)), cue: StancePlace.number(tokens(drafts[i].cueFirst, drafts[i].cueEnd)),
          draft: i))
    }
    places.sort { $0.evidence != $1.evidence ? $0.evidence < $1.evidence : $0.cue != $1.cue ? $0.cue < $1.cue : $0.draft < $1.draft }
    return places
  }

  /// Takes the steps' tokens to bytes of the text, where they stand.
  private mutating func toText(_ steps: inout [TraceDraft]) {
    var steps = steps.mutableSpan
    for i in steps.indices where steps[i].first >= 0 {
      let span = tokens(steps[i].first, steps[i].end)
      steps[i].first = Int32(truncatingIfNeeded: span.start)
      steps[i].end = Int32(truncatingIfNeeded: span.end)
    }
  }

  // MARK: Tone

  private mutating func tone(_ out: inout Annotation) {
    let entityOf = sides(out)
    if entityOf.isEmpty { return }
    let lists = IndexLists(of: entityOf, groups: out.entities.count)
    for e in out.entities.indices where !lists.isEmpty(e) {
      let list = lists[e]
      var sum = 0.0
      var positive = 0
      for i in list {
        let score = out.stances[i].score
        sum += score
        if score > 0 { positive += 1 }
      }
      out.entities[e].tone = .init(
        score: AnnotationBuilder.rounded(sum / (1 + abs(sum))), positive: positive, negative: list.count - positive, sided: list)
    }
  }

  /// Per stance: the entity whose tone it adds to, -1 none. Empty where there is none at all.
  private mutating func sides(_ annotation: borrowing Annotation) -> [Int32] {
    let stances = annotation.stances.span
    var entityOf: [Int32] = []
    entityOf.reserveCapacity(stances.count)
    var any = false
    for i in stances.indices {
      let e = toned(stances, i)
      if e >= 0 { any = true }
      entityOf.append(Int32(truncatingIfNeeded: e))
    }
    return any ? entityOf : []
  }

  /// The entity whose tone a stance adds to, -1 where it takes no side, asserts nothing or is its own.
  @inline(__always)
  private mutating func toned(_ stances: Span<Annotation.Stance>, _ i: Int) -> Int {
    if stances[i].score == 0 { return -1 }
    switch stances[i].factuality {
    case .question, .conditional, .hypothetical: return -1
    default: break
    }
    guard case .phrase(let target) = stances[i].target, let e = target.entity else { return -1 }
    if case .phrase(let holder) = stances[i].holder, holder.entity == e { return -1 }
    return e
  }

  // MARK: Salience

  /// How much of the document is about an entity: mentions, those in the heading and the first paragraph more, holders and targets of
  /// stances more; the shares add up to 1 at most, and the figure is rounded to two decimals.
  private mutating func salience(_ out: inout Annotation) {
    var weight = [Double](filled: 0, count: out.entities.count)
    weigh(out, &weight)
    let total = weight.reduce(0, +)
    guard total > 0 else { return }
    var entities = out.entities.mutableSpan
    for i in entities.indices { entities[i].salience = (weight[i] / total * 100).rounded() / 100 }
  }

  private mutating func weigh(_ annotation: borrowing Annotation, _ weight: inout [Double]) {
    let mentions = annotation.mentions.span
    let blocks = annotation.blocks.span
    // The last block that begins at or before the mention; both are in order.
    var block = -1
    for i in mentions.indices {
      while block + 1 < blocks.count, blocks[block + 1].span.start <= mentions[i].span.start { block += 1 }
      var w = mentions[i].form == .pronoun ? 0.5 : 1.0
      if block >= 0 {
        let kind = blocks[block].kind
        if kind == .heading { w += 0.5 }
        if block <= 1 { w += 0.5 }
        if kind == .note || kind == .markup { w *= 0.3 }
      }
      weight[mentions[i].entity] += w
    }
    let stances = annotation.stances.span
    for i in stances.indices {
      if case .phrase(let p) = stances[i].holder, let e = p.entity { weight[e] += 0.7 }
      if case .phrase(let p) = stances[i].target, let e = p.entity { weight[e] += 0.4 }
    }
  }
}
