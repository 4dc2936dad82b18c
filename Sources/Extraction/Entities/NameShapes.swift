internal import Lexicon
internal import Segmentation

/// Names without a head: of elections and wars by their year, of regions by the compass, of resolutions by their number.
extension NameBuilder {
  /// A year, a name and a common noun for an event: `1931 Ruritanian general election`.
  func dated(_ text: BuildingText, _ i: Int) -> BuiltName? {
    let words = text.words
    guard shape.isYear(words, i), !text.taken[i] else { return nil }
    var k = i + 1
    var names = 0
    while k < words.count, words.sentenceOf[k] == words.sentenceOf[i], k - i < 12, !text.taken[k] {
      let f = shape.flags(words, k)
      if names > 0, f.contains(.datedEvent) {
        return BuiltName(first: i, end: k + 1, type: .event, rule: .grammarDated)
      }
      if text.listedAt[k] >= 0 {
        names += 1
        k = text.listed[Int(text.listedAt[k])].end
      } else if shape.isCapital(words, k), !isStop(text, k) {
        names += 1
        k += 1
      } else if f.contains(.datedModifier) || shape.isHyphen(words, k) || words.tokens.flags[k].contains(.clitic) {
        k += 1
      } else {
        return nil
      }
    }
    return nil
  }

  /// `South X`, `X East`: a point of the compass and a place.
  func compass(_ text: BuildingText, _ i: Int, from free: Int) -> BuiltName? {
    let words = text.words
    guard i >= free, shape.isCapital(words, i), !text.taken[i], shape.flags(words, i).contains(.direction),
      !text.isHeadline(i)
    else { return nil }
    if text.listedAt[i] >= 0, text.listed[Int(text.listedAt[i])].end > i + 1 { return nil }
    // Behind the place, with a second point hyphenated to it.
    var end = i + 1
    if end + 1 < words.count, shape.isHyphen(words, end), shape.flags(words, end + 1).contains(.direction) { end += 2 }
    if i > free, words.sentenceOf[i - 1] == words.sentenceOf[i], !text.taken[i - 1], shape.isCapital(words, i - 1),
      !shape.flags(words, i - 1).contains(.direction)
    {
      let behind = end < words.count && words.sentenceOf[end] == words.sentenceOf[i] && shape.isCapital(words, end)
      var first = -1
      if text.listedAt[i - 1] >= 0 {
        let l = text.listed[Int(text.listedAt[i - 1])]
        if l.type == .gpe || l.type == .loc, l.kind == PayloadKind.name, l.first >= free { first = l.first }
      } else if !shape.hasReadings(words, i - 1),
        shape.flags(words, i - 1).isDisjoint(with: [.givenName, .outsideName])
      {
        first = i - 1
      }
      if first >= 0, !behind { return BuiltName(first: first, end: end, type: .loc, rule: .grammarCompass) }
    }
    guard end < words.count, words.sentenceOf[end] == words.sentenceOf[i], shape.isCapital(words, end), !text.taken[end]
    else {
      return nil
    }
    if text.listedAt[end] >= 0 {
      let l = text.listed[Int(text.listedAt[end])]
      guard l.first == end, l.type == .gpe || l.type == .loc, l.kind == PayloadKind.name else { return nil }
      return BuiltName(first: i, end: l.end, type: .loc, rule: .grammarCompass)
    }
    guard !shape.hasReadings(words, end), shape.flags(words, end).isDisjoint(with: [.givenName, .organisationEnd]),
      end + 1 >= words.count || !shape.isCapital(words, end + 1)
    else { return nil }
    return BuiltName(first: i, end: end + 1, type: .loc, rule: .grammarCompass)
  }

  /// Names that begin with a listed place and are a body's: `China Everbright Futures`, `the Anatolia news agency`.
  func begun(_ text: BuildingText, _ out: inout [BuiltName]) {
    let words = text.words
    var bodies: [BuiltName] = []
    var next = 0
    for l in text.listed where (l.type == .gpe || l.type == .loc) && l.kind == PayloadKind.name && l.end < words.count {
      while next < out.count, out[next].end <= l.first { next += 1 }
      if next < out.count, out[next].first < l.end { continue }
      guard words.sentenceOf[l.end] == words.sentenceOf[l.first], !text.taken[l.end], text.listedAt[l.end] < 0, !text.isHeadline(l.first) else { continue }
      let isCapital = shape.isCapital(words, l.end)
      if !isCapital, shape.kind(words, l.end) == WordKind.outlet, l.first > 0, shape.kind(words, l.first - 1) == WordKind.the, !isCountry(l) {
        bodies.append(BuiltName(first: l.first, end: l.end, type: .org, rule: .grammarOutlet))
      }
      // A country's name goes on with a word that is no English one, and no person's.
      guard isCapital, isCountry(l), !l.flags.contains(.acronym), !shape.opensSentence(words, l.first), !words.tokens.flags[l.end].contains(.newline),
        !shape.hasReadings(words, l.end), lexicon.formNodeIsEmpty(words.forms[l.end]), !shape.isAcronym(words, l.end),
        shape.flags(words, l.end).isDisjoint(with: [.givenName, .surname, .direction, .calendar, .outsideName, .suffix])
      else { continue }
      let end = capitals(text, l.end, words.sentenceOf[l.first], false)
      if next < out.count, out[next].first < end { continue }
      bodies.append(BuiltName(first: l.first, end: end, type: .org, rule: .grammarCountry))
    }
    out += bodies
  }

  private func isCountry(_ l: ListedName) -> Bool { lexicon.entityCountry[Int(l.entity)] == Int(l.entity) + 1 }

  /// `Resolution 1701`, `Article 5`.
  func numbered(_ text: BuildingText, _ i: Int) -> BuiltName? {
    let words = text.words
    guard shape.isCapital(words, i), shape.flags(words, i).contains(.numbered), !text.taken[i], text.listedAt[i] < 0,
      i + 1 < words.count, words.sentenceOf[i + 1] == words.sentenceOf[i], words.tokens.flags[i + 1].contains(.digits),
      !text.taken[i + 1], !text.isHeadline(i)
    else { return nil }
    return BuiltName(first: i, end: i + 2, type: .law, rule: .grammarNumbered)
  }
}
