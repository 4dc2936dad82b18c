// Entities: who and what a document names.

extension Annotation {
  /// An office or function that an entity has or had.
  public struct Office: Sendable {
    public var title: String
    /// Key of the country or body.
    public var of: String?
    /// ISO 8601, as precise as is known: `2019`, `2019-05` or `2019-05-20`.
    public var from: String?
    public var to: String?
    public init(title: String, of: String?, from: String?, to: String?) {
      self.title = title
      self.of = of
      self.from = from
      self.to = to
    }
  }

  public struct Entity: Sendable {
    public var key: String {
      get { facts.key }
      set { facts = facts.with(key: newValue) }
    }
    /// NFC, with its diacritics.
    public var name: String {
      get { facts.name }
      set { facts = facts.with(name: newValue) }
    }
    public var type: EntityType
    /// True where no lexicon holds the name.
    public var isNil: Bool
    /// Key of the country it belongs to.
    public var country: String? {
      get { facts.country }
      set { facts = facts.with(country: .some(newValue)) }
    }
    public var roles: [Office] {
      get { facts.roles }
      set { facts = facts.with(roles: newValue) }
    }
    /// Identifiers in other schemes, by scheme, in the scheme's order.
    public var links: [(scheme: String, value: String)] {
      get { facts.links }
      set { facts = facts.with(links: newValue) }
    }
    public var mentions: [Int] {
      get { Array(mentioned) }
      set { mentioned = newValue[...] }
    }
    /// 0.0…1.0
    public var salience: Double
    /// What the article says of it; nil where no stance is toward it.
    public var tone: Tone?
    /// What is the same of it in other documents.
    package private(set) var facts: EntityFacts
    /// Its mentions, as a part of what all entities share: a list of its own for each would be made and released more often than it is asked for.
    package internal(set) var mentioned: ArraySlice<Int>
    public init(
      key: String, name: String, type: EntityType, isNil: Bool, country: String? = nil,
      roles: [Office] = [], links: [(scheme: String, value: String)] = [], mentions: [Int] = [],
      salience: Double = 0
    ) {
      self.init(facts: EntityFacts(key: key, name: name, country: country, roles: roles, links: links), type: type, isNil: isNil)
      self.mentioned = mentions[...]
      self.salience = salience
    }

    init(facts: EntityFacts, type: EntityType, isNil: Bool) {
      self.facts = facts
      self.type = type
      self.isNil = isNil
      mentioned = []
      salience = 0
    }
  }

  /// What an article says of an entity: the stances toward it, whoever holds them, it itself left out, and those of questions, conditions and
  /// hypotheses too.
  public struct Tone: Sendable {
    /// −1.0…1.0, rounded to four decimals: the sum of the stances' scores, s, as s / (1 + |s|).
    public var score: Double
    public var positive: Int
    public var negative: Int
    /// Indices into the stances that have a side, in order.
    public var stances: [Int] {
      get { Array(sided) }
      set { sided = newValue[...] }
    }
    /// The same, as a part of what all entities share.
    package private(set) var sided: ArraySlice<Int>
    public init(score: Double, positive: Int, negative: Int, stances: [Int]) {
      self.init(score: score, positive: positive, negative: negative, sided: stances[...])
    }

    init(score: Double, positive: Int, negative: Int, sided: ArraySlice<Int>) {
      self.score = score
      self.positive = positive
      self.negative = negative
      self.sided = sided
    }

    /// Read off the rounded score.
    public var polarity: Polarity { score > 0 ? .positive : score < 0 ? .negative : .neutral }
  }
}

/// What does not change of an entity from mention to mention, nor, for one of the lexicon, from document to document. Never changed, so that documents
/// can share it.
package final class EntityFacts: Sendable {
  package let key: String
  package let name: String
  package let country: String?
  package let roles: [Annotation.Office]
  package let links: [(scheme: String, value: String)]
  /// Whether other documents are likely to have the very same.
  package let isShared: Bool

  init(
    key: String, name: String, country: String?, roles: [Annotation.Office], links: [(scheme: String, value: String)], isShared: Bool = false
  ) {
    self.key = key
    self.name = name
    self.country = country
    self.roles = roles
    self.links = links
    self.isShared = isShared
  }

  /// The same with something else in its place.
  func with(
    key: String? = nil, name: String? = nil, country: String?? = nil, roles: [Annotation.Office]? = nil,
    links: [(scheme: String, value: String)]? = nil
  ) -> EntityFacts {
    EntityFacts(
      key: key ?? self.key, name: name ?? self.name, country: country ?? self.country, roles: roles ?? self.roles, links: links ?? self.links)
  }
}

extension EntityFacts: CustomStringConvertible {
  package var description: String { "\(key) \(name) \(country ?? "") \(roles) \(links)" }
}
