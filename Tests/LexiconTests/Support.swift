import Lexicon
import Lexicons

extension CompiledLexicon {
  /// The id of a word's folded form, or -1.
  func form(_ word: String) -> Int32 {
    var lookup = FormLookup(self)
    var word = word
    return word.withUTF8 { unsafe lookup.form($0) }
  }

  /// The entity with a key.
  func entity(_ key: String) -> Int? { (0..<entityKey.count).first { string(entityKey[$0]) == key } }

  /// Who holds an office on a day (`20220301`), by key. Unknown months and days count whole.
  func holders(of body: String, title: String, on day: Int) -> Set<String> {
    guard let of = entity(body) else { return [] }
    var found: Set<String> = []
    for person in 0..<entityKey.count {
      for office in range(of: person, in: entityOfficeFirst)
      where officeOf[office] == of + 1 && string(officeTitle[office]) == title {
        let to = officeTo[office]
        let last = to == 0 ? 99_999_999 : to % 10000 == 0 ? to + 1231 : to % 100 == 0 ? to + 31 : to
        if officeFrom[office] <= day && day < last { found.insert(string(entityKey[person])) }
      }
    }
    return found
  }
}
