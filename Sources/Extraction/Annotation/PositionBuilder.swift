/// Sums a document's stances up: one row for each holder and target that are entities, issues or the author.
enum PositionBuilder {
  static func positions(_ annotation: borrowing Annotation) -> [Annotation.Position] {
    var rows: [Annotation.Position] = []
    var places = RowPlaces()
    var issues: [String] = []
    let stances = annotation.stances.span
    // Per stance: its row, -1 none.
    var rowOf = [Int32](filled: -1, count: stances.count)
    // Room for what most texts have.
    rows.reserveCapacity(min(stances.count, 16))
    for i in stances.indices {
      // What is asked or supposed is nobody's position.
      switch stances[i].factuality {
      case .question, .conditional, .hypothetical: continue
      default: break
      }
      // What somebody whom the author quotes lets him say is not the author's position.
      if case .author = stances[i].holder, !stances[i].chain.isEmpty { continue }
      guard let holder = party(stances[i].holder, asHolder: true), let target = party(stances[i].target, asHolder: false) else { continue }
      let key = number(holder, &issues) << 32 | number(target, &issues)
      let row = places.place(of: key)
      rowOf[i] = Int32(truncatingIfNeeded: row)
      if row == rows.count {
        rows.append(.init(holder: holder, target: target, positive: 0, negative: 0, neutral: 0, score: 0, weighted: 0, confidence: 0, stances: []))
      }
    }
    if rows.isEmpty { return [] }
    let lists = IndexLists(of: rowOf, groups: rows.count)
    for i in rows.indices { rows[i].counted = lists[i] }
    let sections = sections(annotation.blocks)
    for i in rows.indices { sum(&rows[i], stances, annotation.sentences.span, sections) }
    return rows
  }

  /// Rows by holder and target as one number: the few that most texts have one after the other, those of a long text by a map.
  private struct RowPlaces {
    private var keys: [Int]
    private var map = NumberMap()
    private static let few = 24

    init() {
      keys = []
      keys.reserveCapacity(RowPlaces.few)
    }

    /// The row of a number: that behind the last where it is new.
    mutating func place(of key: Int) -> Int {
      let known = keys.count <= RowPlaces.few ? keys.firstIndex(of: key) : map[key].map { Int($0) }
      if let known { return known }
      keys.append(key)
      if keys.count > RowPlaces.few {
        // The first time all, then each.
        for i in (keys.count == RowPlaces.few + 1 ? 0 : keys.count - 1)..<keys.count { map[keys[i]] = Int32(truncatingIfNeeded: i) }
      }
      return keys.count - 1
    }
  }

  /// A party among those of the document; its issues are few.
  private static func number(_ party: Annotation.Position.Party, _ issues: inout [String]) -> Int {
    switch party {
    case .author: return 0
    case .entity(let e): return e * 2 + 2
    case .issue(let key):
      let known = issues.firstIndex(of: key)
      if known == nil { issues.append(key) }
      return (known ?? issues.count - 1) * 2 + 1
    }
  }

  private static func sum(
    _ row: inout Annotation.Position, _ stances: Span<Annotation.Stance>, _ sentences: Span<Annotation.Sentence>, _ sections: [Int]
  ) {
    var scores = 0.0
    var weights = 0.0
    var weighted = 0.0
    for i in row.counted {
      let score = stances[i].score
      let confidence = stances[i].confidence
      scores += score
      weights += confidence
      weighted += score * confidence
      count(stances[i].polarity, &row.positive, &row.negative, &row.neutral)
    }
    row.score = AnnotationBuilder.rounded(scores / Double(row.counted.count))
    row.weighted = weights > 0 ? AnnotationBuilder.rounded(weighted / weights) : 0
    row.confidence = AnnotationBuilder.rounded(confidence(row, stances))
    if row.counted.count > 1, sections.count > 1 { row.sections = change(row, stances, sentences, sections) }
  }

  /// That not all of the stances of the row's sign are wrong, by their share of what takes a side.
  private static func confidence(_ row: borrowing Annotation.Position, _ stances: Span<Annotation.Stance>) -> Double {
    let sign: Polarity = row.weighted > 0 ? .positive : row.weighted < 0 ? .negative : .neutral
    var wrong = 1.0
    var same = 0.0
    var other = 0.0
    for i in row.counted {
      let confidence = stances[i].confidence
      let polarity = stances[i].polarity
      if polarity == sign || sign == .neutral {
        wrong *= 1 - min(1, max(0, confidence))
        same += confidence
      } else if polarity != .neutral {
        other += confidence
      }
    }
    return same > 0 ? (1 - wrong) * same / (same + other) : 0
  }

  /// The row, section by section, where there are several.
  private static func change(
    _ row: borrowing Annotation.Position, _ stances: Span<Annotation.Stance>, _ sentences: Span<Annotation.Sentence>, _ sections: [Int]
  ) -> [Annotation.Position.Section] {
    var result: [Annotation.Position.Section] = []
    var sums: [Double] = []
    for i in row.counted {
      let sentence = stances[i].sentence
      let block = sentences.indices.contains(sentence) ? sentences[sentence].block : 0
      let first = section(of: block, sections)
      // Stances stand in the order of the text.
      if result.last?.block != first {
        result.append(.init(block: first, positive: 0, negative: 0, neutral: 0, score: 0))
        sums.append(0)
      }
      let k = result.count - 1
      sums[k] += stances[i].score
      var section = result[k]
      count(stances[i].polarity, &section.positive, &section.negative, &section.neutral)
      result[k] = section
    }
    guard result.count > 1 else { return [] }
    for k in result.indices {
      result[k].score = AnnotationBuilder.rounded(sums[k] / Double(result[k].positive + result[k].negative + result[k].neutral))
    }
    return result
  }

  /// The first block of the section that a block stands in: the last that is not behind it. Of a long text's many sections a few are looked at.
  private static func section(of block: Int, _ sections: [Int]) -> Int {
    var low = 0
    var high = sections.count
    while low < high {
      let middle = (low + high) / 2
      if sections[middle] <= block { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? sections[low - 1] : 0
  }

  private static func count(_ polarity: Polarity, _ positive: inout Int, _ negative: inout Int, _ neutral: inout Int) {
    switch polarity {
    case .positive: positive += 1
    case .negative: negative += 1
    case .neutral: neutral += 1
    }
  }

  /// The first blocks of the sections: the first of the text, and each heading that does not follow another.
  private static func sections(_ blocks: [Annotation.Block]) -> [Int] {
    blocks.indices.filter { $0 == 0 || blocks[$0].kind == .heading && blocks[$0 - 1].kind != .heading }
  }

  private static func party(_ role: borrowing Annotation.Role, asHolder: Bool) -> Annotation.Position.Party? {
    switch role {
    case .author: return asHolder ? .author : nil
    case .phrase(let p):
      if let e = p.entity { return .entity(e) }
      if !asHolder, let issue = p.issue { return .issue(issue) }
      return nil
    }
  }
}
