import Lexicon
import Lexicons
import Testing

/// A sample of what the lexicon knows, checked against the world.
@Suite struct FactTests {
  let lexicon = CompiledLexicon.embedded

  @Test(arguments: [
    ("city/kyiv", "country/UA"), ("city/moscow", "country/RU"), ("city/ankara", "country/TR"),
    ("city/paris", "country/FR"),
    ("city/washington", "country/US"), ("city/berlin", "country/DE"), ("city/london", "country/GB"),
    ("city/canberra", "country/AU"),
    ("city/ottawa", "country/CA"), ("city/tokyo", "country/JP"), ("city/brasilia", "country/BR"),
    ("city/nairobi", "country/KE"),
  ]) func aCapitalStandsForItsCountry(_ city: String, _ country: String) throws {
    let id = try #require(lexicon.entity(city))
    #expect(lexicon.entityActsFor[id] - 1 == lexicon.entity(country))
  }

  @Test(arguments: ["city/istanbul", "city/new-york", "city/sydney", "city/munich"])
  func aCityThatIsNoCapitalStandsForNobody(_ city: String) throws {
    guard let id = lexicon.entity(city) else { return }
    #expect(lexicon.entityActsFor[id] == 0)
  }

  @Test(arguments: [
    ("country/US", "President", 2010_05_01, "person/barack-obama"),
    ("country/US", "President", 2018_05_01, "person/donald-trump"),
    ("country/US", "President", 2022_05_01, "person/joe-biden"),
    ("country/DE", "Chancellor", 2015_05_01, "person/angela-merkel"),
    ("country/DE", "Chancellor", 2023_05_01, "person/olaf-scholz"),
    ("country/DE", "Chancellor", 2025_06_01, "person/friedrich-merz"),
    ("country/UA", "President", 2018_05_01, "person/petro-poroshenko"),
    ("country/UA", "President", 2022_05_01, "person/volodymyr-zelenskyy"),
    ("country/TR", "President", 2025_05_15, "person/recep-tayyip-erdogan"),
    ("country/GB", "Prime Minister", 2023_05_01, "person/rishi-sunak"),
    ("country/FR", "President", 2024_05_01, "person/emmanuel-macron"),
    ("country/RU", "President", 2024_05_01, "person/vladimir-putin"),
  ]) func oneHoldsAnOfficeOnADay(_ body: String, _ title: String, _ day: Int, _ person: String) {
    #expect(lexicon.holders(of: body, title: title, on: day) == [person])
  }

  @Test(arguments: [
    ("person/angela-merkel", "PERSON"), ("country/UA", "GPE"), ("org/nato", "ORG"), ("city/kyiv", "GPE"),
  ]) func anEntityHasItsType(_ key: String, _ type: String) throws {
    let id = try #require(lexicon.entity(key))
    #expect(EntityTypeCode.names[lexicon.entityType[id]] == type)
  }

  @Test func keysAreDistinct() {
    let keys = (0..<lexicon.entityKey.count).map { lexicon.entityKey[$0] }
    #expect(Set(keys).count == keys.count)
    #expect(keys.count > 5000)
  }

  @Test func namesKeepTheirDiacritics() throws {
    let id = try #require(lexicon.entity("person/recep-tayyip-erdogan"))
    #expect(lexicon.string(lexicon.entityName[id]) == "Recep Tayyip Erdoğan")
  }

  @Test func noOfficeEndsBeforeItBegins() {
    for office in 0..<lexicon.officeFrom.count where lexicon.officeTo[office] != 0 {
      #expect(lexicon.officeFrom[office] / 10000 <= lexicon.officeTo[office] / 10000, "office \(office)")
    }
  }
}
