internal import Lexicon
internal import Segmentation

/// Teams in sheets of results, which are called by their towns: `Derby 1 Coventry 1`, `Chicago at Utah`, `Miami 12 3`.
///
/// A line is read alone. A score with two names says enough; a fixture or a row of figures counts beside another such line or under a heading of sport.
/// A country's team keeps the country's type.
struct TeamNames {
  let lexicon: CompiledLexicon
  private let shape: WordShape

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    shape = WordShape(lexicon: lexicon)
  }

  private enum Kind { case score, fixture, row }

  private struct Line {
    var kind: Kind
    var names: [Range<Int>]
    var number: Int
  }

  func run(_ words: Words, _ tokens: NameTokens, _ table: inout EntityTable, _ taken: inout [Bool]) {
    var lines: [Line] = []
    var sheets = SheetSearch()
    for number in 0..<tokens.lines.count {
      let i = Int(tokens.lines[number])
      let end = number + 1 < tokens.lines.count ? Int(tokens.lines[number + 1]) : words.count
      guard end - i <= 16, let line = read(words, i, end, number) else { continue }
      // A row or a fixture needs company.
      let isBeside = lines.last.map { number - $0.number <= 1 } ?? false
      if line.kind == .score || isBeside || isUnderSheet(words, tokens, number, &sheets) { lines.append(line) }
    }
    guard !lines.isEmpty else { return }
    var mentionAt = [Int32](filled: -1, count: words.count)
    for (n, m) in table.mentions.enumerated() { for t in Int(m.first)..<Int(m.end) { mentionAt[t] = Int32(n) } }
    var dropped = Set<Int>()
    for line in lines { for name in line.names { mark(words, name, line.kind, mentionAt, &dropped, &table, &taken) } }
    if !dropped.isEmpty {
      var kept: [MentionRecord] = []
      for (n, m) in table.mentions.enumerated() where !dropped.contains(n) { kept.append(m) }
      table.mentions = kept
    }
  }

  /// How far the lines were looked at, and the last short one of them that speaks of sport.
  private struct SheetSearch {
    var next = 0
    var last = -100
  }

  /// Whether a short line speaks of sport, the line itself or one of the forty before it. Asked in the order of the lines, so that each is looked at once.
  private func isUnderSheet(_ words: Words, _ tokens: NameTokens, _ number: Int, _ sheets: inout SheetSearch) -> Bool {
    for line in max(sheets.next, number - 40)...number {
      let first = Int(tokens.lines[line])
      let end = line + 1 < tokens.lines.count ? Int(tokens.lines[line + 1]) : words.count
      if end - first <= 24, (first..<end).contains(where: { shape.context(words, $0).contains(.scoreSheet) }) { sheets.last = line }
    }
    sheets.next = number + 1
    return number - sheets.last <= 40
  }

  /// Reads `Name N Name N`, `Name at Name`, `Name v Name`, `Name N N …`.
  private func read(_ words: Words, _ first: Int, _ end: Int, _ number: Int) -> Line? {
    guard let one = name(words, first, end), one.upperBound < end else { return nil }
    var k = one.upperBound
    if shape.kind(words, k) == WordKind.at || shape.kind(words, k) == WordKind.versus {
      guard let other = name(words, k + 1, end), other.upperBound == end || isTrailer(words, other.upperBound, end) else { return nil }
      return Line(kind: .fixture, names: [one, other], number: number)
    }
    guard isNumber(words, k), !shape.isYear(words, k) else { return nil }
    k += 1
    if k < end, let other = name(words, k, end), other.upperBound < end, isNumber(words, other.upperBound) {
      let after = other.upperBound + 1
      guard after == end || isTrailer(words, after, end) else { return nil }
      return Line(kind: .score, names: [one, other], number: number)
    }
    var numbers = 1
    while k < end, isNumber(words, k) || words.tokens.flags[k].contains(.punctuation) {
      if isNumber(words, k) { numbers += 1 }
      k += 1
    }
    return k == end && numbers >= 2 ? Line(kind: .row, names: [one], number: number) : nil
  }

  private func isNumber(_ words: Words, _ i: Int) -> Bool {
    words.tokens.flags[i].contains(.digits) && !words.tokens.flags[i].contains(.letters) && words.tokens.ends[i] - words.tokens.starts[i] <= 4
  }

  /// Brackets, a full stop, "after extra time": not another sentence.
  private func isTrailer(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    shape.isByte(words, first, 0x28) || end - first == 1 && words.tokens.flags[first].contains(.punctuation)
  }

  private func name(_ words: Words, _ first: Int, _ end: Int) -> Range<Int>? {
    var k = first
    while k < end, k - first < 6 {
      if shape.isCapital(words, k) || k > first && (shape.isHyphen(words, k) || shape.isByte(words, k, 0x26)) {
        k += 1
      } else if k > first, k + 1 < end, shape.isCapital(words, k + 1), shape.flags(words, k).contains(.particle) && !shape.isClosed(words, k) {
        k += 2
      } else {
        break
      }
    }
    guard k > first, !shape.flags(words, first).contains(.calendar) else { return nil }
    return first..<k
  }

  private func mark(
    _ words: Words, _ name: Range<Int>, _ kind: Kind, _ mentionAt: [Int32], _ dropped: inout Set<Int>, _ table: inout EntityTable,
    _ taken: inout [Bool]
  ) {
    var inside: [Int] = []
    for t in name where mentionAt[t] >= 0 && inside.last != Int(mentionAt[t]) { inside.append(Int(mentionAt[t])) }
    if inside.contains(where: { table.mentions[$0].form == .given }) { return }
    if inside.count == 1, Int(table.mentions[inside[0]].first) == name.lowerBound, Int(table.mentions[inside[0]].end) == name.upperBound {
      let n = inside[0]
      let m = table.mentions[n]
      let id = table.entities[Int(m.entity)].lexicon
      if m.type == .gpe || m.type == .loc {
        table.mentions[n].sense = .organisation
        table.mentions[n].actsFor = -1
        // A country's team stays the country's.
        guard id < 0 || lexicon.entityCountry[Int(id)] != Int(id) + 1 else { return }
        table.mentions[n].type = .org
        table.mentions[n].rule = .teamScore
      } else if m.type == .person, name.count == 1 || m.score <= 600 {
        make(words, name, &table, &taken)
        dropped.insert(n)
      }
      return
    }
    // A row of figures says nothing of a name that nobody knows; two people meet in results too.
    if kind == .row || inside.contains(where: { table.mentions[$0].type == .person && table.mentions[$0].end - table.mentions[$0].first > 1 }) { return }
    if name.contains(where: { shape.flags(words, $0).contains(.givenName) && !shape.hasReadings(words, $0) }) && name.count > 1 { return }
    for n in inside { dropped.insert(n) }
    make(words, name, &table, &taken)
  }

  private func make(_ words: Words, _ name: Range<Int>, _ table: inout EntityTable, _ taken: inout [Bool]) {
    let entity = table.entity(
      unlisted: NameStage.display(words, name.lowerBound, name.upperBound), type: .org, gender: .unknown, surname: -1)
    for t in name { taken[t] = true }
    table.mentions.append(
      MentionRecord(
        first: Int32(name.lowerBound), end: Int32(name.upperBound), entity: entity, type: .org, form: .name, sense: .organisation,
        rule: .teamScore, score: 700))
  }
}
