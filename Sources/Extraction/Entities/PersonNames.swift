internal import Lexicon
internal import Segmentation

/// The inner build of people's names: given names, initials, particles, surname.
struct PersonNames {
  let lexicon: CompiledLexicon
  private let shape: WordShape

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    shape = WordShape(lexicon: lexicon)
  }

  func gender(_ words: Words, _ i: Int) -> Gender {
    let f = shape.flags(words, i)
    switch (f.contains(.givenMasculine), f.contains(.givenFeminine)) {
    case (true, false): return .masculine
    case (false, true): return .feminine
    default: return .unknown
    }
  }

  /// The end of a particle that stands between two parts of a name (`von der`, `al-`), or nil: the next token is a
  /// capital.
  func particleEnd(_ words: Words, _ i: Int, _ end: Int) -> Int? {
    var k = i
    while k < end, k - i < 4, shape.flags(words, k).contains(.particle) {
      // `in`, `as`, `do` are particles only where a hyphen follows.
      let hyphen = k + 1 < end && shape.isHyphen(words, k + 1)
      if shape.isClosed(words, k), !hyphen { return nil }
      k += hyphen ? 2 : 1
    }
    return k > i && k < end && shape.isCapital(words, k) ? k : nil
  }

  /// `-un` of Jong-un: a hyphen and a lower-case word that no lexicon reads.
  func tail(_ words: Words, _ i: Int) -> Bool {
    guard i + 1 < words.count, shape.isHyphen(words, i), words.tokens.flags[i + 1].contains(.letters),
      !shape.isCapital(words, i + 1)
    else { return false }
    return (!shape.hasReadings(words, i + 1) || isSyllable(words, i + 1)) && words.tokens.ends[i + 1] - words.tokens.starts[i + 1] <= 6
  }

  private func isSyllable(_ words: Words, _ i: Int) -> Bool {
    let kind = shape.kind(words, i)
    return kind == WordKind.syllable || kind == WordKind.in || kind == WordKind.so
  }

  /// `-e-` of Hizb-e-Wahdat: a short word in lower case between two hyphens and a capital.
  func isJoint(_ words: Words, _ i: Int, _ end: Int) -> Bool {
    i + 3 < end && shape.isHyphen(words, i) && shape.isHyphen(words, i + 2) && !shape.isCapital(words, i + 1) && shape.isCapital(words, i + 3)
      && words.tokens.ends[i + 1] - words.tokens.starts[i + 1] <= 3
  }

  /// Where a name begins that has particles in lower case before it: "van Velling".
  func withParticles(_ words: Words, _ i: Int, _ taken: [Bool]) -> Int {
    var first = i
    while first > 0, i - first < 3, !taken[first - 1], words.sentenceOf[first - 1] == words.sentenceOf[i],
      shape.flags(words, first - 1).contains(.particle), !shape.isClosed(words, first - 1), !shape.isCapital(words, first - 1),
      words.tokens.ends[first - 1] - words.tokens.starts[first - 1] > 1
    {
      first -= 1
    }
    // "the van", "a bin": a word like others.
    if first < i, first > 0, words.traits[first - 1].canBe(Int(PartOfSpeech.det.rawValue)), words.sentenceOf[first - 1] == words.sentenceOf[i] { return i }
    return first
  }

  /// Whether a particle in capitals opens a name ("Lo Presti said").
  func opens(_ words: Words, _ i: Int, _ end: Int) -> Bool {
    i + 1 < end && shape.flags(words, i).contains(.particle) && !shape.isClosed(words, i) && shape.isCapital(words, i + 1) && !shape.hasReadings(words, i + 1)
  }

  /// Where the style (Sir, Queen) before a name begins, where it is in capitals and nobody else's.
  func style(_ words: Words, before first: Int, in table: EntityTable) -> Int? {
    guard first > 0, shape.isCapital(words, first - 1),
      let t = TitleMatcher(lexicon: lexicon).title(words, first - 1, first), lexicon.titleKind[t.id] == 4, !t.isPlural,
      words.sentenceOf[first - 1] == words.sentenceOf[first]
    else { return nil }
    if let last = table.mentions.last, last.end > first - 1, last.first < first { return nil }
    return first - 1
  }

  private func isPlaceOrBody(_ type: EntityType) -> Bool {
    switch type {
    case .gpe, .loc, .norp, .org: true
    default: false
    }
  }

  /// Whether a word that may be part of a name stands beside a token: in capitals, or a hyphen before it, or a particle behind it. Most have none.
  private func hasPartsBeside(_ words: Words, _ i: Int) -> Bool {
    // The token itself where the text begins or ends, which has a capital.
    let before = words.tokens.flags[max(0, i - 1)]
    let next = min(i + 1, words.count - 1)
    let behind = words.tokens.flags[next]
    let isPart = before.union(behind).contains(.capital) ? 1 : 0
    let isHyphen = before.contains(.letters) ? 0 : 1
    return isPart | isHyphen | (words.traits[next].flags.contains(.particle) ? 1 : 0) != 0
  }

  /// The name of an unlisted person that holds a listed name which is not theirs by itself: a place or people as
  /// surname or given name, a listed person's surname behind another given name, a listed person's short name before
  /// another surname.
  func around(_ words: Words, _ name: ListedName, _ listed: [ListedName], _ listedAt: [Int32], _ taken: [Bool]) -> (
    first: Int, end: Int, last: Int
  )? {
    guard name.end == name.first + 1, hasPartsBeside(words, name.first) else { return nil }
    let sentence = words.sentenceOf[name.first]
    if words.sentences[Int(sentence)].isHeadline { return nil }
    let isPerson = name.type == .person
    guard isPerson ? name.flags.contains(.short) : isPlaceOrBody(name.type),
      !name.flags.contains(.acronym),
      !words.tokens.flags[name.first].contains(.allCapitals) || name.first + 1 == name.end
    else { return nil }
    func free(_ i: Int) -> Bool {
      i >= 0 && i < words.count && words.sentenceOf[i] == sentence && !taken[i] && listedAt[i] < 0
    }
    // Given names, initials and middle names before it.
    var first = name.first
    while free(first - 1), name.first - first < 4, isGivenPart(words, first - 1) { first -= 1 }
    // "Karl-Heinz" is one given name.
    while first >= 2, free(first - 2), shape.isHyphen(words, first - 1), shape.isCapital(words, first - 2),
      shape.flags(words, first - 2).contains(.givenName)
    {
      first -= 2
    }
    while first < name.first, !shape.flags(words, first).contains(.givenName), !shape.isInitial(words, first) {
      first += 1
    }
    if first < name.first {
      // Past the first word the capital of a sentence is no longer an accident; a weak given name (May, Will) is no
      // evidence, and neither is one behind a title, whose holder the lexicon knows.
      let f = shape.flags(words, first)
      let isStrong = f.contains(.givenName) && !f.contains(.givenWeak) || shape.isInitial(words, first)
      let plural = name.flags.contains(.plural) || name.type == .org
      let titled = TitleMatcher(lexicon: lexicon).title(words, endingAt: name.first) != nil
      if isStrong, !plural, !titled {
        var end = name.end
        let isParticle = shape.flags(words, name.first).contains(.particle)
        while end + 1 < words.count, shape.isHyphen(words, end), free(end + 1), shape.isCapital(words, end + 1) { end += 2 }
        if free(end), shape.isCapital(words, end), !shape.isAcronym(words, end), isParticle || isSurname(words, end) {
          end += 1
        }
        return (first, end, end - 1)
      }
    } else if isPerson, free(name.first - 1), shape.isCapital(words, name.first - 1),
      !shape.hasReadings(words, name.first - 1),
      !shape.isAcronym(words, name.first - 1), !words.tokens.flags[name.first - 1].contains(.abbreviated),
      lexicon.formNodeIsEmpty(words.forms[name.first - 1]),
      TitleMatcher(lexicon: lexicon).title(words, endingAt: name.first) == nil
    {
      // A word that no lexicon knows before a lone surname makes another person.
      return (name.first - 1, name.end, name.first)
    }
    // "Bae Seung-woo", "Nasser bin Hamad": nobody else is called by the first word alone.
    if first == name.first, name.kind == PayloadKind.name, let end = goesOn(words, name.end, free), !titledName(words, name.first) {
      return (name.first, end, end - 1)
    }
    // A listed person's lone surname before a word that no lexicon reads is another's given name ("Pichai Wongsuwan").
    if isPerson, first == name.first, free(name.end), shape.isCapital(words, name.end), !shape.hasReadings(words, name.end),
      !shape.isAcronym(words, name.end), lexicon.formNodeIsEmpty(words.forms[name.end]),
      shape.flags(words, name.end).isDisjoint(with: [.organisationEnd, .suffix, .calendar, .outsideName]),
      !words.tokens.flags[name.end].contains(.newline)
    {
      return (name.first, name.end + 1, name.end)
    }
    // A given name that is also a place or a listed person's, before a surname that no lexicon reads otherwise.
    let f = shape.flags(words, name.first)
    guard f.contains(.givenName), name.kind == PayloadKind.name,
      isPerson || !f.contains(.givenWeak) || titledName(words, name.first) || isLoneSurname(words, name.end)
    else { return nil }
    var end = name.end
    while free(end), shape.isInitial(words, end) { end += 1 }
    guard end < words.count, words.sentenceOf[end] == sentence, !taken[end], shape.isCapital(words, end),
      !shape.isClosed(words, end),
      shape.flags(words, end).isDisjoint(with: [
        .organisationEnd, .facilityEnd, .gpeEnd, .locationEnd, .calendar, .outsideName, .eventEnd,
      ])
    else { return nil }
    if listedAt[end] >= 0 {
      let other = listed[Int(listedAt[end])]
      guard other.first == end, other.end == end + 1, other.type == .person else { return nil }
      if isPerson && other.entity == name.entity { return nil }
    } else if shape.hasReadings(words, end), !shape.flags(words, end).contains(.surname), !isPerson {
      return nil
    }
    if TitleMatcher(lexicon: lexicon).title(words, startingAt: end) != nil { return nil }
    return (name.first, end + 1, end)
  }

  /// Whether a lone surname is hyphenated to a word that no lexicon knows: half of another surname.
  func isHalf(_ words: Words, _ name: ListedName, _ listedAt: [Int32]) -> Bool {
    func isOther(_ i: Int) -> Bool { shape.isCapital(words, i) && listedAt[i] < 0 && !shape.hasReadings(words, i) }
    if name.first >= 2, shape.isHyphen(words, name.first - 1), isOther(name.first - 2) { return true }
    // "van der Velling" where the list has Velling.
    if name.first >= 1, listedAt[name.first - 1] < 0, words.sentenceOf[name.first - 1] == words.sentenceOf[name.first],
      shape.flags(words, name.first - 1).contains(.particle), !shape.isClosed(words, name.first - 1)
    {
      return true
    }
    return name.end + 1 < words.count && shape.isHyphen(words, name.end) && isOther(name.end + 1)
  }

  private func titledName(_ words: Words, _ i: Int) -> Bool { TitleMatcher(lexicon: lexicon).title(words, endingAt: i) != nil }

  /// Where a person's name ends that goes on here with a given name of two parts (`Seung-woo`) or with particles (`bin Hamad`); nil where it does not.
  private func goesOn(_ words: Words, _ i: Int, _ free: (Int) -> Bool) -> Int? {
    guard free(i) else { return nil }
    if shape.isCapital(words, i), free(i + 1), tail(words, i + 1) { return i + 3 }
    guard !shape.isCapital(words, i), let k = particleEnd(words, i, min(words.count, i + 4)), free(k) else { return nil }
    return k + 1
  }

  /// A surname that is nothing else, and the name ends with it: behind a given name that is a place too ("Milan Drobny").
  private func isLoneSurname(_ words: Words, _ i: Int) -> Bool {
    guard i < words.count, shape.isCapital(words, i), !shape.hasReadings(words, i) || shape.flags(words, i).contains(.surname),
      !shape.isAcronym(words, i), shape.flags(words, i).isDisjoint(with: [.members, .organisationEnd])
    else { return false }
    return i + 1 >= words.count || words.sentenceOf[i + 1] != words.sentenceOf[i] || !shape.isCapital(words, i + 1)
  }

  private func isSurname(_ words: Words, _ i: Int) -> Bool {
    shape.flags(words, i).contains(.surname) || !shape.hasReadings(words, i)
  }

  private func isGivenPart(_ words: Words, _ i: Int) -> Bool {
    guard shape.isCapital(words, i), !words.tokens.flags[i].contains(.clitic) else { return false }
    if shape.isInitial(words, i) { return true }
    let f = shape.flags(words, i)
    if f.contains(.outsideName) || f.contains(.calendar) && !f.contains(.givenName) { return false }
    if TitleMatcher(lexicon: lexicon).title(words, i, i + 1) != nil { return false }
    return f.contains(.givenName) || !shape.hasReadings(words, i) && !shape.isAcronym(words, i)
  }
}

extension CompiledLexicon {
  /// Whether no name, title or phrase begins with this form.
  func formNodeIsEmpty(_ form: Int32) -> Bool { form < 0 || formNode[Int(form)] == 0 }
}
