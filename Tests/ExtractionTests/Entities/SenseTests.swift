import Extraction
import Testing

/// A capital, a seat of power or a country that acts is its government; elsewhere it is a place.
@Suite struct SenseTests {
  private func first(_ text: String) throws -> String { try #require(annotate(text).mentionLines.first) }

  @Test(arguments: [
    ("Kyiv rejected the offer.", "Kyiv | country/UA | name | government"),
    ("The offer was rejected by Kyiv.", "Kyiv | country/UA | name | government"),
    ("The Kremlin condemned it.", "Kremlin | country/RU | name | government"),
    ("Norway condemned it.", "Norway | country/NO | name | government"),
    ("Moscow’s delegation left.", "Moscow | country/RU | name | government"),
  ]) func whatActsIsAGovernment(_ text: String, _ line: String) throws { #expect(try first(text) == line) }

  @Test(arguments: [
    ("They repeated their criticism of Moscow.", "Moscow | country/RU | name | government"),
    ("There was anger at Moscow.", "Moscow | country/RU | name | government"),
    ("They mourned the siege of Kyiv.", "Kyiv | city/kyiv | name | place"),
    ("They saw the streets of Moscow.", "Moscow | city/moscow | name | place"),
  ]) func aNounForAStanceMakesItsObjectAct(_ text: String, _ line: String) throws { #expect(try first(text) == line) }

  @Test(arguments: [
    ("They are tough on Tehran.", "Tehran | country/IR | name | government"),
    ("They count on Tokyo.", "Tokyo | country/JP | name | government"),
    ("They took a swipe at Warsaw.", "Warsaw | country/PL | name | government"),
    ("They blamed the leak on Ankara.", "Ankara | country/TR | name | government"),
    ("They fired on Kyiv.", "Kyiv | city/kyiv | name | place"),
    ("They slept in Tokyo.", "Tokyo | city/tokyo | name | place"),
  ]) func whomSomebodyTakesASideOnIsAGovernment(_ text: String, _ line: String) throws { #expect(try first(text) == line) }

  @Test(arguments: [
    ("The talks were held in Kyiv.", "Kyiv | city/kyiv | name | place"),
    ("They drove through Moscow.", "Moscow | city/moscow | name | place"),
    ("Thousands live near Oslo.", "Oslo | city/oslo | name | place"),
    ("Snow fell in Norway.", "Norway | country/NO | name | place"),
  ]) func whereSomethingIsIsAPlace(_ text: String, _ line: String) throws { #expect(try first(text) == line) }

  // One moves to a place, visits it, and it lies between others; what a state has and says is its own.
  @Test(arguments: [
    ("She visited Norway.", "Norway | country/NO | name | place"),
    ("They left Norway in May.", "Norway | country/NO | name | place"),
    ("The range extends from Norway to the sea.", "Norway | country/NO | name | place"),
    ("It lies on the road between Norway and the sea.", "Norway | country/NO | name | place"),
    ("Norway’s motorways are narrow.", "Norway | country/NO | name | place"),
    ("Norway’s banks lent less.", "Norway | country/NO | name | place"),
    ("They settled in the capital Oslo.", "Oslo | city/oslo | name | place"),
    ("The lake is bordered by Norway.", "Norway | country/NO | name | place"),
  ]) func whatOneGoesToOrLiesByIsAPlace(_ text: String, _ line: String) throws { #expect(try first(text) == line) }

  @Test(arguments: [
    ("They marked the independence of Norway.", "Norway | country/NO | name | government"),
    ("They waited for the surrender of Norway.", "Norway | country/NO | name | government"),
    ("They resumed talks between Norway and the rebels.", "Norway | country/NO | name | government"),
    ("Hostility towards Norway grew.", "Norway | country/NO | name | government"),
    ("The empire ruled over Norway.", "Norway | country/NO | name | government"),
    ("They sat down with the Norway coach.", "Norway | country/NO | name | government"),
    ("Norway’s decision was welcomed.", "Norway | country/NO | name | government"),
  ]) func whatAStateHasOrDoesIsItsOwn(_ text: String, _ line: String) throws { #expect(try first(text) == line) }

  @Test func aTownIsItsTeamWhereOnePlaysForIt() throws {
    #expect(try first("He later played for Bergen.").hasSuffix("| organisation"))
    #expect(try first("He later settled in Bergen.").hasSuffix("| place"))
  }

  @Test func aCityThatIsNoSeatStaysItself() throws {
    #expect(try first("Istanbul hosted the talks.").hasPrefix("Istanbul | city/istanbul"))
  }
}
