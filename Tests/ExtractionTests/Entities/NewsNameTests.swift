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
  ]) func whatStandsBesideSaysWhatItIs(_ text: String, _ mention: String) throws {
    let found = try typed(text)
    #expect(found.contains(mention), "\(found)")
  }

  @Test(arguments: [
    ("Snow fell in Derby on 1 May.", "Derby | ORG"),
    ("Lawyers for Velmond denied it.", "Lawyers for Velmond | ORG"),
    ("Stocks Fall As Velmond Waits", "Velmond | GPE"),
    ("Oslo 2024-02-03", "Oslo | ORG"),
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
}
