/// What the tone stage asks of the lexicon: how loaded a word is, and how much its place beside an entity counts.

/// How a loaded word stands to an entity. The order is that of the weights in the image.
public enum ToneRelation: Int, CaseIterable, Sendable, BitwiseCopyable {
  /// Said of it: "X is *weak*", "X, a *champion* of …".
  case predicate
  /// Stands before its name: "the *disgraced* X".
  case modifier
  /// Belongs to it: "X's *lies*".
  case owned
  /// It does what the word says: "X *cheated*".
  case doer
  /// It is done to it: "X was *jailed*", "*criticism* of X".
  case patient
  /// Elsewhere in a clause whose subject acts: "X made a *mistake*".
  case doerClause
  /// Elsewhere in a clause that does something to it.
  case patientClause
  /// In a clause that has it as something else.
  case otherClause
  /// Its own words: "X said that … *proud* …".
  case ownWords
  /// In the sentence, before its name: within four words, within nine, farther.
  case beforeNear, beforeMiddle, beforeFar
  /// Behind it.
  case behindNear, behindMiddle, behindFar
  /// Merely near, and said of, done by or done to another entity of the sentence.
  case another
  /// A stance that it holds, where no loaded word says the same.
  case held

  public static let names = [
    "predicate", "modifier", "owned", "doer", "patient", "doer-clause", "patient-clause", "other-clause", "own-words", "before-near",
    "before-middle", "before-far", "behind-near", "behind-middle", "behind-far", "another", "held",
  ]
}

/// What kind of word says it: the classes of the evaluative list.
public enum ToneClass: Int, CaseIterable, Sendable, BitwiseCopyable {
  case opinion, effect, quality, act, tinge
  public static let names = ["opinion", "effect", "quality", "act", "tinge"]
}

/// A loaded word: its class and, in tenths, its sign and strength.
public struct ToneScore: Sendable, Equatable, BitwiseCopyable {
  public let kind: ToneClass
  /// −10…10, never 0.
  public let tenths: Int

  /// Bits for one part of speech; a lemma's four stand in one integer.
  public static let bits = 7

  public init?(kind: ToneClass, tenths: Int) {
    guard tenths != 0, abs(tenths) <= 10 else { return nil }
    self.kind = kind
    self.tenths = tenths
  }

  public var code: Int { kind.rawValue * 21 + tenths + 11 }

  /// - Parameter code: 0 where the word says nothing.
  @inlinable
  public init?(code: Int) {
    guard code > 0 else { return nil }
    let (kind, tenths) = (code - 1).quotientAndRemainder(dividingBy: 21)
    guard let kind = ToneClass(rawValue: kind), tenths != 10 else { return nil }
    self.kind = kind
    self.tenths = tenths - 10
  }
}

/// Single numbers of the tone table. The order is that of the image.
public enum ToneNumber: Int, CaseIterable, Sendable {
  /// From which sum on a sentence speaks for, and against, an entity.
  case positiveFrom, negativeFrom
  /// What denial makes of a good word.
  case denied
  /// What a question, a condition or a possibility makes of a word.
  case unreal
  /// From what sum on it is a speaker's own, where the caller asks about him and about whom he speaks of.
  case askedFrom
  public static let names = ["positive-from", "negative-from", "denied", "unreal", "asked-from"]
}
