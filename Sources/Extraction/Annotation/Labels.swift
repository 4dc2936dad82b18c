// The closed sets of labels that an annotation uses. Raw values are what the contract writes.

/// OntoNotes entity types, and TOPIC for an issue that the caller names.
public enum EntityType: String, Sendable, CaseIterable {
  case person = "PERSON"
  case norp = "NORP"
  case org = "ORG"
  case gpe = "GPE"
  case loc = "LOC"
  case fac = "FAC"
  case event = "EVENT"
  case law = "LAW"
  case product = "PRODUCT"
  case workOfArt = "WORK_OF_ART"
  case topic = "TOPIC"
}

/// How a mention names its entity.
public enum MentionForm: String, Sendable, CaseIterable {
  case name, alias
  case shortName = "short_name"
  case acronym, title, demonym, pronoun, nominal, given
}

/// What a mention stands for where it stands.
public enum MentionSense: String, Sendable, CaseIterable {
  case person, organisation, place, people, government
}

/// What a stretch of lines is.
public enum BlockKind: String, Sendable, CaseIterable {
  case heading, paragraph, item, table, caption, byline, note, markup
}

/// How words are reported.
public enum QuoteKind: String, Sendable, CaseIterable {
  case direct, indirect, mixed, attitude
}

/// What a reporting word commits whoever uses it to: the content is taken as true (`admitted`), kept at a distance (`claimed`), or neither.
public enum Commitment: String, Sendable, CaseIterable {
  case factive, neutral, doubt
}

public enum StanceKind: String, Sendable, CaseIterable {
  case attitude, action, evaluation
}

public enum Polarity: String, Sendable, CaseIterable {
  case positive, negative, neutral
}

/// Whether what a clause says is asserted.
public enum Factuality: String, Sendable, CaseIterable {
  case asserted, negated, future, modal, conditional, hypothetical, question
}

/// The sixteen event types of PLOVER.
public enum EventType: String, Sendable, CaseIterable {
  case agree = "AGREE"
  case consult = "CONSULT"
  case support = "SUPPORT"
  case concede = "CONCEDE"
  case cooperate = "COOPERATE"
  case aid = "AID"
  case retreat = "RETREAT"
  case request = "REQUEST"
  case accuse = "ACCUSE"
  case reject = "REJECT"
  case threaten = "THREATEN"
  case protest = "PROTEST"
  case sanction = "SANCTION"
  case mobilize = "MOBILIZE"
  case coerce = "COERCE"
  case assault = "ASSAULT"
}

public enum ModifierKind: String, Sendable, CaseIterable {
  case negation, intensifier, diminisher, hedge, implicative, phase
}

public enum Voice: String, Sendable, CaseIterable {
  case active, passive
}

/// Universal Dependencies' universal part-of-speech tags.
public enum PartOfSpeech: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb,
    x

  /// The tag as Universal Dependencies writes it.
  public var name: StaticString {
    switch self {
    case .adj: "ADJ"
    case .adp: "ADP"
    case .adv: "ADV"
    case .aux: "AUX"
    case .cconj: "CCONJ"
    case .det: "DET"
    case .intj: "INTJ"
    case .noun: "NOUN"
    case .num: "NUM"
    case .part: "PART"
    case .pron: "PRON"
    case .propn: "PROPN"
    case .punct: "PUNCT"
    case .sconj: "SCONJ"
    case .sym: "SYM"
    case .verb: "VERB"
    case .x: "X"
    }
  }
}
