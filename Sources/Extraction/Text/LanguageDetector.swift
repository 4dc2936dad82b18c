internal import Lexicon
internal import Segmentation

/// Tells the language of a text from its commonest words (`languages.tsv`) and, where no listed language fits, from its script.
struct LanguageDetector {
  let lexicon: CompiledLexicon
  /// Open addressing: a form, and a bit for each language that has it among its common words.
  private var form: [Int32] = []
  private var languages: [UInt64] = []
  private var shift: UInt32 = 0
  /// Two bits a form, four forms a byte: whose common word it is. Most words of a text need no more.
  private var owners: [UInt8]
  /// What the two bits say: English's alone; else of several, or of another's.
  private static let englishAlone: UInt8 = 1
  private static let others: UInt8 = 2
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
    let alone: UInt64 = english.map { $0 < 64 ? 1 << UInt64($0) : 0 } ?? 0
    for slot in form.indices where form[slot] >= 0 && Int(form[slot]) / 4 < owners.count {
      let isEnglish = languages[slot] == alone
      owners[Int(form[slot]) / 4] |= (isEnglish ? LanguageDetector.englishAlone : LanguageDetector.others) << UInt8(form[slot] % 4 * 2)
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

  /// Whether nothing that the tokens which are left may be can make a text another language's than English's.
  /// - Parameter other: how many words the language that has most of them has, English left out.
  private func isCertain(english: Int, other: Int, lettered: Int, strange: Int, left: Int) -> Bool {
    self.english != nil && (strange + left) * 2 <= lettered && other + left <= english * 3 / 2 + 1
  }

  /// A BCP 47 tag: of the language whose common words make up most of the text, `und` where none do and the script tells nothing.
  /// A text too short to tell is English.
  func detect(_ words: Words) -> String {
    var lettered = 0
    var cyrillic = 0
    var other = 0
    let limit = min(words.count, LanguageDetector.window)
    var counts = [Int](repeating: 0, count: lexicon.languageTag.count)
    let flags = words.tokens.flags.span
    let forms = words.forms.span
    let traits = words.traits.span
    let owners = self.owners.span
    let languages = self.languages.span
    // Most of the common words of most texts are English's alone.
    var englishCount = 0
    var most = 0
    let own = english ?? -1
    for i in 0..<limit {
      if i & 31 == 31 {
        let known = own >= 0 && own < counts.count ? counts[own] : 0
        if isCertain(english: known + englishCount, other: most, lettered: lettered, strange: max(cyrillic, other), left: limit - i) { return "en" }
      }
      guard flags[i].contains(.letters) else { continue }
      lettered += 1
      if flags[i].contains(.wide) {
        let b = words.text[Int(words.tokens.starts[i])]
        if b == 0xD0 || b == 0xD1 { cyrillic += 1 } else if b >= 0xD4 { other += 1 }
      }
      guard traits[i].isCommon else { continue }
      let form = Int(forms[i])
      guard form >= 0, form / 4 < owners.count else { continue }
      let owner = owners[form / 4] &>> UInt8(truncatingIfNeeded: form % 4 * 2) & 3
      if owner == LanguageDetector.englishAlone { englishCount += 1 }
      if owner < LanguageDetector.others { continue }
      var some = languages[slot(forms[i])]
      while some != 0 {
        let language = some.trailingZeroBitCount
        counts[language] += 1
        if language != own { most = max(most, counts[language]) }
        some &= some - 1
      }
    }
    if let english, english < 64 { counts[english] += englishCount }
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
