/// By what a mention was found: the `rule` that the output names. A byte, as there are many mentions in a long document.
enum MentionRule: UInt8, CaseIterable {
  /// A name of the lexicon.
  case lexiconAcronym, lexiconAlias, lexiconDemonym, lexiconName, lexiconSeat, lexiconShort, lexiconWeak
  /// A name by its words and what stands about it.
  case grammarAcronym, grammarActor, grammarAge, grammarBody, grammarCompass, grammarCompound, grammarContext, grammarCountry, grammarDated,
    grammarDateline, grammarDefined, grammarEvent, grammarFirm, grammarGiven, grammarInitials, grammarLaw, grammarList, grammarMembers,
    grammarMinute, grammarNumbered, grammarOrganisation, grammarOutlet, grammarPlace, grammarSurname, grammarTitle, grammarTown,
    grammarTranslation, grammarUnknown
  /// A name that the article itself explains.
  case articleName, articleNamesake
  /// A place that stands for its team.
  case teamScore
  /// What the caller gave.
  case givenAlias, givenLetter, givenMention, givenName, givenPhrase, givenTopic
  /// A title that stands for a person.
  case titleApposition, titleNamed, titleOffice, titleOnly
  /// A place that stands for who governs it.
  case senseGovernment
  /// A phrase that describes somebody named before.
  case descriptionActor, descriptionBody
  /// A pronoun.
  case pronounAhead, pronounRecent, pronounSpeaker, pronounSubject

  /// As the output writes it.
  var name: StaticString {
    switch self {
    case .lexiconAcronym: "lexicon.acronym"
    case .lexiconAlias: "lexicon.alias"
    case .lexiconDemonym: "lexicon.demonym"
    case .lexiconName: "lexicon.name"
    case .lexiconSeat: "lexicon.seat"
    case .lexiconShort: "lexicon.short"
    case .lexiconWeak: "lexicon.weak"
    case .grammarAcronym: "grammar.acronym"
    case .grammarActor: "grammar.actor"
    case .grammarAge: "grammar.age"
    case .grammarBody: "grammar.body"
    case .grammarCompass: "grammar.compass"
    case .grammarCompound: "grammar.compound"
    case .grammarContext: "grammar.context"
    case .grammarCountry: "grammar.country"
    case .grammarDated: "grammar.dated"
    case .grammarDateline: "grammar.dateline"
    case .grammarDefined: "grammar.defined"
    case .grammarEvent: "grammar.event"
    case .grammarFirm: "grammar.firm"
    case .grammarGiven: "grammar.given"
    case .grammarInitials: "grammar.initials"
    case .grammarLaw: "grammar.law"
    case .grammarList: "grammar.list"
    case .grammarMembers: "grammar.members"
    case .grammarMinute: "grammar.minute"
    case .grammarNumbered: "grammar.numbered"
    case .grammarOrganisation: "grammar.organisation"
    case .grammarOutlet: "grammar.outlet"
    case .grammarPlace: "grammar.place"
    case .grammarSurname: "grammar.surname"
    case .grammarTitle: "grammar.title"
    case .grammarTown: "grammar.town"
    case .grammarTranslation: "grammar.translation"
    case .grammarUnknown: "grammar.unknown"
    case .articleName: "article.name"
    case .articleNamesake: "article.namesake"
    case .teamScore: "team.score"
    case .givenAlias: "given.alias"
    case .givenLetter: "given.letter"
    case .givenMention: "given.mention"
    case .givenName: "given.name"
    case .givenPhrase: "given.phrase"
    case .givenTopic: "given.topic"
    case .titleApposition: "title.apposition"
    case .titleNamed: "title.named"
    case .titleOffice: "title.office"
    case .titleOnly: "title.only"
    case .senseGovernment: "sense.government"
    case .descriptionActor: "description.actor"
    case .descriptionBody: "description.body"
    case .pronounAhead: "pronoun.ahead"
    case .pronounRecent: "pronoun.recent"
    case .pronounSpeaker: "pronoun.speaker"
    case .pronounSubject: "pronoun.subject"
    }
  }
}
