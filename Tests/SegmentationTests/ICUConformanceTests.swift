import Segmentation
import TestSupport
import Testing

/// The segmenter's boundaries are ICU's, asked independently: whatever stands behind `Segmenter` must pass this.
@Suite struct ICUConformanceTests {
  private static let languages: [(locale: String, text: String)] = [
    ("en", "Dr. Ward of the U.S. said: “We won't go.” It cost $3.5 million, i.e. too much! Really? Yes…"),
    (
      "de", "Der Bundeskanzler sagte am 3. Mai, das gehe z. B. nicht. „Nein“, rief er – doch um 17.30 Uhr war's vorbei."
    ),
    ("fr", "L’accord n’a pas été signé. « Jamais ! », a dit M. Durand. Aujourd'hui, c'est fini."),
    ("es", "¿Quién firmó? El Sr. Ruiz, de EE. UU., no lo hizo. ¡Basta!"),
    ("ru", "Премьер-министр заявил: «Мы против». В 2024 г. всё было иначе. Что дальше?"),
    ("uk", "Ніхто не прийшов. «З’їзд перенесли», — сказав речник."),
    ("el", "Ποιος υπέγραψε; Κανείς. Ο υπουργός είπε «όχι»."),
    ("tr", "Cumhurbaşkanı İstanbul'da konuştu. \"Hayır\" dedi."),
    ("ar", "قال الوزير: «لا». وصل الوفد إلى القاهرة. هل وقّع؟"),
    ("he", "השר אמר: ״לא״. צה״ל אישר. מי חתם?"),
    ("fa", "وزیر گفت: «نه». می‌رود؟"),
    ("hi", "मंत्री ने कहा। वे नहीं आए। क्यों?"),
    ("zh", "外交部长拒绝了提议。他说：“不行。”会谈结束了。"),
    ("ja", "首相は提案を拒否した。「いいえ」と述べた。カタカナ語もある。"),
    ("ko", "장관은 제안을 거부했다. \"아니요.\" 회담은 끝났다."),
    ("th", "รัฐมนตรีปฏิเสธข้อเสนอ เขากล่าวว่าไม่"),
  ]

  @Test(arguments: languages.indices) func aLanguageHasICUsBoundaries(_ index: Int) throws {
    let (locale, text) = ICUConformanceTests.languages[index]
    try compare(text, locale)
    // Several lines, and every kind of line end.
    try compare(text + "\r\n" + text + "\n\n" + text + "\u{2029}" + text, locale)
  }

  @Test func theSeedArticlesHaveICUsBoundaries() throws {
    for seed in try Seed.all() { try compare(seed.text, "en") }
  }

  @Test func randomTextHasICUsBoundaries() throws {
    let segmenter = try Segmenter()
    for seed in 0..<300 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      let text = seed % 3 == 0 ? random.news(maximumLength: 60) : random.text(maximumLength: 200, words: seed % 3 == 1)
      try compare(text, "en", segmenter)
    }
  }

  /// More segments than the buffer holds, so that the walk stops and goes on, also where a boundary depends on what stands far before it.
  @Test(arguments: ["!", "a ", "🇫🇷", "ไทย", "停戦", "\u{301}", "\r\n", "“", "1,"])
  func manySegmentsHaveICUsBoundaries(_ unit: String) throws {
    try compare(String(repeating: unit, count: 9000), "en")
    try compare("x" + String(repeating: unit, count: 4999), "en")
  }

  @Test func aReusedSegmenterForgetsThePreviousText() throws {
    let segmenter = try Segmenter()
    let first = segmenter.words("A long first text, with many words.").ends
    #expect(segmenter.words("").ends == [])
    #expect(segmenter.words("No.").ends == [2, 3])
    #expect(segmenter.words("A long first text, with many words.").ends == first)
  }

  @Test func suppressionsKeepATitleFromEndingASentence() throws {
    #expect(try Segmenter().sentences("Mr. Ward left. He slept.").ends.count == 2)
  }

  private func compare(_ text: String, _ locale: String, _ given: Segmenter? = nil) throws {
    let segmenter = try given ?? Segmenter(locale: locale)
    let shown = String(text.prefix(60))
    let words = segmenter.words(text)
    let expectedWords = try #require(Oracle.words(text, locale: locale))
    #expect(words.ends == expectedWords.ends, "words of \(locale): \(shown)")
    #expect(words.kinds == expectedWords.kinds, "kinds of \(locale): \(shown)")
    let sentences = segmenter.sentences(text)
    let expectedSentences = try #require(Oracle.sentences(text, locale: locale))
    #expect(sentences.ends == expectedSentences.ends, "sentences of \(locale): \(shown)")
    #expect(sentences.kinds == expectedSentences.kinds, "sentence kinds of \(locale): \(shown)")
  }
}
