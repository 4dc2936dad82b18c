// The mistakes, file by file: name, text, line, column, message.

extension DiagnosticTests {
  /// Mistakes in the shape of a file.
  static let shapeCases = [
    Case("titles.utf8.txt", "title/a1\n  kind: office\n  name: a\u{1}b\n", 3, 1, "This line is not valid UTF-8."),
    Case(
      "titles.key.txt", "title a2\n", 1, 1,
      "A record begins with its key alone on the line, without spaces and without a colon; fields are indented."),
    Case(
      "titles.colon-key.txt", "# c\n\ntitle/a3:\n", 3, 1,
      "A record begins with its key alone on the line, without spaces and without a colon; fields are indented."),
    Case(
      "titles.first.txt", "  name: a4\n", 1, 1,
      "A field stands before the first record; begin the record with its key, not indented."),
    Case(
      "titles.colon.txt", "title/a5\n  kind: office\n  name president\n", 3, 1,
      "A field is written `name: value`; there is no colon."),
  ]

  /// Mistakes in the smaller lists.
  static let listCases = [
    Case(
      "titles.prefix.txt", "office/b1\n  kind: office\n", 1, 1,
      "`office/b1`: the records of this file begin with `title/`."),
    Case(
      "titles.field.txt", "title/b2\n  kind: office\n  nmae: chief\n", 3, 9,
      "A record of this file has no field `nmae`; there are abbreviation, acts, gender, kind, name, plural, several."),
    Case(
      "titles.kind.txt", "title/b3\n  name: chief\n  kind: job\n", 3, 9,
      "A title's `kind` is office, rank, honorific, relation, style."),
    Case(
      "titles.no-kind.txt", "title/b4\n  name: chief\n", 1, 1,
      "A title's `kind` is office, rank, honorific, relation, style."),
    Case(
      "nouns.class.txt", "noun/animal\n  words: cat\n", 1, 1,
      "`noun/animal` is no class of nouns; there are act, acts-for, body, document, event-bad, event-good, group, person, place, relation, time."
    ),
    Case(
      "reports.commits.txt", "report/say\n  verbs: say\n  commits: maybe\n", 3, 12,
      "`commits` is neutral, factive or doubt, not `maybe`."),
    Case(
      "issues.twice.txt", "issue/truce\n  name: truce\nissue/truce\n  name: peace\n", 3, 1,
      "`issue/truce` stands twice."),
    Case(
      "issues.prefix.txt", "truce\n  name: truce\n", 1, 1, "`truce`: the records of this file begin with `issue/`."),
    Case(
      "abbreviations.class.txt", "abbreviation/rare\n  words: Xyz.\n", 1, 1,
      "`abbreviation/rare` is no class; there are before-name, never-final, may-end-sentence, before-number."),
    Case(
      "organisation-heads.type.txt", "head/a\n  type: PERSON\n  words: Council\n", 2, 9,
      "`PERSON` is no type of a head."),
    Case("confidence.unknown.tsv", "condemm\t3\t4\n", 1, 1, "There is no frame `condemm`."),
    Case(
      "organisation-heads.lemma.txt", "head/b\n  pattern: going\n  words: vellorise\n", 3, 10, "`vellorise` is the lemma of no word."),
    Case(
      "syntax.class.txt", "form/colour\n  words: red\n", 1, 1,
      "`form/colour` is no class that the grammar knows; they stand in SyntaxCodes.swift."),
    Case(
      "syntax.field.txt", "form/with\n  verbs: with\n", 2, 10,
      "A record of this file has no field `verbs`, only `words`."),
    Case(
      "syntax.twice.txt", "form/than\n  words: than\nform/like\n  words: than\n", 4, 10,
      "`than` is in form/than already; a form is in one class."),
  ]

  /// Mistakes in names.
  static let nameCases = [
    Case(
      "people-key.txt", "human/c1\n  name: Ab Cd1\n", 1, 1,
      "`human/c1` is no key of a name; it begins with one of armed, city, company, country, court, event, fac, law, media, org, party, people, person, place, product, region, union, university, work and a slash."
    ),
    Case(
      "people-twice.txt", "person/c2\n  name: Ab Cd2\n\nperson/c2\n  name: Ab Cd3\n", 4, 1,
      "`person/c2` stands twice; the first is in people-twice.txt line 1."),
    Case(
      "people-field.txt", "person/c3\n  name: Ab Cd4\n  colour: red\n", 3, 3,
      "A name has no field `colour`; there are acronym, adjective, alias, ambiguous, capital, case, country, gender, geonames, in, iso3166, letter, name, of, people, role, seat, short, type, weak, wikidata."
    ),
    Case("people-name.txt", "person/c4\n  gender: f\n", 1, 1, "`person/c4` has no `name`."),
    Case(
      "people-type.txt", "person/c5\n  name: Ab Cd5\n  type: HUMAN\n", 3, 9,
      "`HUMAN` is no type; there are PERSON, NORP, ORG, GPE, LOC, FAC, EVENT, LAW, PRODUCT, WORK_OF_ART, TOPIC."),
    Case(
      "people-country.txt", "person/c6\n  name: Ab Cd6\n  country: country/XX\n", 3, 12,
      "`country/XX` is the key of no record."),
    Case("places-in.txt", "city/c7\n  name: Aa19\n  in: region/zz\n", 3, 7, "`region/zz` is the key of no record."),
    Case(
      "countries.capital.txt", "country/C8\n  name: Aa20\n  capital: city/zz\n", 3, 12,
      "`city/zz` is the key of no record."),
    Case(
      "countries.seat.txt", "country/C9\n  name: Aa21\n  seat: Aa House = fac/zz\n", 3, 9,
      "`fac/zz` is the key of no record."),
    Case("people-gender.txt", "person/c10\n  name: Ab Cd7\n  gender: male\n", 3, 11, "A gender is m, f or x, not `male`."),
    Case("people-case.txt", "person/c11\n  name: Ab Cd8\n  case: upper\n", 3, 9, "`case` is exact or any, not `upper`."),
    Case(
      "people-of.txt", "person/c12\n  name: Ab Cd9\n  role: Mayor of city/zz 2019..\n", 3, 9,
      "`city/zz` is the key of no record."),
    Case(
      "people-month.txt", "person/c13\n  name: Ab Cd10\n  role: King of country/NO 2019-13..\n", 3, 9,
      "A term is written FROM..TO with dates YYYY, YYYY-MM or YYYY-MM-DD, not `2019-13..`."),
    Case(
      "people-dots.txt", "person/c14\n  name: Ab Cd11\n  role: King of country/NO 2019...2020\n", 3, 9,
      "A term is written FROM..TO with dates YYYY, YYYY-MM or YYYY-MM-DD, not `2019...2020`."),
    Case(
      "people-year.txt", "person/c15\n  name: Ab Cd12\n  role: King of country/NO 19..\n", 3, 9,
      "A term is written FROM..TO with dates YYYY, YYYY-MM or YYYY-MM-DD, not `19..`."),
    Case(
      "people-order.txt", "person/c16\n  name: Ab Cd13\n  role: King of country/NO 2020..2019\n", 3, 9,
      "The term `2020..2019` ends before it begins."),
    Case(
      "people-form.txt", "person/c20\n  name: Ab Cd16\n  short: Vellor\nperson/c21\n  name: Ab Cd17\n  short: Vellor\n", 4, 1,
      "`Vellor` stands for `person/c20` too; write it as `weak` where it needs support, or mark one entry `ambiguous`."),
    Case("people-title.txt", "person/c17\n  name: Ab Cd18\n  role: 2019..\n", 3, 9, "A role needs a title."),
  ]

  /// Mistakes in frames and light verbs.
  static let frameCases = [
    Case(
      "frames-twice.txt", "d1\n  sign: +\n  verb: aid = subj > obj\nd1\n  sign: +\n  verb: aid = subj > obj\n", 4, 1,
      "The frame `d1` stands twice; the first is in frames-twice.txt line 1."),
    Case(
      "frames-field.txt", "d2\n  sign: +\n  verb: aid = subj > obj\n  colour: red\n", 4, 11,
      "A frame has no field `colour`; there are addressee, adj, adv, confidence, control, event, implies, kind, mutual, needs, negated, no, noun, object-event, second, sign, strength, verb, yes."
    ),
    Case("frames-no-sign.txt", "d3\n  verb: aid = subj > obj\n", 1, 1, "The frame `d3` has no `sign`."),
    Case("frames-sign.txt", "d4\n  sign: plus\n  verb: aid = subj > obj\n", 2, 9, "A sign is +, - or 0, not `plus`."),
    Case(
      "frames-event.txt", "d5\n  sign: +\n  event: HELP\n  verb: aid = subj > obj\n", 3, 10,
      "`HELP` is no PLOVER type; there are AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT."
    ),
    Case(
      "frames-kind.txt", "d6\n  sign: +\n  kind: mood\n  verb: aid = subj > obj\n", 3, 9,
      "`kind` is attitude, action or evaluation, not `mood`."),
    Case(
      "frames-implies.txt", "d7\n  sign: +\n  implies: yes\n  verb: aid = subj > obj\n", 3, 12,
      "`implies` is +, -, future, modal, open or 0, not `yes`."),
    Case(
      "frames-control.txt", "d8\n  sign: +\n  control: iobj\n  verb: aid = subj > obj\n", 3, 12,
      "`control` is subj or obj, not `iobj`."),
    Case(
      "frames-object-event.txt", "d9\n  sign: +\n  object-event: hates\n  verb: aid = subj > obj\n", 3, 17,
      "`object-event` is does, opposes or none, not `hates`."),
    Case(
      "frames-mutual.txt", "d9b\n  sign: +\n  mutual: both\n  verb: aid = subj > obj\n", 3, 11,
      "`mutual` is yes or left out, not `both`."),
    Case(
      "frames-negated.txt", "d10\n  sign: +\n  negated: + lots\n  verb: aid = subj > obj\n", 3, 12,
      "`negated` is written `+ 0.3`, `- 0.5` or `0`, not `+ lots`."),
    Case(
      "frames-needs.txt", "d11\n  sign: +\n  needs: target:king\n  verb: aid = subj > obj\n", 3, 10,
      "`target:king` is no need; there are holder:actor, holder:entity, holder:person, target:abstract, target:actor, target:body, target:entity, target:event, target:person, target:place, target:stated, target:undescribed."
    ),
    Case(
      "frames-strength.txt", "d12\n  sign: +\n  strength: 1.5\n  verb: aid = subj > obj\n", 3, 13,
      "`strength` is a number from 0.0 to 1.0, not `1.5`."),
    Case(
      "frames-confidence.txt", "d13\n  sign: +\n  confidence: high\n  verb: aid = subj > obj\n", 3, 15,
      "`confidence` is a number from 0.0 to 1.0, not `high`."),
    Case(
      "frames-unit.txt", "d14\n  sign: +\n", 1, 1,
      "The frame `d14` has no unit: no `verb`, `noun`, `adj` or `adv` line."),
    Case(
      "frames-equals.txt", "d15\n  sign: +\n  verb: aid subj > obj\n", 3, 9,
      "A unit line is written `lemmas = HOLDER > TARGET`; there is no `=`."),
    Case("frames-arrow.txt", "d16\n  sign: +\n  verb: aid = subj obj\n", 3, 9, "Behind `=` stands `HOLDER > TARGET`."),
    Case(
      "frames-slot.txt", "d17\n  sign: +\n  verb: aid = subj > thing\n", 3, 9,
      "`thing` is no slot; a slot is subj, obj, iobj, poss, of, by, that, inf, ing, wh, mod, it, speaker or a preposition."
    ),
    Case(
      "frames-second.txt", "d18\n  sign: +\n  verb: aid = subj > obj\n  second: thing +\n", 4, 11,
      "`thing` is no slot; a slot is subj, obj, iobj, poss, of, by, that, inf, ing, wh, mod, it, speaker or a preposition."
    ),
    Case(
      "light.implies.txt", "light/d19\n  verbs: give\n  holder: subj\n  implies: often\n", 4, 12,
      "`implies` is +, -, future, modal or 0, not `often`."),
  ]

  /// Mistakes in tables.
  static let tableCases = [
    Case(
      "words-cells.tsv", "cat\tNOUN\n", 1, 1, "A row needs at least lemma, part of speech and count, separated by tabs."
    ),
    Case("words-pos.tsv", "# c\ncat\tN\t1\n", 2, 5, "`N` is no universal part of speech."),
    Case(
      "words-count.tsv", "cat\tNOUN\tmany\n", 1, 10, "The count must be a whole number from 0 to 999999, not `many`."),
    Case(
      "words-irregular.tsv", "ox\tNOUN\t1\toxen\t\t\n", 1, 11, "An irregular form is written FEATURE=FORM, not `oxen`."),
    Case(
      "closed.pos.tsv", "of\tPREP\tof\t\t1\n", 1, 4,
      "A row needs form, universal part of speech and lemma, separated by tabs."),
    Case("closed.count.tsv", "of\tADP\tof\t\tx\n", 1, 12, "The count must be a whole number, not `x`."),
    Case(
      "multiword.pos.tsv", "due to\tPREP\n", 1, 8,
      "A row needs words and a function (ADP, SCONJ, ADV, CCONJ …), separated by a tab."),
    Case(
      "evaluative.pos.tsv", "vile\tDET\t-0.5\topinion\n", 1, 6,
      "A row needs lemma, part of speech (NOUN, VERB, ADJ, ADV), score and class, separated by tabs."),
    Case(
      "evaluative.score.tsv", "vile\tADJ\t-1.5\topinion\n", 1, 10,
      "The score must be a number from -1.0 to 1.0, not `-1.5`."),
    Case(
      "evaluative.class.tsv", "vile\tADJ\t-0.5\tfeeling\n", 1, 15,
      "The class must be one of opinion, effect, quality, act, tinge, not `feeling`."),
    Case("tone.kind.tsv", "weight\tdoer\t1.0\t1.0\n", 1, 1, "A row begins with relation, class or number, not `weight`."),
    Case("tone.class.tsv", "class\tfeeling\t1.0\t1.0\n", 1, 7, "`feeling` is none of opinion, effect, quality, act, tinge."),
    Case("tone.weight.tsv", "relation\tdoer\t1.0\t-1.0\n", 1, 19, "A weight is a number from 0.0 to 10.0, not `-1.0`."),
    Case(
      "tone.number.tsv", "number\tsure\t1.0\n", 1, 8,
      "`sure` is none of positive-from, negative-from, denied, unreal, asked-from."),
    Case("given-names.sex.tsv", "Anna\tfemale\n", 1, 6, "The second column is m, f or x, not `female`."),
    Case("tags.kind.tsv", "colour\tred\tblue\n", 1, 1, "A row begins with states, row, prior or suffix, not `colour`."),
    Case("tags.row.tsv", "row\tstart\t1 2 3\n", 1, 11, "A row has 35 numbers from 0 to 999."),
    Case("tags.suffix.tsv", "suffix\tness\tnounS\n", 1, 13, "A suffix is followed by STATE=WEIGHT, not by `nounS`."),
  ]
}
