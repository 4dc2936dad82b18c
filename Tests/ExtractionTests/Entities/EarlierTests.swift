import Extraction
import Testing

/// What takes up something said before, or runs ahead of it.
@Suite struct EarlierTests {
  @Test(arguments: [
    ("Norway expelled two diplomats on Monday. Sweden condemned the move.", "country/SE | negative | country/NO"),
    ("Emmanuel Macron met Friedrich Merz. Ukraine thanked both leaders.", "country/UA | positive | person/emmanuel-macron"),
    ("Emmanuel Macron met Friedrich Merz. Ukraine thanked both leaders.", "country/UA | positive | person/friedrich-merz"),
    ("Norway and Sweden sent envoys. Both countries condemned Russia.", "country/NO | negative | country/RU"),
    ("Norway and Sweden sent envoys. The two countries condemned Russia.", "country/SE | negative | country/RU"),
  ]) func earlierOnesAreMeant(_ text: String, _ start: String) throws {
    let lines = try annotate(text).stanceLines
    #expect(lines.contains { $0.hasPrefix(start) }, "\(lines)")
  }

  @Test(arguments: [
    "Snow fell on Monday. Sweden condemned the move.",
    "Norway expelled two diplomats. Sweden condemned the move by Finland.",
  ]) func nobodyElseIs(_ text: String) throws {
    #expect(try !annotate(text).stanceLines.contains { $0.hasPrefix("country/SE | negative | country/NO") })
  }

  @Test(arguments: [
    ("The European Commission opened an investigation into Meta. Meta criticised the probe.", "company/meta | negative | org/european-commission"),
    ("The Senate passed a bill on Monday. Donald Trump slammed the legislation.", "person/donald-trump | negative | org/us-senate"),
    ("Norway's decision to leave surprised Sweden. Finland criticised the decision.", "country/FI | negative | country/NO"),
    ("Sweden was angered by Norway's investigation. Finland criticised the probe.", "country/FI | negative | country/NO"),
    ("Norway sent an envoy after Russia arrested a priest. Sweden condemned the arrest.", "country/SE | negative | country/RU"),
    ("Norway published a report. The document condemned Russia.", "country/NO | negative | country/RU"),
    ("Norway dismissed the judge. Sweden condemned the dismissal.", "country/SE | negative | country/NO"),
    ("Norway will send tanks, a move that Sweden condemned.", "country/SE | negative | country/NO"),
  ]) func aNounForADeedIsItsDoers(_ text: String, _ start: String) throws {
    let lines = try annotate(text).stanceLines
    #expect(lines.contains { $0.hasPrefix(start) }, "\(lines)")
  }

  @Test(arguments: [
    // Nobody was said to have struck.
    ("Norway held a summit on Monday. Sweden condemned the attack.", "country/SE | negative | country/NO"),
    ("Norway sent an envoy on Monday. Sweden condemned the verdict.", "country/SE | negative | country/NO"),
    ("Norway closed its border. Snow fell. Sweden condemned the move.", "country/SE | negative | country/NO"),
    ("Norway sent an envoy after Russia arrested a priest. Sweden condemned the arrest.", "country/SE | negative | country/NO"),
  ]) func aDeedThatNobodyDidIsNobodys(_ text: String, _ start: String) throws {
    let lines = try annotate(text).stanceLines
    #expect(!lines.contains { $0.hasPrefix(start) }, "\(lines)")
  }

  @Test(arguments: [
    ("Congressional Republicans praised Joe Biden.", "party/us-republican-party | positive | person/joe-biden"),
    ("House Democrats criticised Donald Trump.", "party/us-democratic-party | negative | person/donald-trump"),
    ("German Greens criticised Russia.", "party/de-greens | negative | country/RU"),
    ("Scottish Conservatives criticised Russia.", "party/gb-conservative-party | negative | country/RU"),
    ("Labour MPs criticised Keir Starmer.", "party/gb-labour-party | negative | person/keir-starmer"),
    ("Moscow's leadership circles criticised Norway.", "country/RU | negative | country/NO"),
    ("Norwegian government sources criticised Sweden.", "country/NO | negative | country/SE"),
  ]) func membersAndRanksSpeakForTheirs(_ text: String, _ start: String) throws {
    let lines = try annotate(text).stanceLines
    #expect(lines.contains { $0.hasPrefix(start) }, "\(lines)")
  }

  @Test(arguments: [
    // The opposition is not the country; a club in the capital is no government.
    "French opposition lawmakers criticised Norway.", "Moscow's chess circles criticised Norway.", "Stonewall Democrats criticised Norway.",
  ]) func othersSpeakForThemselves(_ text: String) throws {
    let lines = try annotate(text).stanceLines
    #expect(!lines.contains { $0.hasPrefix("country/FR |") || $0.hasPrefix("country/RU |") || $0.hasPrefix("party/") }, "\(lines)")
  }

  @Test func oneCountryIsNoPair() throws {
    #expect(try !annotate("Norway sent an envoy. Both countries condemned Russia.").stanceLines.contains { $0.hasPrefix("country/NO") })
  }

  @Test(arguments: [
    ("The Polish government met on Monday. The government condemned Russia.", "country/PL | negative | country/RU"),
    ("The government of Kenya met on Monday. The government condemned Russia.", "country/KE | negative | country/RU"),
    ("Biden’s campaign hired staff. On Monday, the campaign criticized Russia.", "person/joe-biden | negative | country/RU"),
    ("The Biden administration waited. Then the administration said it opposes Russia.", "person/joe-biden | negative | country/RU"),
  ]) func whoActsForSomebodyStillDoes(_ text: String, _ start: String) throws {
    let lines = try annotate(text).stanceLines
    #expect(lines.contains { $0.hasPrefix(start) }, "\(lines)")
  }

  @Test(arguments: [
    "The Polish government met on Monday. A government condemned Russia.",
    "The Polish government met on Monday. The government of the island condemned Russia.",
    "The Polish government met on Monday. The army condemned Russia.",
    "The Polish government met on Monday. Governments condemned Russia.",
  ]) func anotherWhoActsIsNobodys(_ text: String) throws {
    #expect(try !annotate(text).stanceLines.contains { $0.hasPrefix("country/PL") })
  }

  @Test(arguments: [
    ("When he left office, Joe Biden was 82.", "he | person/joe-biden | pronoun | person"),
    ("In his speech, Emmanuel Macron praised Ukraine.", "his | person/emmanuel-macron | pronoun | person"),
  ]) func aPronounMayRunAhead(_ text: String, _ line: String) throws {
    #expect(try annotate(text).mentionLines.contains(line))
  }

  @Test func aPronounOfTheOtherGenderDoesNot() throws {
    #expect(try !annotate("When she left, Joe Biden wept.").mentionLines.contains { $0.hasPrefix("she |") })
  }

  @Test func aLineOfATranscriptIsItsSpeakers() throws {
    let annotation = try annotate("TURKEY: We will not leave. We condemn Russia.\n\nNORWAY: We thank Sweden.")
    #expect(annotation.mentionLines.contains("We | country/TR | pronoun | government"), "\(annotation.mentionLines)")
    #expect(annotation.stanceLines.contains { $0.hasPrefix("country/TR | negative | country/RU") }, "\(annotation.stanceLines)")
    #expect(annotation.stanceLines.contains { $0.hasPrefix("country/NO | positive | country/SE") })
  }

  @Test func aHeadingWithAColonIsNoSpeech() throws {
    #expect(try annotate("Norway: What changed in the storm").quotes.isEmpty)
    // What "we" know is an attitude of ours; nothing in it is Norway's.
    #expect(try annotate("Norway: What we know of the storm").quotes.allSatisfy { $0.kind == .attitude })
  }

  @Test(arguments: [
    ("Sberbank cut its rates. Analysts praised the Moscow-based bank.", "bank | company/sberbank | nominal | organisation"),
    ("Velling Bank and NATO signed. Norway praised the bank.", "bank | nil/velling-bank | nominal | organisation"),
    ("Norway thanked NATO. Sweden praised the alliance.", "alliance | org/nato | nominal | organisation"),
    ("The European Union met. Norway praised the bloc.", "bloc | org/european-union | nominal | organisation"),
  ]) func aDefiniteNounTakesUpABody(_ text: String, _ line: String) throws {
    let lines = try annotate(text).mentionLines
    #expect(lines.contains(line), "\(lines)")
  }

  @Test(arguments: [
    "Norway thanked NATO. Sweden praised the bank.",
    "Sberbank cut its rates. Analysts praised the Oslo-based bank.",
    "Sberbank cut its rates. Analysts praised a bank.",
    "Sberbank cut its rates. Analysts praised the bank of Norway.",
    "Sberbank cut its rates. Analysts praised the largest bank.",
  ]) func aNounThatSaysWhichTakesUpNone(_ text: String) throws {
    let lines = try annotate(text).mentionLines
    #expect(!lines.contains { $0.contains("| nominal |") }, "\(lines)")
  }

  @Test(arguments: [
    ("Iranian leaders condemned Norway.", "country/IR | negative | country/NO")
  ]) func severalSpeakForTheirOwner(_ text: String, _ start: String) throws {
    let lines = try annotate(text).stanceLines
    #expect(lines.contains { $0.hasPrefix(start) }, "\(lines)")
  }

  @Test func aLetterBehindANameIsTheCallersParty() throws {
    let text = "Democrats met. Sen. Edna Marsh, D-Calif., praised Norway. Vitamin D helps, said Rep. Joe Roe (R-Ohio)."
    let lines = try annotate(text, entities: [GivenEntity(key: "my/dem", name: "Democratic Party")]).mentionLines
    #expect(lines.filter { $0 == "D | my/dem | acronym | organisation" }.count == 1, "\(lines)")
    #expect(!lines.contains { $0.hasPrefix("R |") })
    #expect(try !annotate(text).mentionLines.contains { $0.hasPrefix("D |") })
  }

  @Test func aNameHasItsReadings() throws {
    let extractor = Shared.extractor
    let georgia = try extractor.readings(of: "Georgia")
    #expect(Set(georgia.map(\.key)).isSuperset(of: ["country/GE", "region/US-GA"]))
    #expect(try extractor.readings(of: "Kyiv").first?.actsFor == "country/UA")
    #expect(try extractor.readings(of: "WHO").first?.condition?.contains("capitals") == true)
    #expect(try extractor.readings(of: "Carter").contains { $0.condition?.contains("fuller name") == true })
    #expect(try extractor.readings(of: "Vellingborg Quarry").isEmpty)
    #expect(try extractor.readings(of: "").isEmpty)
  }
}
