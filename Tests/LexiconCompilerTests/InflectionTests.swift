import Testing

@testable import LexiconCompiler

@Suite struct InflectionTests {
  @Test(arguments: [
    ("deal", "deals"), ("truce", "truces"), ("ally", "allies"), ("key", "keys"), ("class", "classes"), ("tax", "taxes"),
    ("speech", "speeches"), ("clash", "clashes"), ("statesman", "statesmen"), ("man", "mans"), ("buzz", "buzzes"),
  ]) func aNounHasItsPlural(_ word: String, _ plural: String) { #expect(Inflection.plural(word) == plural) }

  @Test(arguments: [
    ("reject", "rejects"), ("veto", "vetoes"), ("boo", "boos"), ("deny", "denies"), ("obey", "obeys"),
    ("push", "pushes"),
    ("pass", "passes"), ("man", "mans"),
  ]) func aVerbHasItsThirdPerson(_ word: String, _ form: String) { #expect(Inflection.thirdPerson(word) == form) }

  @Test(arguments: [
    ("reject", "rejected"), ("urge", "urged"), ("deny", "denied"), ("obey", "obeyed"), ("plan", "planned"),
    ("ban", "banned"),
    ("quiz", "quizzed"), ("vow", "vowed"), ("fix", "fixed"), ("attack", "attacked"), ("offer", "offered"),
    ("free", "freed"),
    ("bomb", "bombed"), ("need", "needed"), ("visit", "visited"),
  ]) func aVerbHasItsPast(_ word: String, _ form: String) { #expect(Inflection.past(word) == form) }

  @Test(arguments: [
    ("reject", "rejecting"), ("urge", "urging"), ("die", "dying"), ("agree", "agreeing"), ("plan", "planning"),
    ("veto", "vetoing"),
    ("dye", "dyeing"), ("deny", "denying"), ("stop", "stopping"), ("vow", "vowing"), ("canoe", "canoeing"),
  ]) func aVerbHasItsGerund(_ word: String, _ form: String) { #expect(Inflection.gerund(word) == form) }

  @Test(arguments: [
    ("strong", "stronger", "strongest"), ("large", "larger", "largest"), ("happy", "happier", "happiest"),
    ("big", "bigger", "biggest"), ("narrow", "narrower", "narrowest"), ("gentle", "gentler", "gentlest"),
  ]) func aShortAdjectiveHasDegrees(_ word: String, _ comparative: String, _ superlative: String) {
    #expect(Inflection.comparative(word) == comparative)
    #expect(Inflection.superlative(word) == superlative)
  }

  @Test(arguments: ["dangerous", "hostile", "ambitious", "anti-war"]) func aLongAdjectiveHasNone(_ word: String) {
    #expect(Inflection.comparative(word) == nil)
    #expect(Inflection.superlative(word) == nil)
  }
}
