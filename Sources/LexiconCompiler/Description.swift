internal import Lexicon

/// A record of `descriptions.txt`: nouns that take up bodies of one kind.
struct Description {
  let record: Record
  /// Whole keys, or first parts of keys, each with its field.
  let keys: [(String, Record.Field)]
  let lemmas: [Int]
}

extension ListLoader {
  /// An image keeps 32 bits.
  private static let mostDescriptions = 32

  /// Reads `descriptions.txt` and marks the nouns in `lemmaBodies`; the entities are marked when they are known.
  func descriptions(_ file: SourceFile) -> [Description] {
    var found: [Description] = []
    var marks: [Int: Int] = [:]
    for record in Record.read(file, report) {
      check(record, prefix: "description", fields: ["words", "keys"])
      guard found.count < ListLoader.mostDescriptions else {
        report(record.problem("There is room for \(ListLoader.mostDescriptions) descriptions."))
        continue
      }
      let lemmas = words(record, "words").map { builder.lemma(ofWord: $0.0, preferring: [WordLoader.noun]) }
      for lemma in lemmas { marks[lemma, default: 0] |= 1 << found.count }
      found.append(Description(record: record, keys: words(record, "keys"), lemmas: lemmas))
    }
    lemmaBodies = marks
    return found
  }
}
