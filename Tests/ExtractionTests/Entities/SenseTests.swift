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
    ("The talks were held in Kyiv.", "Kyiv | city/kyiv | name | place"),
    ("They drove through Moscow.", "Moscow | city/moscow | name | place"),
    ("Thousands live near Oslo.", "Oslo | city/oslo | name | place"),
    ("Snow fell in Norway.", "Norway | country/NO | name | place"),
  ]) func whereSomethingIsIsAPlace(_ text: String, _ line: String) throws { #expect(try first(text) == line) }

  @Test func aCityThatIsNoSeatStaysItself() throws {
    #expect(try first("Istanbul hosted the talks.").hasPrefix("Istanbul | city/istanbul"))
  }
}
