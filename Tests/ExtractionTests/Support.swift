import Extraction
import Lexicons

/// What most tests of this target read with: the embedded lexicon, every layer.
enum Shared {
  static let extractor = Extractor(
    lexicon: .embedded, options: ExtractionOptions(layers: [.tokens, .clauses, .trace]))
  static let day = CalendarDate(year: 2025, month: 5, day: 16)
}

/// Annotates sentences of a test, as written on 16 May 2025.
func annotate(
  _ text: String, date: CalendarDate? = Shared.day, language: String? = nil, entities: [GivenEntity] = [],
  mentions: [GivenMention] = []
) throws -> Annotation {
  try Shared.extractor.annotate(
    Document(
      id: "test", utf8: Array(text.utf8), date: date, language: language, entities: entities, mentions: mentions))
}

extension Annotation {
  /// An entity's key, or the words of a role that is none.
  func name(_ role: Role) -> String {
    switch role {
    case .author: "author"
    case .phrase(let phrase):
      phrase.entity.map { entities[$0].key } ?? phrase.issue.map { "issue/" + $0 } ?? string(phrase.span)
    }
  }

  /// `words | key | form | sense`
  var mentionLines: [String] {
    mentions.map { "\(string($0.span)) | \(entities[$0.entity].key) | \($0.form.rawValue) | \($0.sense.rawValue)" }
  }

  /// `holder | polarity | target | event | factuality`
  var stanceLines: [String] {
    stances.map {
      "\(name($0.holder)) | \($0.polarity.rawValue) | \(name($0.target)) | \($0.event?.rawValue ?? "-") | \($0.factuality.rawValue)"
    }
  }

  /// `kind | speaker | cue | words`
  var quoteLines: [String] {
    quotes.map {
      "\($0.kind.rawValue) | \($0.speaker.map(name) ?? "-") | \($0.cue.map(string) ?? "-") | \(string($0.span))"
    }
  }
}
