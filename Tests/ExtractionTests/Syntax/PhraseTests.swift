import Testing

@testable import Extraction

@Suite struct PhraseTests {
  private func phrases(_ text: String) throws -> [String] { try Parsed(text).phrases }

  @Test func syntax_phrases_keep_titles_with_names() throws {
    let found = try phrases("German Chancellor Friedrich Merz left.")
    #expect(found.contains("German Chancellor Friedrich Merz"))
  }

  @Test func syntax_phrases_link_possessors() throws {
    #expect(try phrases("Putin's decision surprised its allies.").contains("Putin 's decision <Putin"))
    #expect(try phrases("Putin's decision surprised its allies.").contains("its allies <its"))
  }

  @Test func syntax_phrases_link_appositions() throws {
    #expect(
      try phrases("Keir Starmer, the British prime minister, left.").contains("the British prime minister =Starmer"))
    #expect(!(try phrases("In Berlin, the prime minister left.").contains("the prime minister =Berlin")))
  }

  @Test func syntax_phrases_attach_prepositions() throws {
    let found = try phrases("A group of senators opposed sanctions on Russia.")
    #expect(found.contains("senators of>group"))
    #expect(found.contains("Russia on>sanctions"))
  }

  @Test func syntax_tags_follow_the_treebank() throws {
    #expect(try Parsed("Ukrainian officials talked.").tags == "Ukrainian/ADJ officials/NOUN talked/VERB ./PUNCT")
    #expect(try Parsed("He plans to leave today.").tags == "He/PRON plans/VERB to/PART leave/VERB today/NOUN ./PUNCT")
    #expect(try Parsed("The plans that failed were hers.").tags.contains("that/PRON failed/VERB"))
  }
}
