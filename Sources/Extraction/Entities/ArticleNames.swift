internal import Lexicon
internal import Segmentation

/// Names that the article itself teaches: a body without its suffix (`Velling Corp.` … `Velling`), a place or person that was recognised elsewhere
/// by what stands beside it, also before (a headline names a man whom the text introduces), and which of two people of one surname is meant.
struct ArticleNames {
  let lexicon: CompiledLexicon
  private let shape: WordShape
  private let titles: TitleMatcher

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    shape = WordShape(lexicon: lexicon)
    titles = TitleMatcher(lexicon: lexicon)
  }

  /// A form that stands for an entity of the article.
  private struct Taught {
    var first: Int
    var end: Int
    var entity: Int32
    var type: EntityType
    var isWhole: Bool
  }

  /// Before the grammar guesses at single words: the short names of bodies.
  func bodies(_ words: Words, _ tokens: NameTokens, _ table: inout EntityTable, _ taken: inout [Bool]) {
    var forms: [Taught] = []
    for k in ChosenMentions(.fullBodies, of: table.mentions) {
      teach(words, table.mentions[k], table, &forms)
    }
    if !forms.isEmpty { sweep(words, tokens.capitals, forms, &table, &taken) }
  }

  func run(_ words: Words, _ tokens: NameTokens, date: CalendarDate?, _ table: inout EntityTable, _ taken: inout [Bool]) {
    var forms: [Taught] = []
    forms.reserveCapacity(table.mentions.count / 2)
    for k in ChosenMentions(.named, of: table.mentions) {
      teach(words, table.mentions[k], table, &forms)
    }
    if !forms.isEmpty { sweep(words, tokens.capitals, forms, &table, &taken) }
    namesakes(words, date, &table)
  }

  // MARK: Learning

  private func teach(_ words: Words, _ m: MentionRecord, _ table: EntityTable, _ out: inout [Taught]) {
    let first = Int(m.first)
    let end = Int(m.end)
    let isNil = table.entities[Int(m.entity)].isNil
    switch m.type {
    case .org:
      guard end - first >= 2 else {
        if isNil { out.append(Taught(first: first, end: end, entity: m.entity, type: .org, isWhole: true)) }
        return
      }
      var stop = end
      while stop > first + 1, isTail(words, stop - 1) { stop -= 1 }
      // Nothing is left of "Labour Party" but what others are called too.
      if stop < end, stop - first >= 2 || isProper(words, first) {
        out.append(Taught(first: first, end: stop, entity: m.entity, type: .org, isWhole: false))
      }
      if stop - first >= 2, isProper(words, first), stop < end || isNil {
        out.append(Taught(first: first, end: first + 1, entity: m.entity, type: .org, isWhole: false))
      }
      if isNil { out.append(Taught(first: first, end: end, entity: m.entity, type: .org, isWhole: true)) }
    case .gpe, .loc, .fac:
      if isNil { out.append(Taught(first: first, end: end, entity: m.entity, type: m.type, isWhole: true)) }
    case .person:
      guard isNil else { return }
      let last = surname(words, first: first, end: end)
      var k = last
      while k - 2 >= first, shape.isHyphen(words, k - 1) { k -= 2 }
      out.append(Taught(first: k, end: last + 1, entity: m.entity, type: .person, isWhole: end - first == last + 1 - k))
      if last + 1 - first > 1 { out.append(Taught(first: first, end: last + 1, entity: m.entity, type: .person, isWhole: true)) }
    default: break
    }
  }

  /// What may be left off behind a body's name.
  private func isTail(_ words: Words, _ i: Int) -> Bool {
    shape.context(words, i).contains(.companySuffix) && words.tokens.flags[i].contains(.letters)
      || shape.flags(words, i).contains(.organisationEnd) || shape.isByte(words, i, 0x2E) || shape.isByte(words, i, 0x26)
  }

  /// A word that means nothing but this name.
  private func isProper(_ words: Words, _ i: Int) -> Bool {
    shape.isCapital(words, i) && !shape.hasReadings(words, i) && lexicon.formNodeIsEmpty(words.forms[i])
      && shape.flags(words, i).isDisjoint(with: [.givenName, .direction, .calendar, .outsideName])
      && words.tokens.ends[i] - words.tokens.starts[i] > 2
  }

  /// The token of a person's surname: the last but suffixes.
  private func surname(_ words: Words, first: Int, end: Int) -> Int {
    var last = end - 1
    while last > first, shape.flags(words, last).contains(.suffix) || words.tokens.flags[last].contains(.punctuation) { last -= 1 }
    return last
  }

  // MARK: Finding again

  private func key(_ words: Words, _ i: Int) -> Int {
    if words.forms[i] >= 0 { return Int(words.forms[i]) }
    return unsafe words.text.withUnsafeBufferPointer { text in
      unsafe GivenNames.hash(UnsafeBufferPointer(rebasing: text[Int(words.tokens.starts[i])..<Int(words.tokens.ends[i])]))
    }
  }

  private func sweep(_ words: Words, _ capitals: KeptList, _ forms: [Taught], _ table: inout EntityTable, _ taken: inout [Bool]) {
    // By the key of its first word the form that came last, and by form the one before it.
    var last = NumberMap(room: forms.count)
    var before = [Int32](filled: -1, count: forms.count)
    // A bit for each key, several to one: most capitals are told by it to begin none. Sixteen bits a form, as far as they stay near.
    var size = 16
    while size < forms.count / 4, size < 4096 { size *= 2 }
    var mayBegin = [UInt64](filled: 0, count: size)
    let mask = size - 1
    for n in forms.indices {
      let k = key(words, forms[n].first)
      mayBegin[k &>> 6 & mask] |= 1 &<< UInt64(k & 63)
      before[n] = last[k] ?? -1
      last[k] = Int32(truncatingIfNeeded: n)
    }
    for block in stride(from: 0, to: capitals.count, by: 64) {
      // Which capitals are in no name yet and may begin a form cannot be foreseen, so that is told for many at once, a bit each.
      var bits: UInt64 = 0
      for n in 0..<min(64, capitals.count - block) {
        let i = Int(capitals[block + n])
        let form = Int(words.forms[i])
        // A word that no lexicon knows has a key of its own.
        let mayBe = mayBegin[form &>> 6 & mask] &>> UInt64(truncatingIfNeeded: form & 63) & 1 | (form < 0 ? 1 : 0)
        bits |= (mayBe & (taken[i] ? 0 : 1)) &<< UInt64(truncatingIfNeeded: n)
      }
      while bits != 0 {
        let i = Int(capitals[block + bits.trailingZeroBitCount])
        bits &= bits - 1
        if taken[i] { continue }
        let k = key(words, i)
        guard mayBegin[k &>> 6 & mask] &>> UInt64(k & 63) & 1 != 0, let some = last[k] else { continue }
        var best = -1
        var length = 0
        // Of two that are as long the one that was named last before; where none was, the first.
        var isBefore = false
        var n = Int(some)
        var steps = 0
        while n >= 0, steps < 16 {
          let t = forms[n]
          let count = t.end - t.first
          if count > length || count == length && !isBefore, matches(words, t, i, taken) {
            best = n
            length = count
            isBefore = t.first < i
          }
          n = Int(before[n])
          steps += 1
        }
        guard best >= 0 else { continue }
        let t = forms[best]
        guard stands(words, i, i + length, t) else { continue }
        NameStage.take(i, i + length, &taken)
        var mention = MentionRecord(
          first: Int32(i), end: Int32(i + length), entity: t.entity, type: t.type, form: t.isWhole ? .name : .shortName,
          sense: NameStage.sense(t.type), rule: .articleName, score: t.isWhole ? 840 : 820)
        if t.type == .person, let found = titles.title(words, endingAt: i) { mention.title = Int32(found.title) }
        table.mentions.append(mention)
      }
    }
  }

  private func matches(_ words: Words, _ t: Taught, _ i: Int, _ taken: [Bool]) -> Bool {
    let end = i + t.end - t.first
    guard end <= words.count, words.sentenceOf[end - 1] == words.sentenceOf[i] else { return false }
    for k in 0..<(t.end - t.first) {
      if taken[i + k] || key(words, i + k) != key(words, t.first + k) { return false }
    }
    return true
  }

  /// Whether the form is free-standing: no other capital makes a longer name of it.
  private func stands(_ words: Words, _ first: Int, _ end: Int, _ t: Taught) -> Bool {
    let sentence = words.sentenceOf[first]
    let isHeadline = words.sentences[Int(sentence)].isHeadline
    let isShout = words.tokens.flags[first].contains(.allCapitals) && words.tokens.ends[first] - words.tokens.starts[first] > 2
    if end - first == 1, shape.hasReadings(words, first), shape.opensSentence(words, first) || isHeadline || isShout { return false }
    if first > 0, words.sentenceOf[first - 1] == sentence {
      if shape.isHyphen(words, first - 1) { return false }
      let isClosed = shape.isClosed(words, first - 1) || shape.opensSentence(words, first - 1) || titles.title(words, endingAt: first) != nil
      if shape.isCapital(words, first - 1), !isHeadline, !isClosed, words.nameOf[first - 1] < 0 { return false }
    }
    if end < words.count, words.sentenceOf[end] == sentence {
      if shape.isHyphen(words, end) { return false }
      if shape.isCapital(words, end), !isHeadline, !isShout, !words.tokens.flags[end].contains(.newline), t.type == .person || !shape.isClosed(words, end) {
        return false
      }
    }
    return true
  }

  // MARK: Two of one surname

  private struct Namesake {
    var entity: Int32
    var gender: Gender
    var titles: [Int32]
    /// Where the person was mentioned in full.
    var places: [Int32]
  }

  /// A surname that several people may bear.
  private struct Surname {
    /// Those who were named with it in full, as places in the list of namesakes.
    var people: [Int] = []
    /// Who was spoken of last, -1 nobody yet.
    var last: Int32 = -1
  }

  /// A surname that several people of the article bear: the title before it, the gender of Mr. or Ms. or of the next pronoun, then who was spoken of last.
  ///
  /// A listed person who is never named in full gives way to one who is, unless an office is held on the day.
  private func namesakes(_ words: Words, _ date: CalendarDate?, _ table: inout EntityTable) {
    guard let shared = sharedSurnames(words, table) else { return }
    var surnames = [Surname](repeating: Surname(), count: shared.count)
    let people = namesakes(words, table, shared, &surnames)
    // In the order of the text, so that the last one spoken of is known.
    var order: [(first: Int32, place: Int32, surname: Int32)] = []
    for k in table.mentions.indices where table.mentions[k].type == .person {
      if let surname = shared[surnameKey(words, table, k)] { order.append((table.mentions[k].first, Int32(truncatingIfNeeded: k), surname)) }
    }
    order.sort { $0.first != $1.first ? $0.first < $1.first : $0.place < $1.place }
    for next in order {
      let index = Int(next.place)
      let surname = Int(next.surname)
      let m = table.mentions[index]
      let some = surnames[surname].people
      if some.isEmpty { continue }
      if m.end - m.first >= 2 {
        surnames[surname].last = m.entity
        continue
      }
      let isAmong = some.contains { people[$0].entity == m.entity }
      guard m.form != .given, some.count > 1 || !isAmong else { continue }
      let last = surnames[surname].last
      let listed = table.entities[Int(m.entity)].lexicon
      if !isAmong, listed >= 0 {
        if titles.title(words, endingAt: Int(m.first)) != nil { continue }
        guard last >= 0 else { continue }
        if table.entities[Int(last)].lexicon >= 0, holdsOffice(Int(listed), date) { continue }
      }
      guard let left = fitting(some, people, m, words, table) else { continue }
      let chosen = left.first { people[$0].entity == last } ?? left.first { people[$0].places.contains { $0 < m.first } } ?? left.first
      guard let chosen else { continue }
      surnames[surname].last = people[chosen].entity
      if m.entity != people[chosen].entity {
        table.mentions[index].entity = people[chosen].entity
        table.mentions[index].rule = .articleNamesake
        table.mentions[index].score = 720
        table.mentions[index].form = .shortName
      }
    }
  }

  private func surnameKey(_ words: Words, _ table: EntityTable, _ mention: Int) -> Int {
    key(words, surname(words, first: Int(table.mentions[mention].first), end: Int(table.mentions[mention].end)))
  }

  /// The surnames of which it is in doubt whom they mean, numbered; nil where there are none, as in most articles.
  private func sharedSurnames(_ words: Words, _ table: EntityTable) -> NumberMap? {
    // By surname whoever bears it in full, -1 where several do.
    var bearers = NumberMap(room: 24)
    for k in ChosenMentions(.fullPeople, of: table.mentions) {
      let surname = surnameKey(words, table, k)
      let entity = table.mentions[k].entity
      bearers[surname] = bearers[surname].map { $0 == entity ? entity : -1 } ?? entity
    }
    if bearers.isEmpty { return nil }
    var shared = NumberMap()
    for k in ChosenMentions(.shortPeople, of: table.mentions) {
      let surname = key(words, Int(table.mentions[k].first))
      if let bearer = bearers[surname], bearer != table.mentions[k].entity, shared[surname] == nil {
        shared[surname] = Int32(truncatingIfNeeded: shared.count)
      }
    }
    return shared.isEmpty ? nil : shared
  }

  /// The people who were named in full with one of these surnames; the surnames are told who bears them.
  private func namesakes(_ words: Words, _ table: EntityTable, _ shared: NumberMap, _ surnames: inout [Surname]) -> [Namesake] {
    var people: [Namesake] = []
    var placeOf = NumberMap()
    for k in ChosenMentions(.fullPeople, of: table.mentions) {
      guard let surname = shared[surnameKey(words, table, k)] else { continue }
      let entity = table.mentions[k].entity
      if placeOf[entity] == nil {
        placeOf[entity] = Int32(truncatingIfNeeded: people.count)
        people.append(Namesake(entity: entity, gender: table.entities[Int(entity)].gender, titles: [], places: []))
      }
      let place = Int(placeOf[entity] ?? 0)
      if !surnames[Int(surname)].people.contains(place) { surnames[Int(surname)].people.append(place) }
    }
    for k in ChosenMentions(.fullPeople, of: table.mentions) {
      guard let found = placeOf[table.mentions[k].entity] else { continue }
      let place = Int(found)
      let title = table.mentions[k].title
      people[place].places.append(table.mentions[k].first)
      guard title >= 0 else { continue }
      people[place].titles.append(title)
      // "Mrs. Edna Velling": the honorific says what the given name does not.
      if people[place].gender == .unknown { people[place].gender = Gender(rawValue: UInt8(lexicon.titleGender[Int(title)])) ?? .unknown }
    }
    return people
  }

  /// Those of some people who fit the title before a mention, or the pronoun behind it; nil where none does.
  private func fitting(_ some: [Int], _ people: [Namesake], _ m: MentionRecord, _ words: Words, _ table: EntityTable) -> [Int]? {
    var left = some
    let title = titles.title(words, endingAt: Int(m.first))?.title
    if let title {
      let gender = Gender(rawValue: UInt8(lexicon.titleGender[title])) ?? .unknown
      var same = left.filter { people[$0].titles.contains(Int32(title)) }
      if same.isEmpty {
        same = left.filter { p in
          let id = table.entities[Int(people[p].entity)].lexicon
          return id >= 0 && lexicon.range(of: Int(id), in: lexicon.entityOfficeFirst).contains { lexicon.officeTitleKey[$0] - 1 == title }
        }
      }
      if !same.isEmpty && gender == .unknown {
        left = same
      } else if gender != .unknown {
        let fits = left.filter { people[$0].gender == gender }
        left = fits.isEmpty ? left.filter { people[$0].gender == .unknown } : fits
        if left.isEmpty { return nil }
      }
    }
    if left.count > 1, title == nil, let gender = pronounBehind(words, Int(m.end)) {
      let fits = left.filter { people[$0].gender == gender }
      if !fits.isEmpty { left = fits }
    }
    return left
  }

  private func holdsOffice(_ person: Int, _ date: CalendarDate?) -> Bool {
    let day = date.map { Int($0.number) } ?? 99_999_999
    return lexicon.range(of: person, in: lexicon.entityOfficeFirst).contains {
      OfficeIndex.covers(lexicon.officeFrom[$0], lexicon.officeTo[$0], day)
    }
  }

  /// The gender of the first he or she in the same sentence.
  private func pronounBehind(_ words: Words, _ end: Int) -> Gender? {
    var k = end
    while k < words.count, k < end + 12, words.sentenceOf[k] == words.sentenceOf[end - 1] {
      if shape.kind(words, k) == WordKind.he { return .masculine }
      if shape.kind(words, k) == WordKind.she { return .feminine }
      if shape.isCapital(words, k) { return nil }
      k += 1
    }
    return nil
  }
}
