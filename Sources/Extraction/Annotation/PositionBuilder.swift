/// Sums a document's stances up: one row for each holder and target that are entities, issues or the author.
enum PositionBuilder {
  static func positions(_ annotation: Annotation) -> [Annotation.Position] {
    var rows: [Annotation.Position] = []
    // By holder and target as one number.
    var place = NumberMap()
    var issues: [String] = []
    for (i, stance) in annotation.stances.enumerated() {
      // What is asked or supposed is nobody's position.
      switch stance.factuality {
      case .question, .conditional, .hypothetical: continue
      default: break
      }
      // What somebody whom the author quotes lets him say is not the author's position.
      if case .author = stance.holder, !stance.chain.isEmpty { continue }
      guard let holder = party(stance.holder, asHolder: true), let target = party(stance.target, asHolder: false) else { continue }
      let key = number(holder, &issues) << 32 | number(target, &issues)
      if let row = place[key] {
        rows[Int(row)].stances.append(i)
      } else {
        place[key] = Int32(truncatingIfNeeded: rows.count)
        rows.append(
          .init(holder: holder, target: target, positive: 0, negative: 0, neutral: 0, score: 0, weighted: 0, confidence: 0, stances: [i]))
      }
    }
    let sections = rows.isEmpty ? [] : sections(annotation.blocks)
    for i in rows.indices { sum(&rows[i], annotation, sections) }
    return rows
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

  private static func sum(_ row: inout Annotation.Position, _ annotation: Annotation, _ sections: [Int]) {
    var scores = 0.0
    var weights = 0.0
    var weighted = 0.0
    for i in row.stances {
      let stance = annotation.stances[i]
      scores += stance.score
      weights += stance.confidence
      weighted += stance.score * stance.confidence
      count(stance.polarity, &row.positive, &row.negative, &row.neutral)
    }
    row.score = AnnotationBuilder.rounded(scores / Double(row.stances.count))
    row.weighted = weights > 0 ? AnnotationBuilder.rounded(weighted / weights) : 0
    row.confidence = AnnotationBuilder.rounded(confidence(row, annotation))
    row.sections = change(row, annotation, sections)
  }

  /// That not all of the stances of the row's sign are wrong, by their share of what takes a side.
  private static func confidence(_ row: Annotation.Position, _ annotation: Annotation) -> Double {
    let sign: Polarity = row.weighted > 0 ? .positive : row.weighted < 0 ? .negative : .neutral
    var wrong = 1.0
    var same = 0.0
    var other = 0.0
    for i in row.stances {
      let stance = annotation.stances[i]
      if stance.polarity == sign || sign == .neutral {
        wrong *= 1 - min(1, max(0, stance.confidence))
        same += stance.confidence
      } else if stance.polarity != .neutral {
        other += stance.confidence
      }
    }
    return same > 0 ? (1 - wrong) * same / (same + other) : 0
  }

  /// The row, section by section, where there are several.
  private static func change(_ row: Annotation.Position, _ annotation: Annotation, _ sections: [Int]) -> [Annotation.Position.Section] {
    guard row.stances.count > 1, sections.count > 1 else { return [] }
    var result: [Annotation.Position.Section] = []
    var sums: [Double] = []
    for i in row.stances {
      let stance = annotation.stances[i]
      let block = annotation.sentences.indices.contains(stance.sentence) ? annotation.sentences[stance.sentence].block : 0
      let first = sections.last { $0 <= block } ?? 0
      // Stances stand in the order of the text.
      if result.last?.block != first {
        result.append(.init(block: first, positive: 0, negative: 0, neutral: 0, score: 0))
        sums.append(0)
      }
      let k = result.count - 1
      sums[k] += stance.score
      var section = result[k]
      count(stance.polarity, &section.positive, &section.negative, &section.neutral)
      result[k] = section
    }
    guard result.count > 1 else { return [] }
    for k in result.indices {
      result[k].score = AnnotationBuilder.rounded(sums[k] / Double(result[k].positive + result[k].negative + result[k].neutral))
    }
    return result
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

  private static func party(_ role: Annotation.Role, asHolder: Bool) -> Annotation.Position.Party? {
    switch role {
    case .author: return asHolder ? .author : nil
    case .phrase(let p):
      if let e = p.entity { return .entity(e) }
      if !asHolder, let issue = p.issue { return .issue(issue) }
      return nil
    }
  }
}
