/// The arrays of a compiled lexicon, in the order in which they stand in the image. "First" arrays have one element more than
/// there are owners: what belongs to owner `i` is `first[i]..<first[i + 1]` of the arrays named after it.
public enum ImageSection: Int, CaseIterable, Sendable {
  // Strings: every string once.
  case stringFirst, stringBytes
  // Folding of scalars beyond ASCII: page of scalar >> 6, then place in the pool + 1, then length and scalars.
  case foldPage, foldPlace, foldPool
  // Surface forms: open-addressing table of form id + 1; then per form.
  case formSlot, formStart, formLength, formFlags, formBegins, formReadingFirst, formNode, formContext
  // The parts of speech of the form's readings, a bit for each in the order of `TagCode`, and behind them one for the closed classes and one for
  // the common words by which languages are told apart.
  case formTags
  // What names begin with the form (`NameBegin`).
  case formNames
  // Readings of a form: tag, lemma, weight, features.
  case readingTag, readingLemma, readingWeight, readingFeatures
  // Lemmas.
  case lemmaString, lemmaClasses, lemmaFlags, lemmaNode
  // The kinds of bodies that a noun can take up, and those that an entity is (`descriptions.txt`): a bit each.
  case lemmaBodies, entityBodies
  // The letter that stands for a party behind a name ("D-Calif."), 0 none.
  case entityLetter
  // How what it reports may stand behind a word (`ReportContents`).
  case lemmaContents
  case lemmaScoreNoun, lemmaScoreVerb, lemmaScoreAdjective, lemmaScoreAdverb
  // How loaded a lemma is, `ToneScore` for each of the four parts of speech; and how much a place beside an entity counts.
  case lemmaTone, toneRelation, toneClass, toneNumber
  // One trie over form ids (names, titles, multiword words) and lemma ids (frame units, issues). A node's edges are an `EdgeTable`.
  case nodeEdgeFirst, edgeWord, edgeNode, nodePayloadFirst
  // Which words lead on from a node, a bit for several words each (`EdgeFilter`): its low half and its high half.
  case nodeFilterLow, nodeFilterHigh
  // The frame units that end at a node.
  case nodeUnitFirst
  // The shape of the names that end at a node: 0 where none does, shape << 1 | 1 where all have one shape, else 2.
  case nodeShape
  case payloadKind, payloadValue, payloadShape, payloadFlags
  // Named entities.
  case entityKey, entityName, entityType, entityCountry, entityGender, entityActsFor, entityOfficeFirst, entityLinkFirst
  case entityLastWord
  case officeTitle, officeTitleKey, officeOf, officeFrom, officeTo, officePerson
  // The offices that have a title key and a body, sorted by body and title.
  case officeOrder
  case linkScheme, linkValue
  // Titles.
  case titleKey, titleKind, titleGender, titleFlags
  // Issues.
  case issueKey
  // Frames and their units. A list of slots stands at a header whose kind is its length (`SlotLists`).
  case frameName, frameSign, frameStrength, frameEvent, frameKind, frameImplies, frameFlags
  case frameNegatedSign, frameNegatedStrength, frameConfidence
  case frameSecond, frameAddressee, frameNeeds
  // A unit stands once for each node where it ends, in the order of the nodes, and at a node in that of the parts of speech; what is asked of every
  // unit at a word is in its marks (`UnitMarks`).
  case unitFrame, unitMarks, unitHolder, unitTarget
  case slotKind, slotWord, slotSign
  // Light verbs.
  case lightImplies, lightHolder, lightTarget
  // Modifier and multiword classes.
  case modifierKind, modifierWeight
  // Abbreviations.
  case abbreviationString, abbreviationKind
  // Words by which languages are told apart.
  case languageTag, languageWordFirst, languageWord
  // Syntax: the grammar's class of a form, what may stand behind a lemma, the tagger's table and its endings.
  case formKind, lemmaTraits, tagCost, tagPrior, suffixString, suffixFirst, suffixState, suffixWeight
  // Sources: name, version, digest.
  case sourceString

  /// Arrays that are read together stand together: element `i` of each, then element `i + 1`, so that one line of the processor's
  /// cache answers all the questions about one word. An array shorter than its group is filled up with zeros. What is asked of every token and nothing else with
  /// it stands by itself (`lemmaTraits`): lemmas are numbered by how common they are, so those of most words are on few lines.
  public static let groups: [[ImageSection]] = [
    [
      .formStart, .formLength, .formFlags, .formBegins, .formReadingFirst, .formNode, .formKind, .formTags, .formContext,
      .formNames,
    ],
    [.readingTag, .readingLemma, .readingWeight, .readingFeatures],
    [
      .lemmaClasses, .lemmaFlags, .lemmaNode, .lemmaScoreNoun, .lemmaScoreVerb, .lemmaScoreAdjective,
      .lemmaScoreAdverb, .lemmaTone, .lemmaBodies,
    ],
    [.nodeEdgeFirst, .nodeFilterLow, .nodeFilterHigh, .nodePayloadFirst, .nodeShape, .nodeUnitFirst],
    [.edgeWord, .edgeNode],
    [.payloadKind, .payloadValue, .payloadShape, .payloadFlags],
    [.unitFrame, .unitMarks, .unitHolder, .unitTarget],
    [.slotKind, .slotWord, .slotSign],
    [
      .frameSign, .frameStrength, .frameEvent, .frameKind, .frameImplies, .frameFlags, .frameNegatedSign,
      .frameNegatedStrength, .frameConfidence, .frameSecond, .frameAddressee, .frameNeeds,
    ],
    [.entityType, .entityCountry, .entityGender, .entityActsFor, .entityLastWord, .entityKey, .entityName, .entityBodies],
  ]
}
