internal import Lexicon
internal import Segmentation

/// Phrases that the caller names as topics ("end of U.S. involvement in Syria"), found by their content words in any inflection and with the
/// countries under any of their one-word names: "an end to American involvement in Syria".
struct TopicPhrases {
  private struct Phrase {
    var entity: Int
    /// Per content word: what a token may be to stand for it, as lemmas, entities below zero, or the hash of an unknown word.
    var words: [[Int]]
  }
  private let lexicon: CompiledLexicon
  private var phrases: [Phrase] = []
  /// Which of the caller's entities are named by a phrase.
  private(set) var isPhrase: [Bool]

  init(_ entities: [GivenEntity], lexicon: CompiledLexicon, tokenizer: Tokenizer) {
    self.lexicon = lexicon
    isPhrase = [Bool](filled: false, count: entities.count)
    var lookup = FormLookup(lexicon)
    for (index, entity) in entities.enumerated() where entity.type == nil || entity.type == .topic {
      for text in [entity.name] + entity.aliases {
        let tokens = tokenizer.tokenize(text)
        guard tokens.count >= 3 else { continue }
        var content: [[Int]] = []
        var isLower = false
        for token in tokens {
          var token = token
          let first = token.unicodeScalars.first
          let form = token.withUTF8 { bytes in unsafe lookup.form(bytes) }
          if TopicPhrases.isClosed(Int(form), lexicon) {
            isLower = true
            continue
          }
          guard first.map({ $0.properties.isAlphabetic || $0.properties.numericType != nil }) ?? false else { continue }
          if first?.properties.isLowercase ?? false { isLower = true }
          content.append(form >= 0 ? TopicPhrases.codes(Int(form), lexicon) : [token.withUTF8 { bytes in unsafe GivenNames.hash(bytes) &- (1 << 40) }])
        }
        // A name in capitals throughout is a name.
        guard isLower, content.count >= 2, content.count <= 12 else { continue }
        isPhrase[index] = true
        phrases.append(Phrase(entity: index, words: content))
      }
    }
  }

  var isEmpty: Bool { phrases.isEmpty }

  private static func isClosed(_ form: Int, _ lexicon: CompiledLexicon) -> Bool {
    guard form >= 0 else { return false }
    return lexicon.range(of: form, in: lexicon.formReadingFirst).contains {
      WordFeatures(rawValue: lexicon.readingFeatures[$0]).contains(.closed)
    }
  }

  /// The lemmas of a form's readings, and below zero the entities that it names by itself.
  private static func codes(_ form: Int, _ lexicon: CompiledLexicon) -> [Int] {
    var codes = lexicon.range(of: form, in: lexicon.formReadingFirst).map { lexicon.readingLemma[$0] }
    let node = lexicon.formNode[form]
    if node > 0 {
      for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst)
      where lexicon.payloadKind[p] == PayloadKind.name || lexicon.payloadKind[p] == PayloadKind.demonym {
        codes.append(-1 - lexicon.payloadValue[p])
      }
    }
    return codes
  }

  /// The spans of tokens that hold all content words of a phrase, near each other and without a mark between them.
  func find(_ words: Words, _ taken: [Bool]) -> [(first: Int, end: Int, entity: Int)] {
    var found: [(first: Int, end: Int, entity: Int)] = []
    let shape = WordShape(lexicon: lexicon)
    let codes = unsafe words.text.withUnsafeBufferPointer { text in
      (0..<words.count).map { i -> [Int] in
        if words.forms[i] >= 0 { return TopicPhrases.codes(Int(words.forms[i]), lexicon) }
        return unsafe [
          GivenNames.hash(UnsafeBufferPointer(rebasing: text[Int(words.tokens.starts[i])..<Int(words.tokens.ends[i])])) &- (1 << 40)
        ]
      }
    }
    for phrase in phrases {
      var i = 0
      while i < words.count {
        guard !taken[i], fits(codes[i], phrase.words) != nil, canOpen(words, i, shape), let end = match(words, phrase, i, codes, taken, shape) else {
          i += 1
          continue
        }
        if !found.contains(where: { $0.first < end && i < $0.end }) { found.append((i, end, phrase.entity)) }
        i = end
      }
    }
    return found.sorted { $0.first < $1.first }
  }

  private func fits(_ token: [Int], _ wanted: [[Int]]) -> Int? {
    wanted.firstIndex { word in word.contains { token.contains($0) } }
  }

  /// The topic is a thing: not "will end U.S. involvement".
  private func canOpen(_ words: Words, _ i: Int, _ shape: WordShape) -> Bool {
    guard i > 0, words.sentenceOf[i - 1] == words.sentenceOf[i] else { return true }
    return shape.kind(words, i - 1) != WordKind.to && !shape.canBe(.aux, words, i - 1) && !shape.canBe(.pron, words, i - 1)
  }

  private func match(
    _ words: Words, _ phrase: Phrase, _ first: Int, _ codes: [[Int]], _ taken: [Bool], _ shape: WordShape
  ) -> Int? {
    var left = Array(phrase.words.indices)
    var gap = 0
    var k = first
    while k < words.count, words.sentenceOf[k] == words.sentenceOf[first], !taken[k], gap <= 3 {
      if words.tokens.flags[k].contains(.punctuation), !shape.isHyphen(words, k) { return nil }
      if let place = left.firstIndex(where: { w in phrase.words[w].contains { codes[k].contains($0) } }) {
        left.remove(at: place)
        gap = 0
        if left.isEmpty { return k + 1 }
      } else if !shape.isClosed(words, k) {
        gap += 1
      }
      k += 1
    }
    return nil
  }
}
