import Lexicon
import Lexicons
import Testing

/// The lexicon that the program carries.
@Suite struct EmbeddedLexiconTests {
  let lexicon = CompiledLexicon.embedded

  @Test func itIsAWholeImage() throws {
    let checked = try unsafe CompiledLexicon(image: CompiledLexicon.embeddedBytes)
    #expect(checked.entityKey.count == lexicon.entityKey.count)
    #expect(checked.string(checked.entityKey[0]) == lexicon.string(lexicon.entityKey[0]))
  }

  @Test func itSaysWhereItComesFrom() throws {
    let source = try #require(lexicon.sources.first)
    #expect(source.name == "en")
    #expect(source.version.wholeMatch(of: /20\d\d\.\d\d/) != nil)
    #expect(source.digest.wholeMatch(of: /sha256:[0-9a-f]{64}/) != nil)
  }

  @Test func wordsAreFoundWhateverTheirCaseAndDiacritics() {
    for (a, b) in [
      ("Erdoğan", "ERDOGAN"), ("Erdoğan", "erdogan"), ("Šefčovič", "sefcovic"), ("Ø", "o"), ("Straße", "STRASSE"),
      ("Łukaszenka", "lukaszenka"), ("don’t", "don't"),
    ] where lexicon.form(a) >= 0 || lexicon.form(b) >= 0 {
      #expect(lexicon.form(a) == lexicon.form(b), "\(a) \(b)")
    }
    #expect(lexicon.form("Erdoğan") >= 0)
    #expect(lexicon.form("Erdog\u{306}an") == lexicon.form("Erdoğan"), "decomposed")
  }

  @Test func noWordIsFoundWhereThereIsNone() {
    #expect(lexicon.form("") == -1)
    #expect(lexicon.form("qzxvbn") == -1)
    #expect(lexicon.form("停戦") == -1)
    #expect(lexicon.form(String(repeating: "a", count: 100_000)) == -1)
    #expect(lexicon.form(String(repeating: "ﷺ", count: 40)) == -1)
  }

  @Test func everyFormIsFoundUnderItself() {
    for id in stride(from: 0, to: lexicon.formStart.count, by: 97) where lexicon.formLength[id] > 0 {
      let word = lexicon.spelling(ofForm: id)
      #expect(lexicon.form(word) == id, "\(word)")
    }
  }

  @Test func columnsAnswerZeroOutOfRange() {
    for column in [lexicon.stringFirst, lexicon.formStart, lexicon.entityKey, lexicon.frameSign, lexicon.foldPage] {
      #expect(column[-1] == 0)
      #expect(column[column.count] == 0)
      #expect(column[.max] == 0)
      #expect(column[.min] == 0)
    }
    #expect(lexicon.stringBytes[-1] == 0)
    #expect(lexicon.stringBytes[lexicon.stringBytes.count] == 0)
    #expect(lexicon.string(-5) == "")
    #expect(lexicon.range(of: 1 << 40, in: lexicon.entityOfficeFirst).isEmpty)
    #expect(lexicon.next(1 << 40, 1) == 0)
    #expect(lexicon.next(0, -1) == 0)
  }
}
