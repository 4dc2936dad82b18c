internal import Lexicon
internal import Segmentation

/// Tells the language of a text from its commonest words (`languages.tsv`) and, where no listed language fits, from its script.
struct LanguageDetector {
  let lexicon: CompiledLexicon
  /// Open addressing: a form, and a bit for each language that has it among its common words.
  private var form: [Int32] = []
  private var languages: [UInt64] = []
  private var shift: UInt32 = 0
  /// Two bits a form, four forms a byte: whether it is a common word of English, and of another language. Most texts need no more.
  private var owners: [UInt8]
  /// English's number, nil where the lexicon has no words for it.
  private let english: Int?

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    english = (0..<lexicon.languageTag.count).first { lexicon.string(lexicon.languageTag[$0]) == "en" }
    var bits: UInt32 = 6
    while 1 << Int(bits) < lexicon.languageWord.count * 3, bits < 28 { bits += 1 }
    shift = 32 - bits
    let size = 1 << Int(bits)
    form = [Int32](repeating: -1, count: size)
    languages = [UInt64](repeating: 0, count: size)
    owners = [UInt8](repeating: 0, count: lexicon.formNode.count / 4 + 1)
    for language in 0..<min(64, lexicon.languageTag.count) {
      for w in lexicon.range(of: language, in: lexicon.languageWordFirst) {
        let id = Int32(lexicon.languageWord[w])
        let slot = self.slot(id)
        form[slot] = id
        languages[slot] |= 1 << UInt64(language)
      }
    }
    let own: UInt64 = english.map { $0 < 64 ? 1 << UInt64($0) : 0 } ?? 0
    for slot in form.indices where form[slot] >= 0 && Int(form[slot]) / 4 < owners.count {
      let whose: UInt8 = (languages[slot] & own != 0 ? 1 : 0) | (languages[slot] & ~own != 0 ? 2 : 0)
      owners[Int(form[slot]) / 4] |= whose << UInt8(form[slot] % 4 * 2)
    }
  }

  /// Where a form is, or would be. The common words have neighbouring numbers, so they are scattered.
  private func slot(_ id: Int32) -> Int {
    var slot = Int((UInt32(bitPattern: id) &* 0x9E37_79B1) >> shift)
    while form[slot] >= 0, form[slot] != id { slot = (slot + 1) & (form.count - 1) }
    return slot
  }

  /// Whether texts of a language (a BCP 47 tag) can be read.
  func hasLexicon(_ language: String) -> Bool {
    // As most are given.
    if !language.utf8.contains(0x2D), lexicon.sources.contains(where: { $0.name == language }) { return true }
    let primary = language.split(separator: "-").first.map { $0.lowercased() } ?? ""
    return lexicon.sources.contains { $0.name.lowercased() == primary }
  }

  /// The tokens that tell a text's language.
  static let window = 500

  /// Whether the words that English has are so many that no other language can have more, whatever is in the rest of the window: as in most texts.
  /// Counted without branches, which nothing could foresee.
  private func isPlainlyEnglish(_ words: Words, _ limit: Int) -> Bool {
    guard let english, english < 64 else { return false }
    let owners = self.owners.span
    var lettered = 0
    var strange = 0
    var own = 0
    // At least as many as any other language has.
    var others = 0
    func isCertain(left: Int) -> Bool { (strange + left) * 2 <= lettered && others + left <= own * 3 / 2 + 1 }
    var begin = 0
    while begin < limit {
      let part = begin..<min(limit, begin + 32)
      let flags = words.tokens.flags.span.extracting(part)
      let forms = words.forms.span.extracting(part)
      let traits = words.traits.span.extracting(part)
      // Many tokens at a time, as nothing else is asked of most.
      var letters: UInt16 = 0
      var any: TokenFlags = []
      for i in 0..<flags.count {
        letters &+= flags[i].contains(.letters) ? 1 : 0
        any.formUnion(flags[i])
      }
      lettered &+= Int(letters)
      if any.contains(.wide) {
        for i in 0..<flags.count where flags[i].contains(.wide) && words.text[Int(words.tokens.starts[begin + i])] >= 0xD0 {
          strange &+= flags[i].contains(.letters) ? 1 : 0
        }
      }
      for i in 0..<flags.count {
        let isCommon = (traits[i].isCommon ? 1 : 0) & (flags[i].contains(.letters) ? 1 : 0)
        // A common word has a form.
        let form = Int(forms[i]) & -isCommon
        let place = Int(UInt(bitPattern: form) &>> 2)
        guard place < owners.count else { return false }
        let whose = Int(owners[place]) &>> ((form & 3) &* 2)
        own &+= whose & isCommon
        others &+= whose &>> 1 & isCommon
      }
      begin = part.upperBound
      if isCertain(left: limit - begin) { return true }
    }
    return isCertain(left: 0)
  }

  /// A BCP 47 tag: of the language whose common words make up most of the text, `und` where none do and the script tells nothing.
  /// A text too short to tell is English.
  func detect(_ words: Words) -> String {
    let limit = min(words.count, LanguageDetector.window)
    if isPlainlyEnglish(words, limit) { return "en" }
    var lettered = 0
    var cyrillic = 0
    var other = 0
    var counts = [Int](repeating: 0, count: lexicon.languageTag.count)
    let flags = words.tokens.flags.span
    let forms = words.forms.span
    for i in 0..<limit where flags[i].contains(.letters) {
      lettered += 1
      if flags[i].contains(.wide) {
        let b = words.text[Int(words.tokens.starts[i])]
        if b == 0xD0 || b == 0xD1 { cyrillic += 1 } else if b >= 0xD4 { other += 1 }
      }
      guard words.traits[i].isCommon else { continue }
      var owners = languages[slot(forms[i])]
      while owners != 0 {
        counts[owners.trailingZeroBitCount] += 1
        owners &= owners - 1
      }
    }
    guard lettered > 0 else { return "en" }
    if other * 2 > lettered { return "und" }
    guard let best = counts.indices.max(by: { (counts[$0], $1) < (counts[$1], $0) }) else {
      return cyrillic * 2 > lettered ? "und-Cyrl" : "en"
    }
    // Another language must be clearly ahead of English, and its words must make up a tenth of the text.
    if counts[best] * 10 >= lettered, lettered >= 12, best == english || counts[best] > (english.map { counts[$0] } ?? 0) * 3 / 2 + 1 {
      return lexicon.string(lexicon.languageTag[best])
    }
    if cyrillic * 2 > lettered { return "und-Cyrl" }
    return "en"
  }
}
