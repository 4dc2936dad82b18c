internal import Lexicon

/// The weights of `tone.tsv`, read once for a pipeline.
struct ToneTable {
  /// By relation and class, good and bad: `[(relation × classes + class) × 2 + (bad ? 1 : 0)]`.
  private var weights: [Double] = []
  /// `doer.effect`: a word's relation and class as traces name them, in the order of the weights.
  private var names: [String] = []
  private let frames = ToneRelation.names.map { "tone." + $0 }
  private var heldWeights: (good: Double, bad: Double) = (0, 0)
  let positiveFrom: Double
  let negativeFrom: Double
  let denied: Double
  let unreal: Double
  let askedFrom: Double
  /// Verbs of saying.
  let speech = LemmaClasses.named("verb.communication") ?? []
  /// Whether the lexicon has a table at all.
  let isEmpty: Bool

  init(lexicon: CompiledLexicon) {
    func thousandth(_ column: Column, _ i: Int) -> Double { Double(column[i]) / 1000 }
    for relation in ToneRelation.allCases {
      for kind in ToneClass.allCases {
        names.append(ToneRelation.names[relation.rawValue] + "." + ToneClass.names[kind.rawValue])
        for side in 0...1 {
          weights.append(thousandth(lexicon.toneRelation, relation.rawValue * 2 + side) * thousandth(lexicon.toneClass, kind.rawValue * 2 + side))
        }
      }
    }
    let held = ToneRelation.held.rawValue * 2
    heldWeights = (thousandth(lexicon.toneRelation, held), thousandth(lexicon.toneRelation, held + 1))
    positiveFrom = thousandth(lexicon.toneNumber, ToneNumber.positiveFrom.rawValue)
    negativeFrom = thousandth(lexicon.toneNumber, ToneNumber.negativeFrom.rawValue)
    denied = thousandth(lexicon.toneNumber, ToneNumber.denied.rawValue)
    unreal = thousandth(lexicon.toneNumber, ToneNumber.unreal.rawValue)
    askedFrom = thousandth(lexicon.toneNumber, ToneNumber.askedFrom.rawValue)
    isEmpty = negativeFrom == 0 || positiveFrom == 0
  }

  private let classes = ToneClass.allCases.count

  /// What a word adds.
  /// - Parameter relation: by its number.
  func amount(_ word: LoadedWord, _ relation: Int) -> Double {
    var value = Double(word.score.tenths) / 10
    let side = value < 0 ? 1 : 0
    value *= weights[(relation * classes + word.score.kind.rawValue) * 2 + side]
    // A good word denied is a bad one; a bad one denied says nothing.
    if word.isDenied { value = value > 0 ? -value * denied : 0 }
    if word.isUnreal { value *= unreal }
    return value
  }

  /// The frame's name of a stance whose strongest word stands so.
  func frame(_ relation: ToneRelation) -> String { frames[relation.rawValue] }

  func name(_ relation: ToneRelation, _ kind: ToneClass?) -> String {
    guard let kind else { return ToneRelation.names[relation.rawValue] }
    return names[relation.rawValue * classes + kind.rawValue]
  }

  /// What a stance adds that the entity itself holds.
  func held(_ score: Double) -> Double { score * (score < 0 ? heldWeights.bad : heldWeights.good) }
}
