import Extraction

// The labels with their quotation marks, as they are written. A `StaticString` is copied as it stands; a raw value would be made, scanned and released for
// each use. A test holds them against the raw values.

extension EntityType {
  var json: StaticString {
    switch self {
    case .person: "\"PERSON\""
    case .norp: "\"NORP\""
    case .org: "\"ORG\""
    case .gpe: "\"GPE\""
    case .loc: "\"LOC\""
    case .fac: "\"FAC\""
    case .event: "\"EVENT\""
    case .law: "\"LAW\""
    case .product: "\"PRODUCT\""
    case .workOfArt: "\"WORK_OF_ART\""
    case .topic: "\"TOPIC\""
    }
  }
}

extension MentionForm {
  var json: StaticString {
    switch self {
    case .name: "\"name\""
    case .alias: "\"alias\""
    case .shortName: "\"short_name\""
    case .acronym: "\"acronym\""
    case .title: "\"title\""
    case .demonym: "\"demonym\""
    case .pronoun: "\"pronoun\""
    case .nominal: "\"nominal\""
    case .given: "\"given\""
    }
  }
}

extension MentionSense {
  var json: StaticString {
    switch self {
    case .person: "\"person\""
    case .organisation: "\"organisation\""
    case .place: "\"place\""
    case .people: "\"people\""
    case .government: "\"government\""
    }
  }
}

extension BlockKind {
  var json: StaticString {
    switch self {
    case .heading: "\"heading\""
    case .paragraph: "\"paragraph\""
    case .item: "\"item\""
    case .table: "\"table\""
    case .caption: "\"caption\""
    case .byline: "\"byline\""
    case .note: "\"note\""
    case .markup: "\"markup\""
    }
  }
}

extension QuoteKind {
  var json: StaticString {
    switch self {
    case .direct: "\"direct\""
    case .indirect: "\"indirect\""
    case .mixed: "\"mixed\""
    case .attitude: "\"attitude\""
    }
  }
}

extension Commitment {
  var json: StaticString {
    switch self {
    case .factive: "\"factive\""
    case .neutral: "\"neutral\""
    case .doubt: "\"doubt\""
    }
  }
}

extension StanceKind {
  var json: StaticString {
    switch self {
    case .attitude: "\"attitude\""
    case .action: "\"action\""
    case .evaluation: "\"evaluation\""
    }
  }
}

extension Polarity {
  var json: StaticString {
    switch self {
    case .positive: "\"positive\""
    case .negative: "\"negative\""
    case .neutral: "\"neutral\""
    }
  }
}

extension Factuality {
  var json: StaticString {
    switch self {
    case .asserted: "\"asserted\""
    case .negated: "\"negated\""
    case .future: "\"future\""
    case .modal: "\"modal\""
    case .conditional: "\"conditional\""
    case .hypothetical: "\"hypothetical\""
    case .question: "\"question\""
    }
  }
}

extension EventType {
  var json: StaticString {
    switch self {
    case .agree: "\"AGREE\""
    case .consult: "\"CONSULT\""
    case .support: "\"SUPPORT\""
    case .concede: "\"CONCEDE\""
    case .cooperate: "\"COOPERATE\""
    case .aid: "\"AID\""
    case .retreat: "\"RETREAT\""
    case .request: "\"REQUEST\""
    case .accuse: "\"ACCUSE\""
    case .reject: "\"REJECT\""
    case .threaten: "\"THREATEN\""
    case .protest: "\"PROTEST\""
    case .sanction: "\"SANCTION\""
    case .mobilize: "\"MOBILIZE\""
    case .coerce: "\"COERCE\""
    case .assault: "\"ASSAULT\""
    }
  }
}

extension ModifierKind {
  var json: StaticString {
    switch self {
    case .negation: "\"negation\""
    case .intensifier: "\"intensifier\""
    case .diminisher: "\"diminisher\""
    case .hedge: "\"hedge\""
    case .implicative: "\"implicative\""
    case .phase: "\"phase\""
    }
  }
}

extension Voice {
  var json: StaticString {
    switch self {
    case .active: "\"active\""
    case .passive: "\"passive\""
    }
  }
}

extension Annotation.TraceStep.Operation {
  var json: StaticString {
    switch self {
    case .set: "\"set\""
    case .multiply: "\"multiply\""
    case .add: "\"add\""
    case .note: "\"note\""
    }
  }
}
