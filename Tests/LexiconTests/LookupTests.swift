import Lexicon
import Lexicons
import Segmentation
import TestSupport
import Testing

/// The lookup of a text's tokens at once, against the lookup of one word and the columns.
@Suite struct LookupTests {
  let lexicon = CompiledLexicon.embedded

  private func check(_ text: String, _ lookup: inout FormLookup) throws {
    let tokenizer = Tokenizer(segmenter: try Segmenter(), abbreviations: lexicon.abbreviations)
    var text = text
    var tokens = Tokens()
    var forms: [Int32] = [7]
    var traits: [WordTraits] = []
    text.withUTF8 { bytes in
      unsafe tokenizer.tokenize(bytes, into: &tokens)
      unsafe lookup.look(up: tokens, in: bytes, forms: &forms, traits: &traits)
    }
    let words = tokenizer.tokenize(text)
    try #require(forms.count == words.count && traits.count == words.count)
    for (i, word) in words.enumerated() {
      #expect(forms[i] == lexicon.form(word), "\(word)")
      #expect(traits[i] == (forms[i] < 0 ? .unknown : lexicon.traits(ofForm: Int(forms[i]))), "\(word)")
    }
  }

  @Test func aTextsTokensAreFoundAsEachWordIs() throws {
    var lookup = FormLookup(lexicon)
    // Twice: the second time most words are among the recent ones.
    for _ in 0..<2 {
      for seed in try Seed.all() { try check(seed.text, &lookup) }
    }
  }

  @Test(arguments: [
    "", "a", "US us Us uS US", "counterrevolutionaries counterrevolutionaries internationalisation",
    "Erdoğan erdogan ERDOĞAN Erdog\u{306}an", "ministersministers minister", "停戦 qzxvbn Šefčovič's don’t",
  ]) func wordsOfAnyLengthAndCaseAreFoundAsEachWordIs(_ text: String) throws {
    var lookup = FormLookup(lexicon)
    try check(text, &lookup)
    try check(text + " " + String(repeating: "a", count: 130) + " " + text, &lookup)
  }

  @Test func traitsSayWhatTheReadingsSay() {
    for id in stride(from: 0, to: lexicon.formStart.count, by: 61) {
      let traits = lexicon.traits(ofForm: id)
      let readings = lexicon.range(of: id, in: lexicon.formReadingFirst)
      for tag in TagCode.names.indices { #expect(traits.canBe(tag) == readings.contains { lexicon.readingTag[$0] == tag }) }
      #expect(traits.hasReadings == !readings.isEmpty)
      #expect(traits.isClosed == readings.contains { WordFeatures(rawValue: lexicon.readingFeatures[$0]).contains(.closed) })
      #expect(traits.flags.rawValue == lexicon.formFlags[id])
      #expect(Int(traits.kind) == lexicon.formKind[id])
    }
  }

  @Test func theCommonWordsOfLanguagesAreMarkedAndNoOthers() {
    let common = Set((0..<lexicon.languageWord.count).map { lexicon.languageWord[$0] })
    #expect(common.count > 100)
    for id in 0..<lexicon.formStart.count where common.contains(id) || id % 17 == 0 {
      #expect(lexicon.traits(ofForm: id).isCommon == common.contains(id))
    }
  }

  @Test func noWordHasAPartOfSpeechThatThereIsNot() {
    for id in stride(from: 0, to: lexicon.formStart.count, by: 13) {
      let traits = lexicon.traits(ofForm: id)
      for tag in [-1, 16, 17, 19, 64] { #expect(!traits.canBe(tag)) }
    }
  }

  @Test func everyWordOfANameIsMarkedAsOne() {
    let first = lexicon.traits(ofForm: Int(lexicon.form("european")))
    let second = lexicon.traits(ofForm: Int(lexicon.form("union")))
    #expect(first.begins.contains(.name))
    #expect(second.begins.contains(.innerName))
    #expect(lexicon.traits(ofForm: Int(lexicon.form("according"))).begins.contains(.multiword))
    #expect(lexicon.traits(ofForm: Int(lexicon.form("minister"))).begins.isSuperset(of: [.title, .innerTitle]))
    #expect(!lexicon.traits(ofForm: Int(lexicon.form("quickly"))).begins.contains(.innerName))
  }
}
