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

  mutating func build(_ drafts: [StanceDraft], language: String, layers: Layers) -> Annotation {
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
    for b in words.blocks { out.blocks.append(.init(kind: b.kind, span: span(bytes: b.start, b.end))) }
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
    for m in table.mentions {
      let span = span(of: m)
      if let last = spans.last, span < last { isSorted = false }
      spans.append(span)
      timesMentioned[Int(m.entity)] += 1
    }
    mentionIndex = [Int32](repeating: -1, count: table.mentions.count)
    out.entities.reserveCapacity(table.entities.count)
    out.mentions.reserveCapacity(table.mentions.count)
    if isSorted {
      for i in spans.indices { mention(i, table.mentions[i], spans[i], &out) }
    } else {
      let order = spans.indices.sorted { spans[$0] != spans[$1] ? spans[$0] < spans[$1] : $0 < $1 }
      for i in order { mention(i, table.mentions[i], spans[i], &out) }
    }
  }

  private mutating func mention(_ i: Int, _ m: MentionRecord, _ span: TextSpan, _ out: inout Annotation) {
    let entity = index(of: m.entity, &out)
    mentionIndex[i] = Int32(out.mentions.count)
    out.entities[entity].mentions.append(out.mentions.count)
    out.mentions.append(
      .init(
        span: span, entity: entity, type: m.type, form: m.form, sense: m.sense, rule: name(m.rule),
        score: Double(m.score) / 1000))
  }

  /// A rule's name. There are some twenty literals, each met many times: the string of one is made once for a document.
  private mutating func name(_ rule: StaticString) -> String {
    let place = unsafe UInt(bitPattern: rule.utf8Start)
    for known in ruleNames where known.place == place { return known.name }
    let name = rule.description
    ruleNames.append((place, name))
    return name
  }
  /// By the address of the literal; two literals with one address have one text.
  private var ruleNames: [(place: UInt, name: String)] = []
  /// Per entity of the table: its mentions.
  private var timesMentioned: [Int32] = []
  private var mentionIndex: [Int32] = []

  private mutating func index(of id: Int32, _ out: inout Annotation) -> Int {
    if entityIndex[Int(id)] >= 0 { return Int(entityIndex[Int(id)]) }
    let record = reading.table.entities[Int(id)]
    entityIndex[Int(id)] = Int32(out.entities.count)
    let known = Int(record.lexicon)
    var entity = Annotation.Entity(
      key: record.key ?? reading.strings[lexicon.entityKey[known]], name: record.name ?? reading.strings[lexicon.entityName[known]],
      type: record.type, isNil: record.isNil)
    entity.mentions.reserveCapacity(Int(timesMentioned[Int(id)]))
    if known >= 0 {
      let country = lexicon.entityCountry[known] - 1
      if country >= 0 { entity.country = reading.strings[lexicon.entityKey[country]] }
      for office in lexicon.range(of: known, in: lexicon.entityOfficeFirst) {
        if let date = document.date, !OfficeIndex.covers(lexicon.officeFrom[office], lexicon.officeTo[office], Int(date.number)) {
          continue
        }
        if document.date == nil, lexicon.officeTo[office] != 0 { continue }
        let of = lexicon.officeOf[office] - 1
        entity.roles.append(
          .init(
            title: reading.strings[lexicon.officeTitle[office]], of: of >= 0 ? reading.strings[lexicon.entityKey[of]] : nil,
            from: AnnotationBuilder.date(lexicon.officeFrom[office]), to: AnnotationBuilder.date(lexicon.officeTo[office])))
      }
      for link in lexicon.range(of: known, in: lexicon.entityLinkFirst) {
        entity.links.append((reading.strings[lexicon.linkScheme[link]], reading.strings[lexicon.linkValue[link]]))
      }
    }
    out.entities.append(entity)
    return out.entities.count - 1
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
    for q in reading.quotes.records where q.end > q.first {
      var parts: [TextSpan] = []
      var part = q.firstPart
      while part >= 0 {
        let piece = reading.quotes.parts[Int(part)]
        parts.append(tokens(piece.first, piece.end))
        part = piece.next
      }
      parts.sort()
      var speaker: Annotation.Role?
      if q.speaker >= 0 {
        var phrase = phrase(RoleBuilder(reading: reading).holder(q.speaker), &out)
        // The speaker as the text gives him, with titles and appositions.
        if q.sourceFirst >= 0, q.sourceEnd > q.sourceFirst { phrase.span = tokens(q.sourceFirst, q.sourceEnd) }
        speaker = .phrase(phrase)
      }
      out.quotes.append(
        .init(
          span: tokens(q.first, q.end), parts: parts, kind: q.kind, speaker: speaker, cue: q.cue >= 0 ? tokens(q.cue, q.cueEnd) : nil,
          commitment: q.cue >= 0 ? reading.commitment(q.cue, q.cueEnd) : nil))
    }
  }

  // MARK: Stances

  static func rounded(_ x: Double) -> Double {
    let r = (x * 10000).rounded() / 10000
    return r == 0 ? 0 : r
  }

  private mutating func stances(_ drafts: [StanceDraft], _ out: inout Annotation) {
    for d in drafts {
      let trace = d.trace.map {
        Annotation.TraceStep(
          prefix: $0.prefix, name: $0.name, operation: $0.operation, value: $0.value, span: $0.first >= 0 ? tokens($0.first, $0.end) : nil)
      }
      let holder = role(d.holder, &out)
      let target = role(d.target, &out)
      let chain = d.chain.map {
        Annotation.Reporter(
          who: phrase($0.role, &out), cue: tokens($0.cueFirst, $0.cueEnd), commitment: reading.commitment($0.cueFirst, $0.cueEnd))
      }
      out.stances.append(
        .init(
          sentence: Int(d.sentence), span: tokens(d.first, d.end), kind: d.kind, holder: holder, target: target,
          score: AnnotationBuilder.rounded(d.score), event: d.event, factuality: d.factuality, chain: chain,
          cue: .init(span: tokens(d.cueFirst, d.cueEnd), frame: d.frame),
          modifiers: d.modifiers.filter { $0.first >= 0 && $0.end > $0.first }.map { .init(kind: $0.kind, span: tokens($0.first, $0.end)) },
          confidence: AnnotationBuilder.rounded(d.confidence), trace: trace))
    }
    // The order of the text, by evidence.
    out.stances.sort { $0.span != $1.span ? $0.span < $1.span : $0.cue.span != $1.cue.span ? $0.cue.span < $1.cue.span : false }
  }

  // MARK: Tone

  private func tone(_ out: inout Annotation) {
    for (i, s) in out.stances.enumerated() where s.score != 0 {
      switch s.factuality {
      case .question, .conditional, .hypothetical: continue
      default: break
      }
      guard case .phrase(let target) = s.target, let e = target.entity else { continue }
      if case .phrase(let holder) = s.holder, holder.entity == e { continue }
      var tone = out.entities[e].tone ?? .init(score: 0, positive: 0, negative: 0, stances: [])
      tone.score += s.score
      if s.score > 0 { tone.positive += 1 } else { tone.negative += 1 }
      tone.stances.append(i)
      out.entities[e].tone = tone
    }
    for e in out.entities.indices {
      guard let sum = out.entities[e].tone?.score else { continue }
      out.entities[e].tone?.score = AnnotationBuilder.rounded(sum / (1 + abs(sum)))
    }
  }

  // MARK: Salience

  /// How much of the document is about an entity: mentions, those in the heading and the first paragraph more, holders and targets of
  /// stances more; the shares add up to 1 at most, and the figure is rounded to two decimals.
  private func salience(_ out: inout Annotation) {
    var weight = [Double](repeating: 0, count: out.entities.count)
    for m in out.mentions {
      var w = m.form == .pronoun ? 0.5 : 1.0
      let block = AnnotationBuilder.block(out.blocks, at: m.span.start)
      if block >= 0 {
        if out.blocks[block].kind == .heading { w += 0.5 }
        if block <= 1 { w += 0.5 }
        if out.blocks[block].kind == .note || out.blocks[block].kind == .markup { w *= 0.3 }
      }
      weight[m.entity] += w
    }
    for s in out.stances {
      if case .phrase(let p) = s.holder, let e = p.entity { weight[e] += 0.7 }
      if case .phrase(let p) = s.target, let e = p.entity { weight[e] += 0.4 }
    }
    let total = weight.reduce(0, +)
    guard total > 0 else { return }
    for i in out.entities.indices { out.entities[i].salience = (weight[i] / total * 100).rounded() / 100 }
  }

  /// The last block that begins at or before an offset, -1 none; blocks are in order.
  static func block(_ blocks: [Annotation.Block], at offset: Int) -> Int {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].span.start <= offset { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }
}
