import Lexicon
import LexiconCompiler
import Segmentation
import Testing

/// Small sources, compiled, written as a file, read again and asked.
@Suite struct RoundTripTests {
  static let sources: [(name: String, text: String)] = [
    ("abbreviations.txt", "abbreviation/before-name\n  words: Gen. | Dr.\nabbreviation/before-number\n  words: No.\n"),
    (
      "closed.tsv",
      "to\tADP\tto\t\t100\nthe\tDET\tthe\tDefinite=Def|PronType=Art\t900\nwill\tAUX\twill\tVerbForm=Fin\t50\n"
    ),
    (
      "countries.txt", "country/ZZ\n  name: Zedland\n  adjective: Zedlandish\n  capital: city/zed-town\n  iso3166: ZZ\n"
    ),
    ("evaluative.tsv", "vile\tADJ\t-0.5\topinion\n"),
    (
      "frames.txt",
      """
      reject
        sign: -
        strength: 0.7
        event: REJECT
        kind: attitude
        verb: reject, turn down = subj > obj/that
        noun: rejection = poss > to/of
        second: to +
        yes: Oslo rejected it. => Norway - it
        no: The body rejected it.

      """
    ),
    ("issues.txt", "issue/truce\n  name: truce\n  phrase: halt to fighting\n  sign: +\n"),
    (
      "people.txt",
      "person/ana-zed\n  name: Ana Žed   # a comment\n  short: Žedka\n  gender: f\n  country: country/ZZ\n  role: President of country/ZZ 2019-05-20..2024\n"
    ),
    ("places.txt", "city/zed-town\n  name: Zed Town\n  in: country/ZZ\n"),
    ("titles.txt", "title/president\n  name: president\n  plural: presidents\n  kind: office\n  acts: yes\n"),
    ("words.tsv", "reject\tVERB\t20\nrejection\tNOUN\t5\nturn\tVERB\t9\ndown\tADV\t8\nwill\tNOUN\t7\n"),
  ]

  private static let result = compile(sources)
  let lexicon: CompiledLexicon

  init() throws {
    try #require(RoundTripTests.result.diagnostics.map(\.description) == [])
    lexicon = try open(RoundTripTests.result.image)
  }

  private func form(_ word: String) -> Int {
    var lookup = FormLookup(lexicon)
    var word = word
    return Int(word.withUTF8 { unsafe lookup.form($0) })
  }

  private func payloads(_ words: [String]) -> [Int] {
    guard let first = words.first, form(first) >= 0 else { return [] }
    let node = words.dropFirst().reduce(lexicon.formNode[form(first)]) { lexicon.next($0, form($1)) }
    return node == 0 ? [] : Array(lexicon.range(of: node, in: lexicon.nodePayloadFirst))
  }

  @Test func anEntityKeepsItsFields() throws {
    let id = try #require(
      (0..<lexicon.entityKey.count).first { lexicon.string(lexicon.entityKey[$0]) == "person/ana-zed" })
    #expect(lexicon.string(lexicon.entityName[id]) == "Ana Žed")
    #expect(lexicon.entityGender[id] == 2)
    #expect(lexicon.string(lexicon.entityKey[lexicon.entityCountry[id] - 1]) == "country/ZZ")
    let offices = lexicon.range(of: id, in: lexicon.entityOfficeFirst)
    #expect(offices.count == 1)
    #expect(lexicon.string(lexicon.officeTitle[offices.lowerBound]) == "President")
    #expect(lexicon.string(lexicon.titleKey[lexicon.officeTitleKey[offices.lowerBound] - 1]) == "title/president")
    #expect(lexicon.officeFrom[offices.lowerBound] == 2019_05_20)
    #expect(lexicon.officeTo[offices.lowerBound] == 2024_00_00)
  }

  @Test func aNameLeadsToItsEntity() throws {
    let payload = try #require(payloads(["ANA", "zed"]).first)
    #expect(lexicon.payloadKind[payload] == PayloadKind.name)
    #expect(lexicon.string(lexicon.entityKey[lexicon.payloadValue[payload]]) == "person/ana-zed")
    #expect(payloads(["ana", "town"]).isEmpty)
  }

  @Test func aLastNameIsWeakAndAShortNameIsNot() throws {
    let weak = try #require(payloads(["Žed"]).first)
    #expect(NameFlags(rawValue: lexicon.payloadFlags[weak]).contains(.weak))
    let short = try #require(payloads(["Zedka"]).first)
    #expect(NameFlags(rawValue: lexicon.payloadFlags[short]) == .short)
  }

  @Test func aCapitalActsForItsCountry() throws {
    let payload = try #require(payloads(["Zed", "Town"]).first)
    let city = lexicon.payloadValue[payload]
    #expect(lexicon.string(lexicon.entityKey[lexicon.entityActsFor[city] - 1]) == "country/ZZ")
  }

  @Test func anInflectedWordLeadsToItsLemma() {
    for word in ["reject", "rejects", "rejected", "rejecting", "REJECTED"] {
      let readings = lexicon.range(of: form(word), in: lexicon.formReadingFirst)
      #expect(
        readings.contains { lexicon.string(lexicon.lemmaString[lexicon.readingLemma[$0]]) == "reject" }, "\(word)")
    }
  }

  @Test func closedWordsStandBesideOpenOnes() {
    let tags = lexicon.range(of: form("will"), in: lexicon.formReadingFirst).map {
      TagCode.names[lexicon.readingTag[$0]]
    }
    #expect(Set(tags) == ["AUX", "NOUN"])
  }

  @Test func aFrameKeepsItsNumbersAndSlots() throws {
    #expect(lexicon.frameName.count == 1)
    #expect(lexicon.string(lexicon.frameName[0]) == "reject")
    #expect(lexicon.frameSign[0] == 2)
    #expect(lexicon.frameStrength[0] == 700)
    #expect(lexicon.unitFrame.count == 3)
    #expect(lexicon.slots(lexicon.unitTarget[0]).map { lexicon.slotKind[$0] } == [SlotKind.object, SlotKind.that])
    let second = lexicon.slots(lexicon.frameSecond[0])
    #expect(second.map { lexicon.slotWord[$0] } == [form("to")])
    #expect(second.map { lexicon.slotSign[$0] } == [1])
  }

  @Test func aUnitOfSeveralWordsIsAPathOfLemmas() throws {
    let turn = lexicon.readingLemma[lexicon.formReadingFirst[form("turned")]]
    let down = lexicon.readingLemma[lexicon.formReadingFirst[form("down")]]
    let node = lexicon.next(lexicon.lemmaNode[turn], down)
    let payload = try #require(lexicon.range(of: node, in: lexicon.nodePayloadFirst).first)
    #expect(lexicon.payloadKind[payload] == PayloadKind.unit)
  }

  @Test func aUnitStandsAtItsNodeWithTheMarksOfItsFrame() throws {
    let rejection = lexicon.readingLemma[lexicon.formReadingFirst[form("rejection")]]
    let units = lexicon.units(at: lexicon.lemmaNode[rejection])
    #expect(units.count == 1)
    let unit = lexicon.unit(units.lowerBound)
    #expect(unit.frame == 0)
    #expect(TagCode.names[unit.marks.tag] == "NOUN")
    #expect(unit.marks.sign == 2)
    #expect(unit.marks.implies == Implication.nothing)
    #expect(!unit.marks.isChoosy)
    #expect(lexicon.slots(Int(unit.target)).map { lexicon.slotWord[$0] }.first == form("to"))
    #expect(lexicon.unit(lexicon.unitFrame.count).target == 0)
  }

  @Test func aLemmaSaysWhetherAPhraseGoesOnWithIt() {
    let down = LemmaTraits(rawValue: lexicon.lemmaTraits[lexicon.readingLemma[lexicon.formReadingFirst[form("down")]]])
    #expect(down.contains(.innerPhrase))
    let turn = LemmaTraits(rawValue: lexicon.lemmaTraits[lexicon.readingLemma[lexicon.formReadingFirst[form("turned")]]])
    #expect(!turn.contains(.innerPhrase) && turn.contains(.beginsUnit(15)))
  }

  @Test func scoresAreStoredAboveZero() {
    let lemma = lexicon.readingLemma[lexicon.formReadingFirst[form("vile")]]
    #expect(lexicon.lemmaScoreAdjective[lemma] == 1500)
    #expect(lexicon.lemmaScoreNoun[lemma] == 0)
  }

  @Test func abbreviationsReachTheTokenizer() {
    #expect(lexicon.abbreviations.kind("gen".utf8) == .beforeName)
    #expect(lexicon.abbreviations.kind("no".utf8) == .beforeNumber)
  }

  @Test func examplesAreHandedOn() {
    #expect(RoundTripTests.result.examples.map(\.wanted) == [true, false])
    #expect(RoundTripTests.result.examples.map(\.line) == [9, 10])
  }

  @Test func theCSourceTakesTheImageFromTheFileBesideIt() {
    let source = String(decoding: ImageWriter.cSource(image: "EmbeddedImage.bin"), as: UTF8.self)
    #expect(source.contains("\n#embed \"EmbeddedImage.bin\"\n"))
  }

  /// The pool stands last, so that every integer lies on a boundary of four bytes.
  @Test func integersAreAligned() throws {
    let image = RoundTripTests.result.image
    func word(_ at: Int) -> Int { (0..<4).reduce(0) { $0 | Int(image[at + $1]) << (8 * $1) } }
    for section in ImageSection.allCases where section != .stringBytes {
      #expect(word(8 + 12 * section.rawValue) % 4 == 0, "\(section)")
    }
  }
}
