internal import Lexicon

/// Collects what the loaders find and lays it out as an image.
final class ImageBuilder {
  let folding: Folding
  private var strings: [String: Int] = [:]
  private var stringList: [String] = []

  // Forms.
  private var forms: [String: Int] = [:]
  private(set) var formKeys: [String] = []
  var formFlags: [FormFlags] = []
  var formContext: [FormContext] = []
  private var formBegins: [FormBegins] = []
  private var formNames: [Int: NameBegin] = [:]
  var readings: [[Reading]] = []

  struct Reading {
    var tag: Int
    var lemma: Int
    var weight: Int
    var features: WordFeatures
  }

  // Lemmas.
  private var lemmas: [String: Int] = [:]
  private(set) var lemmaKeys: [String] = []
  var lemmaClasses: [LemmaClasses] = []
  var lemmaFlags: [LemmaFlags] = []
  var lemmaContents: [ReportContents] = []
  /// Scores of the evaluative list + 1000 in thousandths; 0 where there is none. In the order noun, verb, adjective, adverb.
  var lemmaScores: [[Int]] = []
  /// `ToneScore` codes, one for each part of speech in the same order.
  var lemmaTone: [Int] = []

  // The trie: node 0 is "none".
  struct Payload: Hashable {
    var kind: Int
    var value: Int
    var shape: Int
    var flags: Int
  }
  private var edges: [[Int: Int]] = [[:]]
  private var payloads: [[Payload]] = [[]]
  private var formRoots: [Int: Int] = [:]
  private var lemmaRoots: [Int: Int] = [:]

  /// Filled when it is first asked for.
  private var formsOfLemma: [Int: [Int]] = [:]

  /// Arrays that loaders fill as they are.
  var columns: [ImageSection: [Int]] = [:]

  init(folding: Folding) { self.folding = folding }

  // MARK: Interning

  func string(_ s: String) -> Int {
    if let id = strings[s] { return id }
    let id = stringList.count
    strings[s] = id
    stringList.append(s)
    return id
  }

  /// The form of a word of a text or a lexicon, folded.
  func form(_ word: String) -> Int {
    let key = folding.fold(word)
    if let id = forms[key] { return id }
    let id = formKeys.count
    forms[key] = id
    formKeys.append(key)
    formFlags.append([])
    formContext.append([])
    formBegins.append([])
    readings.append([])
    return id
  }

  func existingForm(_ word: String) -> Int? { forms[folding.fold(word)] }

  func lemma(_ word: String) -> Int {
    let key = folding.fold(word)
    if let id = lemmas[key] { return id }
    let id = lemmaKeys.count
    lemmas[key] = id
    lemmaKeys.append(key)
    lemmaClasses.append([])
    lemmaFlags.append([])
    lemmaContents.append([])
    lemmaScores.append([0, 0, 0, 0])
    lemmaTone.append(0)
    return id
  }

  func existingLemma(_ word: String) -> Int? { lemmas[folding.fold(word)] }

  /// The forms that can be of a lemma, in the order of their numbers. The readings must be complete, or those that come later are missed.
  func forms(ofLemma lemma: Int) -> [Int] {
    if formsOfLemma.isEmpty {
      for (form, list) in readings.enumerated() { for lemma in Set(list.map(\.lemma)) { formsOfLemma[lemma, default: []].append(form) } }
    }
    return formsOfLemma[lemma] ?? []
  }

  /// The lemma of a word as a phrase writes it: of the reading with the wanted tag, else of the weightiest, else the word itself.
  func lemma(ofWord word: String, preferring tags: [Int]) -> Int {
    guard let form = existingForm(word), !readings[form].isEmpty else {
      let id = lemma(word)
      // The form must be known too, or the text's word would never reach the lemma.
      let f = self.form(word)
      if readings[f].isEmpty {
        readings[f].append(Reading(tag: 7, lemma: id, weight: 1, features: []))
      }
      return id
    }
    for tag in tags {
      // `found` and `lay` are verbs themselves, and not only pasts of `find` and `lie`.
      if tag == 15, let r = readings[form].first(where: { $0.tag == tag && lemmaKeys[$0.lemma] == folding.fold(word) }) { return r.lemma }
      if let r = readings[form].filter({ $0.tag == tag }).max(by: { $0.weight < $1.weight }) { return r.lemma }
    }
    return readings[form].max { $0.weight < $1.weight }?.lemma ?? lemma(word)
  }

  func addReading(_ word: String, _ reading: Reading) {
    let id = form(word)
    if let i = readings[id].firstIndex(where: {
      $0.tag == reading.tag && $0.lemma == reading.lemma && $0.features == reading.features
    }) {
      readings[id][i].weight = max(readings[id][i].weight, reading.weight)
    } else {
      readings[id].append(reading)
    }
  }

  // MARK: Trie

  private func child(_ node: Int, _ word: Int) -> Int {
    if let next = edges[node][word] { return next }
    let next = edges.count
    edges.append([:])
    payloads.append([])
    edges[node][word] = next
    return next
  }

  private func insert(_ words: [Int], roots: inout [Int: Int], _ payload: Payload) {
    guard let first = words.first else { return }
    var node: Int
    if let root = roots[first] {
      node = root
    } else {
      node = edges.count
      edges.append([:])
      payloads.append([])
      roots[first] = node
    }
    for word in words.dropFirst() { node = child(node, word) }
    if !payloads[node].contains(payload) { payloads[node].append(payload) }
  }

  func addPhrase(forms words: [Int], _ payload: Payload) {
    insert(words, roots: &formRoots, payload)
    guard let first = words.first else { return }
    switch payload.kind {
    case PayloadKind.name, PayloadKind.demonym:
      formBegins[first].insert(.name)
      if payload.shape & 3 == 0 { formBegins[first].insert(.lowerName) }
      for word in words.dropFirst() { formBegins[word].insert(.innerName) }
      let begin = words.count == 1 ? NameBegin(alone: payload.shape) : NameBegin(second: words[1])
      formNames[first] = formNames[first]?.union(begin) ?? begin
    case PayloadKind.title:
      formBegins[first].insert(.title)
      for word in words.dropFirst() { formBegins[word].insert(.innerTitle) }
    case PayloadKind.multiword:
      formBegins[first].insert(.multiword)
      for word in words.dropFirst() { formBegins[word].insert(.innerMultiword) }
    case PayloadKind.modifier: formBegins[first].insert(.modifier)
    case PayloadKind.reportPhrase:
      formBegins[first].insert(.report)
      for word in words.dropFirst() { formBegins[word].insert(.innerReport) }
    default: break
    }
  }

  /// Whether a path over forms is a name already.
  func hasName(_ words: [Int]) -> Bool {
    guard let first = words.first, var node = formRoots[first] else { return false }
    for word in words.dropFirst() {
      guard let next = edges[node][word] else { return false }
      node = next
    }
    return payloads[node].contains { $0.kind == PayloadKind.name || $0.kind == PayloadKind.demonym }
  }

  /// - Parameter begins: what the first lemma is marked with.
  func addPhrase(lemmas words: [Int], _ payload: Payload, begins: LemmaTraits) {
    insert(words, roots: &lemmaRoots, payload)
    if let first = words.first { lemmaBegins[first, default: []].formUnion(begins) }
    for word in words.dropFirst() { lemmaBegins[word, default: []].formUnion(.innerPhrase) }
  }
  private(set) var lemmaBegins: [Int: LemmaTraits] = [:]

  // MARK: Slots

  struct Slot: Hashable {
    var kind: Int
    /// The form of the preposition.
    var word: Int
    /// 0 none, 1 positive, 2 negative: for second targets and addressees.
    var sign: Int
  }

  private var slotLists: [[Slot]: Int] = [:]

  /// Stores a list of slots behind a header that holds its length and its `SlotSet`, and returns the header's place. Equal lists share one.
  func slotList(_ slots: [Slot]) -> Int {
    if let at = slotLists[slots] { return at }
    let at = columns[.slotKind]?.count ?? 0
    columns[.slotKind, default: []].append(slots.count)
    let set = SlotSet.of(slots.map { ($0.kind, $0.word) })
    columns[.slotWord, default: []].append(Int(set & 0xFFFF_FFFF))
    columns[.slotSign, default: []].append(Int(set >> 32))
    columns[.slotKind, default: []].append(contentsOf: slots.map(\.kind))
    columns[.slotWord, default: []].append(contentsOf: slots.map(\.word))
    columns[.slotSign, default: []].append(contentsOf: slots.map(\.sign))
    slotLists[slots] = at
    return at
  }

  // MARK: Layout

  /// The image's bytes: integers of four bytes, the least first, and the string pool.
  /// - Returns: also the first array with a number that 32 bits do not hold, and the number: such an image would lie.
  func image() -> (bytes: [UInt8], overflow: (array: String, value: Int)?) {
    orderTrie()
    layForms()
    layLemmas()
    layUnits()
    layTrie()
    layFolding()
    columns[.stringFirst] = []
    var pool: [UInt8] = []
    var first: [Int] = []
    for s in stringList {
      first.append(pool.count)
      pool.append(contentsOf: s.utf8)
    }
    first.append(pool.count)
    columns[.stringFirst] = first
    columns[.formStart] = formKeys.map { first[string($0)] }
    columns[.formLength] = formKeys.map { first[string($0) + 1] - first[string($0)] }

    let sections = ImageSection.allCases
    var out: [UInt8] = []
    var overflow: (array: String, value: Int)?
    func put(_ value: Int, _ array: ImageSection? = nil) {
      let v = UInt32(truncatingIfNeeded: value)
      if Int(v) != value, overflow == nil { overflow = (array.map { "\($0)" } ?? "header", value) }
      for shift in stride(from: 0 as UInt32, to: 32, by: 8) { out.append(UInt8(truncatingIfNeeded: v >> shift)) }
    }
    // Sections of their own and interleaved groups alike, the short ones first: what an article asks of them lies on few pages. The string pool,
    // whose length is any, comes last, so that every integer keeps its alignment.
    let grouped = Set(ImageSection.groups.flatMap { $0 })
    let alone = sections.filter { !grouped.contains($0) && $0 != .stringBytes }.map { [$0] }
    func length(_ block: [ImageSection]) -> Int { block.map { columns[$0]?.count ?? 0 }.max() ?? 0 }
    let blocks = (alone + ImageSection.groups).enumerated().map { (size: $1.count * length($1), order: $0, sections: $1) }
      .sorted { ($0.size, $0.order) < ($1.size, $1.order) }.map(\.sections)
    var places = [ImageSection: (offset: Int, count: Int, stride: Int)]()
    var offset = 4 * (2 + 3 * sections.count)
    for block in blocks {
      let count = length(block)
      for (i, section) in block.enumerated() {
        places[section] = (count == 0 ? offset : offset + 4 * i, count, 4 * block.count)
      }
      offset += 4 * block.count * count
    }
    places[.stringBytes] = (offset, pool.count, 1)
    put(CompiledLexicon.magic)
    put(sections.count)
    for section in sections {
      let place = places[section] ?? (0, 0, 4)
      put(place.offset)
      put(place.count)
      put(place.stride)
    }
    for block in blocks {
      let lists = block.map { columns[$0] ?? [] }
      for i in 0..<length(block) {
        for (section, list) in zip(block, lists) { put(i < list.count ? list[i] : 0, section) }
      }
    }
    out.append(contentsOf: pool)
    return (out, overflow)
  }

  private func layForms() {
    var size = 16
    while size < formKeys.count * 2 { size *= 2 }
    var slots = [Int](repeating: 0, count: size)
    for (id, key) in formKeys.enumerated() {
      let bytes = Array(key.utf8)
      var slot = unsafe bytes.withUnsafeBufferPointer { unsafe WordHash.hash($0) } & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = id + 1
    }
    columns[.formSlot] = slots
    for key in formKeys { _ = string(key) }
    columns[.formFlags] = formFlags.map(\.rawValue)
    columns[.formContext] = formContext.map(\.rawValue)
    columns[.formBegins] = formBegins.map(\.rawValue)
    columns[.formNames] = formKeys.indices.map { formNames[$0]?.rawValue ?? 0 }
    let common = Set(columns[.languageWord] ?? [])
    columns[.formTags] = readings.enumerated().map { form, list in
      list.reduce(common.contains(form) ? 2 << TagCode.names.count : 0) {
        $0 | 1 << $1.tag | ($1.features.contains(.closed) ? 1 << TagCode.names.count : 0)
      }
    }
    columns[.formNode] = formKeys.indices.map { formRoots[$0] ?? 0 }
    var first: [Int] = []
    var tags: [Int] = []
    var readingLemmas: [Int] = []
    var weights: [Int] = []
    var features: [Int] = []
    let traits = columns[.lemmaTraits] ?? []
    for list in readings {
      first.append(tags.count)
      let verbs = list.filter { $0.tag == WordLoader.tag("VERB") }
      let isEitherPast = verbs.contains { $0.features.contains(.past) } && verbs.contains { $0.features.contains(.pastParticiple) }
      for r in list.sorted(by: { ($1.weight, $0.tag, $0.lemma) < ($0.weight, $1.tag, $1.lemma) }) {
        tags.append(r.tag)
        readingLemmas.append(r.lemma)
        weights.append(r.weight)
        let isTime = r.lemma >= 0 && r.lemma < traits.count && LemmaTraits(rawValue: traits[r.lemma]).contains(.time)
        let more: WordFeatures = [.listed, isEitherPast ? .eitherPast : [], isTime ? .time : []]
        features.append(r.features.union(more).rawValue)
      }
    }
    first.append(tags.count)
    columns[.formReadingFirst] = first
    columns[.readingTag] = tags
    columns[.readingLemma] = readingLemmas
    columns[.readingWeight] = weights
    columns[.readingFeatures] = features
  }

  private func layLemmas() {
    columns[.lemmaString] = lemmaKeys.map { string($0) }
    columns[.lemmaClasses] = lemmaClasses.map(\.rawValue)
    columns[.lemmaFlags] = lemmaFlags.map(\.rawValue)
    columns[.lemmaContents] = lemmaContents.map(\.rawValue)
    columns[.lemmaNode] = lemmaKeys.indices.map { lemmaRoots[$0] ?? 0 }
    columns[.lemmaTone] = lemmaTone
    columns[.lemmaScoreNoun] = lemmaScores.map { $0[0] }
    columns[.lemmaScoreVerb] = lemmaScores.map { $0[1] }
    columns[.lemmaScoreAdjective] = lemmaScores.map { $0[2] }
    columns[.lemmaScoreAdverb] = lemmaScores.map { $0[3] }
  }

  /// Numbers the trie's nodes anew: the roots of the commonest words first (words are numbered by how common they are), then what is behind
  /// them, level by level. So what is walked often lies together, as forms and lemmas do.
  private func orderTrie() {
    let roots = (formRoots.map { (word: $0.key, kind: 0, node: $0.value) } + lemmaRoots.map { (word: $0.key, kind: 1, node: $0.value) })
      .sorted { ($0.word, $0.kind) < ($1.word, $1.kind) }
    var order = [0] + roots.map(\.node)
    var next = 1
    while next < order.count {
      order.append(contentsOf: edges[order[next]].sorted { $0.key < $1.key }.map(\.value))
      next += 1
    }
    var place = [Int](repeating: 0, count: edges.count)
    for (new, old) in order.enumerated() { place[old] = new }
    edges = order.map { edges[$0].mapValues { place[$0] } }
    payloads = order.map { payloads[$0] }
    formRoots = formRoots.mapValues { place[$0] }
    lemmaRoots = lemmaRoots.mapValues { place[$0] }
  }

  /// A row for each node where a unit ends, in the order of the nodes, so that a word's units lie together, those of one part of speech side by side;
  /// and in it all that is asked of every unit of a word before one is chosen.
  private func layUnits() {
    func column(_ section: ImageSection) -> [Int] { columns[section] ?? [] }
    let (holder, target) = (column(.unitHolder), column(.unitTarget))
    let (implies, sign, needs, confidence) = (column(.frameImplies), column(.frameSign), column(.frameNeeds), column(.frameConfidence))
    let event = column(.frameEvent)
    var first: [Int] = []
    var rows: [(frame: Int, marks: Int, holder: Int, target: Int)] = []
    for node in payloads.indices {
      first.append(rows.count)
      let units = payloads[node].indices.filter { payloads[node][$0].kind == PayloadKind.unit }
      for i in units.sorted(by: { (payloads[node][$0].shape, $0) < (payloads[node][$1].shape, $1) }) {
        let unit = payloads[node][i]
        let marks = UnitMarks(
          tag: unit.shape, implies: implies[unit.flags], sign: sign[unit.flags], isChoosy: needs[unit.flags] & ~SlotNeeds.targetStated.rawValue != 0,
          confidence: confidence[unit.flags],
          event: event[unit.flags])
        payloads[node][i].value = rows.count
        rows.append((unit.flags, Int(marks.rawValue), holder[unit.value], target[unit.value]))
      }
    }
    first.append(rows.count)
    columns[.nodeUnitFirst] = first
    columns[.unitFrame] = rows.map(\.frame)
    columns[.unitMarks] = rows.map(\.marks)
    columns[.unitHolder] = rows.map(\.holder)
    columns[.unitTarget] = rows.map(\.target)
  }

  private func layTrie() {
    var edgeFirst: [Int] = []
    var edgeWord: [Int] = []
    var edgeNode: [Int] = []
    for node in edges {
      edgeFirst.append(edgeWord.count)
      for word in EdgeTable.laid(node.keys.sorted()) {
        edgeWord.append(word)
        edgeNode.append(node[word] ?? 0)
      }
    }
    edgeFirst.append(edgeWord.count)
    // As many as are looked at from the last edge on.
    for _ in 0..<EdgeTable.reach {
      edgeWord.append(EdgeTable.none)
      edgeNode.append(0)
    }
    columns[.nodeEdgeFirst] = edgeFirst
    let filters = edges.map { EdgeFilter(words: $0.keys) }
    columns[.nodeFilterLow] = filters.map { Int($0.bits & 0xFFFF_FFFF) }
    columns[.nodeFilterHigh] = filters.map { Int($0.bits >> 32) }
    columns[.edgeWord] = edgeWord
    columns[.edgeNode] = edgeNode
    var payloadFirst: [Int] = []
    var flat: [Payload] = []
    for list in payloads {
      payloadFirst.append(flat.count)
      flat.append(contentsOf: list)
    }
    payloadFirst.append(flat.count)
    columns[.nodePayloadFirst] = payloadFirst
    columns[.nodeShape] = payloads.map { list in
      let shapes = Set(list.filter { $0.kind == PayloadKind.name || $0.kind == PayloadKind.demonym }.map(\.shape))
      // A shape of fourteen words leaves no room for the mark.
      guard let shape = shapes.first else { return 0 }
      return shapes.count == 1 && shape < 1 << 26 ? shape << 1 | 1 : 2
    }
    columns[.payloadKind] = flat.map(\.kind)
    columns[.payloadValue] = flat.map(\.value)
    columns[.payloadShape] = flat.map(\.shape)
    columns[.payloadFlags] = flat.map(\.flags)
  }

  private func layFolding() {
    var pages = [Int](repeating: 0, count: Folding.limit >> 6)
    var places: [Int] = []
    var pool: [Int] = []
    var used = 0
    for (scalar, to) in folding.map.sorted(by: { $0.key < $1.key }) {
      let page = scalar >> 6
      if pages[page] == 0 {
        used += 1
        pages[page] = used
        places.append(contentsOf: [Int](repeating: 0, count: 64))
      }
      places[(pages[page] - 1) << 6 | scalar & 63] = pool.count + 1
      pool.append(to.count)
      pool.append(contentsOf: to)
    }
    columns[.foldPage] = pages
    columns[.foldPlace] = places
    columns[.foldPool] = pool
  }
}
