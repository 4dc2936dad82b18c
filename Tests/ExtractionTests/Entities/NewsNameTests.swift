import Extraction
import Testing

/// Names in the manner of news agencies, and what looks like them and is none.
@Suite struct NewsNameTests {
  private func typed(_ text: String) throws -> [String] {
    let annotation = try annotate(text)
    return annotation.mentions.map { "\(annotation.string($0.span)) | \($0.type.rawValue)" }
  }

  @Test(arguments: [
    ("Shares in Petromax fell.", "Petromax | ORG"),
    ("Analysts at Velmond said so.", "Velmond | ORG"),
    ("Velmond fell 3 percent.", "Velmond | ORG"),
    ("He wrote for the newspaper Dnevni Velik.", "Dnevni Velik | ORG"),
    ("VELMARK, Norway, Aug 3 - Snow fell.", "VELMARK | GPE"),
    ("Troops retook Bunagari on Monday.", "Bunagari | GPE"),
    ("Rain fell at Bunagari in eastern Norway.", "Bunagari | GPE"),
    ("Velmond is a town in Norway.", "Velmond | GPE"),
    ("Later Nurettin Velmond, the economy minister, resigned.", "Nurettin Velmond | PERSON"),
    ("\"No,\" said Velmond.", "Velmond | PERSON"),
    ("1. Goran Velmond (Norway) 10.34", "Goran Velmond | PERSON"),
    ("He met Joseph Kagame-Otieno.", "Joseph Kagame-Otieno | PERSON"),
    ("Derby 1 Coventry 1", "Derby | ORG"),
    ("Derby 1 Coventry 1", "Coventry | ORG"),
    ("Norway 1 Sweden 1", "Norway | GPE"),
    ("Boston beat Toronto on Monday.", "Boston | ORG"),
    ("He left with his wife, Halyra, on Monday.", "Halyra | PERSON"),
    ("Velmond beat Grantsund 3-1 on Monday.", "Velmond | ORG"),
    ("Velmond beat Grantsund 6-4 6-2 on Monday.", "Velmond | PERSON"),
    ("In Velmond, the roof fell in.", "Velmond | GPE"),
    ("A teacher from Velmond wept.", "Velmond | GPE"),
    ("Jonas Velling, 44, of Grantsund, wept.", "Grantsund | GPE"),
    ("The bomb went off near the Bul-e-Vesk market.", "Bul-e-Vesk | GPE"),
    ("He wrote to the Vanguard newspaper.", "Vanguard | ORG"),
    ("The drug, made by Velmondex, was sold.", "Velmondex | ORG"),
    ("He works for China Velmond Futures.", "China Velmond Futures | ORG"),
    ("He joined the Vacra Velmunda.", "Vacra Velmunda | ORG"),
    ("Bids came from Lindgrund & Sons on Monday.", "Lindgrund & Sons | ORG"),
    ("The 93rd Brigade left.", "93rd Brigade | ORG"),
    ("He met Bae Seung-woo on Monday.", "Bae Seung-woo | PERSON"),
    ("She met Nasser bin Velmund on Monday.", "Nasser bin Velmund | PERSON"),
    ("His counterpart, Milan Grobny, agreed.", "Milan Grobny | PERSON"),
    ("Two al-Shabaab fighters were shot.", "al-Shabaab | ORG"),
    ("Snow fell in Oslo, Velmond and Bergen.", "Velmond | GPE"),
    ("He works for the South African Maritime Safety Authority.", "South African Maritime Safety Authority | ORG"),
  ]) func whatStandsBesideSaysWhatItIs(_ text: String, _ mention: String) throws {
    let found = try typed(text)
    #expect(found.contains(mention), "\(found)")
  }

  @Test(arguments: [
    ("Snow fell in Derby on 1 May.", "Derby | ORG"),
    ("Lawyers for Velmond denied it.", "Lawyers for Velmond | ORG"),
    ("Stocks Fall As Velmond Waits", "Velmond | GPE"),
    ("Oslo 2024-02-03", "Oslo | ORG"),
    ("He left the shop with his wife, Halyra said.", "Halyra said | PERSON"),
    ("The van Velmond sold was old.", "van Velmond | PERSON"),
    ("In Velmond's view, it was late.", "Velmond | GPE"),
    ("Milan Fashion Week opened.", "Milan Fashion | PERSON"),
    ("Saab-led Velmond-run shops closed.", "Velmond-run | PERSON"),
    ("Velmond, founded in 1990, makes tyres.", "Velmond | PERSON"),
    ("TOP SEED IN TROUBLE", "IN | PERSON"),
    ("The Boston newspaper closed.", "Newspaper | ORG"),
  ]) func nearMisses(_ text: String, _ mention: String) throws { #expect(try !typed(text).contains(mention)) }

  @Test func aBodyIsKnownWithoutItsSuffix() throws {
    let annotation = try annotate("Velmond Corp. cut jobs. Velmond blamed demand.")
    #expect(annotation.entities.filter { $0.key.hasPrefix("nil/velmond") }.map(\.key) == ["nil/velmond-corp"])
  }

  @Test func twoOfOneSurnameAreTold() throws {
    let lines = try annotate("Karin Velling sued Jonas Velling. Ms. Velling wants the house. Mr. Velling has moved.").mentionLines
    #expect(lines.contains("Velling | nil/karin-velling | short_name | person"))
    #expect(lines.last == "Velling | nil/jonas-velling | short_name | person")
  }

  @Test(arguments: [
    ("Chief Condemns Raid on Clinic", "Condemns"), ("Foreign Minister Warns Neighbours", "Warns"), ("President Says Deal Is Close", "Says"),
    ("Police Chief Fired Over Riot", "Fired"), ("Ministers Reject Plan", "Reject"), ("King Meets President", "King Meets"),
    ("South Africa Sues Israel at World Court", "South Africa Sues Israel"), ("North Korea Fired Missile, Seoul Says", "North Korea Fired Missile"),
    ("He met South Korean President Moon on Monday.", "South Korean President"), ("She is a South Carolina Republican.", "South Carolina Republican"),
    ("North Carolina Gov. Ada Velling left.", "North Carolina Gov."), ("The Supreme Court Chief Justice John Roberts left.", "Justice"),
    ("This was said in Mr. Trump's case.", "Mr."), ("He was sworn in as President Friday.", "Friday"), ("EVEN THE BOSS THINKS SO", "THINKS"),
    ("U.S. District Judge Ada Velling ruled.", "U.S. District"), ("He told environmental groups Monday that it was late.", "Monday"),
  ]) func whatGoesOnBehindATitleOrAListedPlaceIsNoPartOfAName(_ text: String, _ name: String) throws {
    let annotation = try annotate(text)
    let found = annotation.mentions.map { annotation.string($0.span) }
    #expect(!found.contains(name), "\(found)")
  }

  @Test(arguments: [
    ("Minister Halyra Backs Plan", "Halyra | PERSON"), ("Senator Brown Attacks Bill", "Brown | PERSON"),
    ("South Africa Sues Israel at World Court", "South Africa | GPE"), ("South Africa Sues Israel at World Court", "Israel | GPE"),
    ("He met South Korean President Moon Jae-in on Monday.", "Moon Jae-in | PERSON"), ("She is a South Carolina Republican.", "South Carolina | GPE"),
    ("He taught at West Virginia University.", "West Virginia University | ORG"), ("Later, Clinton supporters wept.", "Clinton | PERSON"),
    ("Mr. Friday left.", "Friday | PERSON"), ("Mrs. May left.", "May | PERSON"), ("Mr. Bishop left.", "Bishop | PERSON"),
    ("Fires burned in South Velmond.", "South Velmond | LOC"),
  ]) func aNameBehindATitleAndAListedPlaceStay(_ text: String, _ mention: String) throws {
    let found = try typed(text)
    #expect(found.contains(mention), "\(found)")
  }
}
