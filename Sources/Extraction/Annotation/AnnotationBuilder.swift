internal import Lexicon
internal import Segmentation

/// Turns what the stages found into the public annotation: spans of the text, indices in order, positions, salience.
struct AnnotationBuilder {
  let document: Document
  let view: TextView
  let reading: DocumentReading
  private var words: Words { reading.words }
  private var lexicon: CompiledLexicon { reading.lexicon }

  /// Entities that are mentioned, or that hold or are held, in the order of their first mention.
  private var entityIndex: [Int32] = []

  init(document: Document, view: TextView, reading: DocumentReading) {
    self.document = document
    self.view = view
    self.reading = reading
  }

  mutating func build(_ drafts: consuming [StanceDraft], language: String, layers: Layers) -> Annotation {
    var out = Annotation(id: document.id, text: document.text, language: language, meta: document.meta)
    out.date = document.date
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

  private func layersOfSyntax(_ layers: Layers, _ out: inout Annotation) {
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

  private func span(bytes start: Int32, _ end: Int32) -> TextSpan { TextSpan(view.textStart(start), view.textEnd(end)) }

  /// The text's span of a range of tokens.
  private func tokens(_ first: Int32, _ end: Int32) -> TextSpan {
    let last = max(first, end - 1)
    return TextSpan(
      view.textStart(words.tokens.starts[Int(first)]), view.textEnd(words.tokens.ends[Int(last)]))
  }

  private func span(of m: MentionRecord) -> TextSpan { m.given ?? tokens(m.first, m.end) }

  // MARK: Entities and mentions

  private mutating func mentions(_ out: inout Annotation) {
    let table = reading.table
    entityIndex = [Int32](repeating: -1, count: table.entities.count)
    // A caller's span may begin or end inside a token, so the order of tokens need not be that of the text.
    var spans: [TextSpan] = []
    spans.reserveCapacity(table.mentions.count)
    var isSorted = true
    timesMentioned = [Int32](repeating: 0, count: table.entities.count)
    let records = table.mentions.span
    var last = TextSpan(0, Int.max)
    for i in records.indices {
      let span = span(of: records[i])
      if span < last { isSorted = false }
      last = span
      spans.append(span)
      timesMentioned[Int(records[i].entity)] += 1
    }
    mentionIndex = [Int32](repeating: -1, count: table.mentions.count)
    out.entities.reserveCapacity(table.entities.count)
    out.mentions.reserveCapacity(table.mentions.count)
    if isSorted {
      for i in spans.indices { mention(i, records[i], spans[i], &out) }
    } else {
      let order = spans.indices.sorted { spans[$0] != spans[$1] ? spans[$0] < spans[$1] : $0 < $1 }
      for i in order { mention(i, records[i], spans[i], &out) }
    }
  }

  private mutating func mention(_ i: Int, _ m: borrowing MentionRecord, _ span: TextSpan, _ out: inout Annotation) {
    let entity = index(of: m.entity, &out)
    let index = out.mentions.count
    mentionIndex[i] = Int32(index)
    out.entities[entity].mentions.append(index)
    out.mentions.append(
      .init(
        span: span, entity: entity, type: m.type, form: m.form, sense: m.sense, ruleName: .literal(m.rule),
        score: Double(m.score) / 1000))
  }

  /// Per entity of the table: its mentions.
  private var timesMentioned: [Int32] = []
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
    let record = reading.table.entities[Int(id)]
    let known = Int(record.lexicon)
    let country = known >= 0 ? lexicon.entityCountry[known] - 1 : -1
    var mentions: [Int] = []
    mentions.reserveCapacity(Int(timesMentioned[Int(id)]))
    out.entities.append(
      Annotation.Entity(
        key: record.key ?? reading.strings[lexicon.entityKey[known]], name: record.name ?? reading.strings[lexicon.entityName[known]],
        type: record.type, isNil: record.isNil, country: country >= 0 ? reading.strings[lexicon.entityKey[country]] : nil,
        roles: known >= 0 ? offices(of: known) : [], links: known >= 0 ? links(of: known) : [], mentions: mentions))
    return index
  }

  /// The offices that a lexicon entity has on the document's day; without one, now.
  private func offices(of known: Int) -> [Annotation.Office] {
    var offices: [Annotation.Office] = []
    for office in lexicon.range(of: known, in: lexicon.entityOfficeFirst) {
      let from = lexicon.officeFrom[office]
      let to = lexicon.officeTo[office]
      if let date = document.date {
        if !OfficeIndex.covers(from, to, Int(date.number)) { continue }
      } else if to != 0 {
        continue
      }
      let of = lexicon.officeOf[office] - 1
      offices.append(
        .init(
          title: reading.strings[lexicon.officeTitle[office]], of: of >= 0 ? reading.strings[lexicon.entityKey[of]] : nil,
          from: AnnotationBuilder.date(from), to: AnnotationBuilder.date(to)))
    }
    return offices
  }

  private func links(of known: Int) -> [(scheme: String, value: String)] {
    lexicon.range(of: known, in: lexicon.entityLinkFirst).map { (reading.strings[lexicon.linkScheme[$0]], reading.strings[lexicon.linkValue[$0]]) }
  }

  /// 20190520 → `2019-05-20`; 00 is left out.
  static func date(_ number: Int) -> String? {
    guard number > 0 else { return nil }
    var text = String(number / 10000)
    for part in [number / 100 % 100, number % 100] where part > 0 {
      text += part < 10 ? "-0" : "-"
      text += String(part)
    }
    return text
  }

  // MARK: Roles

  private mutating func role(_ r: RoleDraft, _ out: inout Annotation) -> Annotation.Role {
    r.isAuthor ? .author : .phrase(phrase(r, &out))
  }

  private mutating func phrase(_ r: RoleDraft, _ out: inout Annotation) -> Annotation.Phrase {
    var phrase = Annotation.Phrase(span: tokens(r.first, r.end))
    if r.entity >= 0 { phrase.entity = index(of: r.entity, &out) }
    if r.mention >= 0 {
      let m = reading.table.mentions[Int(r.mention)]
      phrase.mention = Int(mentionIndex[Int(r.mention)])
      if m.first == r.first && m.end == r.end { phrase.span = span(of: m) }
    }
    if r.issue >= 0 { phrase.issue = reading.strings[lexicon.issueKey[Int(r.issue)]] }
    return phrase
  }

  private mutating func quotes(_ out: inout Annotation) {
    let records = reading.quotes.records
    out.quotes.reserveCapacity(records.count)
    let roles = RoleBuilder(reading: reading)
    for i in records.indices where records[i].end > records[i].first {
      let q = records[i]
      var speaker: Annotation.Role?
      if q.speaker >= 0 {
        var phrase = phrase(roles.holder(q.speaker), &out)
        // The speaker as the text gives him, with titles and appositions.
        if q.sourceFirst >= 0, q.sourceEnd > q.sourceFirst { phrase.span = tokens(q.sourceFirst, q.sourceEnd) }
        speaker = .phrase(phrase)
      }
      out.quotes.append(
        .init(
          span: tokens(q.first, q.end), pieces: pieces(of: q), kind: q.kind, speaker: speaker, cue: q.cue >= 0 ? tokens(q.cue, q.cueEnd) : nil,
          commitment: q.cue >= 0 ? reading.commitment(q.cue, q.cueEnd) : nil))
    }
  }

  /// The pieces of a quote; none where it is one piece.
  private func pieces(of quote: QuoteRecord) -> [TextSpan] {
    guard quote.firstPart >= 0 else { return [] }
    let first = reading.quotes.parts[Int(quote.firstPart)]
    if first.next < 0, first.first == quote.first, first.end == quote.end { return [] }
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
    // Entities that nothing mentions come in the order in which the stances were found.
    for i in drafts.indices {
      introduce(drafts[i].holder, &out)
      introduce(drafts[i].target, &out)
      for j in drafts[i].chain.indices { introduce(drafts[i].chain[j].role, &out) }
    }
    out.stances.reserveCapacity(drafts.count)
    for place in order(of: drafts) {
      let i = place.draft
      // Taken out, so that the stance is its only owner.
      var steps: [TraceDraft] = []
      swap(&steps, &drafts[i].trace)
      toText(&steps)
      var chain: [Annotation.Reporter] = []
      if !drafts[i].chain.isEmpty {
        chain = drafts[i].chain.map {
          Annotation.Reporter(
            who: phrase($0.role, &out), cue: tokens($0.cueFirst, $0.cueEnd), commitment: reading.commitment($0.cueFirst, $0.cueEnd))
        }
      }
      var modifiers: [Annotation.Modifier] = []
      for j in drafts[i].modifiers.indices {
        let modifier = drafts[i].modifiers[j]
        if modifier.first >= 0 && modifier.end > modifier.first {
          modifiers.append(.init(kind: modifier.kind, span: tokens(modifier.first, modifier.end)))
        }
      }
      out.stances.append(
        Annotation.Stance(
          sentence: Int(drafts[i].sentence), span: place.span, kind: drafts[i].kind, holder: role(drafts[i].holder, &out),
          target: role(drafts[i].target, &out), score: AnnotationBuilder.rounded(drafts[i].score), event: drafts[i].event,
          factuality: drafts[i].factuality, chain: chain, cue: .init(span: place.cue, frame: drafts[i].frame), modifiers: modifiers,
          confidence: AnnotationBuilder.rounded(drafts[i].confidence), steps: steps))
    }
  }

  private mutating func introduce(_ role: RoleDraft, _ out: inout Annotation) {
    if !role.isAuthor, role.entity >= 0 { _ = index(of: role.entity, &out) }
  }

  /// Where a stance stands in the text, by evidence and cue.
  private struct StancePlace {
    var span: TextSpan
    var cue: TextSpan
    var draft: Int
  }

  /// The order of the text; of the drafts, where two stand in one place.
  private func order(of drafts: borrowing [StanceDraft]) -> [StancePlace] {
    var places: [StancePlace] = []
    places.reserveCapacity(drafts.count)
    let drafts = drafts.span
    for i in drafts.indices {
      places.append(
        StancePlace(span: tokens(drafts[i].first, drafts[i].end), cue: tokens(drafts[i].cueFirst, drafts[i].cueEnd), draft: i))
    }
    places.sort {
      if $0.span != $1.span { return $0.span < $1.span }
      return $0.cue != $1.cue ? $0.cue < $1.cue : $0.draft < $1.draft
    }
    return places
  }

  /// Takes the steps' tokens to bytes of the text, where they stand.
  private func toText(_ steps: inout [TraceDraft]) {
    var steps = steps.mutableSpan
    for i in steps.indices where steps[i].first >= 0 {
      let span = tokens(steps[i].first, steps[i].end)
      steps[i].first = Int32(truncatingIfNeeded: span.start)
      steps[i].end = Int32(truncatingIfNeeded: span.end)
    }
  }

  // MARK: Tone

  private func tone(_ out: inout Annotation) {
    let all = out.stances
    let stances = all.span
    var entities = out.entities.mutableSpan
    for i in stances.indices where stances[i].score != 0 {
      switch stances[i].factuality {
      case .question, .conditional, .hypothetical: continue
      default: break
      }
      guard case .phrase(let target) = stances[i].target, let e = target.entity else { continue }
      if case .phrase(let holder) = stances[i].holder, holder.entity == e { continue }
      let score = stances[i].score
      if entities[e].tone == nil {
        entities[e].tone = .init(score: score, positive: score > 0 ? 1 : 0, negative: score > 0 ? 0 : 1, stances: [i])
        continue
      }
      entities[e].tone?.score += score
      if score > 0 { entities[e].tone?.positive += 1 } else { entities[e].tone?.negative += 1 }
      entities[e].tone?.stances.append(i)
    }
    for e in entities.indices {
      if let sum = entities[e].tone?.score { entities[e].tone?.score = AnnotationBuilder.rounded(sum / (1 + abs(sum))) }
    }
  }

  // MARK: Salience

  /// How much of the document is about an entity: mentions, those in the heading and the first paragraph more, holders and targets of
  /// stances more; the shares add up to 1 at most, and the figure is rounded to two decimals.
  private func salience(_ out: inout Annotation) {
    var weight = [Double](repeating: 0, count: out.entities.count)
    weigh(out, &weight)
    let total = weight.reduce(0, +)
    guard total > 0 else { return }
    var entities = out.entities.mutableSpan
    for i in entities.indices { entities[i].salience = (weight[i] / total * 100).rounded() / 100 }
  }

  private func weigh(_ annotation: borrowing Annotation, _ weight: inout [Double]) {
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
