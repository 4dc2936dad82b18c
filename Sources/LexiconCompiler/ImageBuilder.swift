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
    case PayloadKind.title:
      formBegins[first].insert(.title)
      for word in words.dropFirst() { formBegins[word].insert(.innerTitle) }
    case PayloadKind.multiword:
      formBegins[first].insert(.multiword)
      for word in words.dropFirst() { formBegins[word].insert(.innerMultiword) }
    case PayloadKind.reportPhrase:
      formBegins[first].insert(.report)
      for word in words.dropFirst() { formBegins[word].insert(.innerReport) }
    default: break
    }
  }
  /// - Parameter begins: what the first lemma is marked with.
  func addPhrase(lemmas words: [Int], _ payload: Payload, begins: LemmaTraits) {
    insert(words, roots: &lemmaRoots, payload)
    if let first = words.first { lemmaBegins[first, default: []].formUnion(begins) }
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

  /// Stores a list of slots behind a header that holds its length, and returns the header's place. Equal lists share one.
  func slotList(_ slots: [Slot]) -> Int {
    if let at = slotLists[slots] { return at }
    let at = columns[.slotKind]?.count ?? 0
    columns[.slotKind, default: []].append(slots.count)
    columns[.slotWord, default: []].append(0)
    columns[.slotSign, default: []].append(0)
    columns[.slotKind, default: []].append(contentsOf: slots.map(\.kind))
    columns[.slotWord, default: []].append(contentsOf: slots.map(\.word))
    columns[.slotSign, default: []].append(contentsOf: slots.map(\.sign))
    slotLists[slots] = at
    return at
  }

  // MARK: Layout

  /// The image's bytes: seven bits each, not yet XORed (`ImageWriter` does that).
  /// - Returns: also the first array with a number that 28 bits do not hold, and the number: such an image would lie.
  func image() -> (bytes: [UInt8], overflow: (array: String, value: Int)?) {
    orderTrie()
    layForms()
    layLemmas()
    layTrie()
    layFolding()
    columns[.stringFirst] = []
    var pool: [UInt8] = []
    var first: [Int] = []
    for s in stringList {
      first.append(pool.count)
      pool.append(contentsOf: ImageBuilder.escaped(s))
    }
    first.append(pool.count)
    columns[.stringFirst] = first
    columns[.formStart] = formKeys.map { first[string($0)] }
    columns[.formLength] = formKeys.map { first[string($0) + 1] - first[string($0)] }

    let sections = ImageSection.allCases
    var out: [UInt8] = []
    var overflow: (array: String, value: Int)?
    func put(_ value: Int, _ array: ImageSection? = nil) {
      let v = value & 0xFFF_FFFF
      if v != value, overflow == nil { overflow = (array.map { "\($0)" } ?? "header", value) }
      out.append(UInt8(v & 0x7F))
      out.append(UInt8(v >> 7 & 0x7F))
      out.append(UInt8(v >> 14 & 0x7F))
      out.append(UInt8(v >> 21 & 0x7F))
    }
    // Sections of their own first, then the interleaved groups.
    let grouped = Set(ImageSection.groups.flatMap { $0 })
    var places = [ImageSection: (offset: Int, count: Int, stride: Int)]()
    var offset = 4 * (2 + 3 * sections.count)
    for section in sections where !grouped.contains(section) {
      let count = section == .stringBytes ? pool.count : columns[section]?.count ?? 0
      places[section] = (offset, count, section == .stringBytes ? 1 : 4)
      offset += section == .stringBytes ? count : count * 4
    }
    for group in ImageSection.groups {
      let length = group.map { columns[$0]?.count ?? 0 }.max() ?? 0
      for (i, section) in group.enumerated() {
        places[section] = (length == 0 ? offset : offset + 4 * i, length, 4 * group.count)
      }
      offset += 4 * group.count * length
    }
    put(0x0E1C_7E03)
    put(sections.count)
    for section in sections {
      let place = places[section] ?? (0, 0, 4)
      put(place.offset)
      put(place.count)
      put(place.stride)
    }
    for section in sections where !grouped.contains(section) {
      if section == .stringBytes {
        out.append(contentsOf: pool)
      } else {
        for value in columns[section] ?? [] { put(value, section) }
      }
    }
    for group in ImageSection.groups {
      let lists = group.map { columns[$0] ?? [] }
      for i in 0..<(lists.map(\.count).max() ?? 0) {
        for (section, list) in zip(group, lists) { put(i < list.count ? list[i] : 0, section) }
      }
    }
    return (out, overflow)
  }

  /// A string as the pool spells it.
  static func escaped(_ s: String) -> [UInt8] {
    var out: [UInt8] = []
    for b in s.utf8 {
      if b >= 0x80 || b == 0x1A {
        out.append(0x1A)
        out.append(b & 0x7F)
      } else {
        out.append(b)
      }
    }
    return out
  }

  private func layForms() {
    var size = 16
    while size < formKeys.count * 2 { size *= 2 }
    var slots = [Int](repeating: 0, count: size)
    for (id, key) in formKeys.enumerated() {
      let bytes = ImageBuilder.escaped(key)
      var slot = unsafe bytes.withUnsafeBufferPointer { unsafe WordHash.hash($0) } & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = id + 1
    }
    columns[.formSlot] = slots
    for key in formKeys { _ = string(key) }
    columns[.formFlags] = formFlags.map(\.rawValue)
    columns[.formContext] = formContext.map(\.rawValue)
    columns[.formBegins] = formBegins.map(\.rawValue)
    columns[.formTags] = readings.map { list in
      list.reduce(0) { $0 | 1 << $1.tag | ($1.features.contains(.closed) ? 1 << TagCode.names.count : 0) }
    }
    columns[.formNode] = formKeys.indices.map { formRoots[$0] ?? 0 }
    var first: [Int] = []
    var tags: [Int] = []
    var readingLemmas: [Int] = []
    var weights: [Int] = []
    var features: [Int] = []
    for list in readings {
      first.append(tags.count)
      for r in list.sorted(by: { ($1.weight, $0.tag, $0.lemma) < ($0.weight, $1.tag, $1.lemma) }) {
        tags.append(r.tag)
        readingLemmas.append(r.lemma)
        weights.append(r.weight)
        features.append(r.features.rawValue)
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

  private func layTrie() {
    var edgeFirst: [Int] = []
    var edgeWord: [Int] = []
    var edgeNode: [Int] = []
    for node in edges {
      edgeFirst.append(edgeWord.count)
      for (word, next) in node.sorted(by: { $0.key < $1.key }) {
        edgeWord.append(word)
        edgeNode.append(next)
      }
    }
    edgeFirst.append(edgeWord.count)
    columns[.nodeEdgeFirst] = edgeFirst
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
