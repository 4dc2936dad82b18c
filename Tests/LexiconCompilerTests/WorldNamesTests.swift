import Lexicon
import LexiconCompiler
import Testing

/// What countries and the cities that time zones are called by are called in other languages: added from ICU's data where it is no word or name already.
@Suite struct WorldNamesTests {
  private static let result = compile([
    ("countries.txt", "country/NO\n  name: Norway\n  capital: city/oslo\ncountry/DE\n  name: Germany\ncountry/UA\n  name: Ukraine\n  capital: city/kyiv\n"),
    ("people.txt", "person/ana-norge\n  name: Ana Allemagne\n  country: country/NO\n"),
    (
      "places.txt",
      "city/oslo\n  name: Oslo\n  in: country/NO\ncity/kyiv\n  name: Kyiv\n  alias: Kiev\n  in: country/UA\ncity/berlin\n  name: Berlin\n  in: country/DE\n"
    ),
    ("words.tsv", "noruega\tNOUN\t20\n"),
  ])
  let lexicon: CompiledLexicon

  init() throws {
    try #require(WorldNamesTests.result.diagnostics.map(\.description) == [])
    lexicon = try open(WorldNamesTests.result.image)
  }

  private func keys(_ name: String) -> [String] {
    var lookup = FormLookup(lexicon)
    var name = name
    let form = Int(name.withUTF8 { unsafe lookup.form($0) })
    guard form >= 0, lexicon.formNode[form] > 0 else { return [] }
    return lexicon.range(of: lexicon.formNode[form], in: lexicon.nodePayloadFirst).map { lexicon.string(lexicon.entityKey[lexicon.payloadValue[$0]]) }
  }

  @Test(arguments: [
    ("Deutschland", "country/DE"), ("Германия", "country/DE"), ("Norwegen", "country/NO"), ("Norvegia", "country/NO"), ("Україна", "country/UA"),
    ("Ukrajina", "country/UA"), ("Берлин", "city/berlin"), ("Berliini", "city/berlin"), ("Київ", "city/kyiv"),
  ]) func aCountryOrCityIsKnownByItsNameAbroad(_ name: String, _ key: String) { #expect(keys(name).contains(key), "\(keys(name))") }

  @Test func whatIsAWordAlreadyIsNoName() { #expect(keys("Noruega").isEmpty) }

  @Test func aPersonKeepsTheName() { #expect(keys("Allemagne") == ["person/ana-norge"]) }

  @Test func aShortNameIsLeftOut() {
    // Norwegian for Norway, and five letters long.
    #expect(keys("Norge").isEmpty)
  }

  @Test func aTownWithoutAZoneOfItsOwnIsCalledAsItIs() { #expect(keys("Осло").allSatisfy { $0 == "city/oslo" }) }
}
