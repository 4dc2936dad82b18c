internal import CICULexicon

/// The folding of scalars beyond ASCII, asked from ICU once when lexicons are compiled and stored in the image.
final class Folding {
  /// Scalars up to here are folded; none beyond is a letter of a script that news is written in.
  static let limit = 0x30000
  /// What each scalar folds to, where that is not itself.
  private(set) var map: [Int: [Int]] = [:]

  /// Nil where ICU lacks its data.
  init?() {
    guard let folder = unsafe cicu_folder_open() else { return nil }
    defer { unsafe cicu_folder_close(folder) }
    var units = [UInt16](repeating: 0, count: 64)
    for scalar in 0x80..<Folding.limit {
      if scalar >= 0xD800 && scalar < 0xE000 { continue }
      // Ideographs and syllables fold to themselves; asking for each would take most of the time.
      if (0x3400..<0xA000).contains(scalar) || (0xAC00..<0xD7A4).contains(scalar) || scalar >= 0x20000 { continue }
      let n = unsafe cicu_fold(folder, UInt32(scalar), &units, 64)
      guard n >= 0 else { continue }
      var scalars = String(decoding: units[0..<Int(n)], as: UTF16.self).unicodeScalars.map { Int($0.value) }
      if scalar == 0x2BC || scalar == 0x2018 || scalar == 0x2019 || scalar == 0x201B { scalars = [0x27] }
      if scalars != [scalar] { map[scalar] = scalars }
    }
  }

  /// The folded form of a word, as the lookup at run time makes it.
  func fold(_ word: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      let value = Int(scalar.value)
      if value < 0x80 {
        out.append(value >= 0x41 && value <= 0x5A ? Unicode.Scalar(UInt8(value | 0x20)) : scalar)
      } else if let to = map[value] {
        out.append(contentsOf: to.compactMap { Unicode.Scalar(UInt32($0)) })
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }
}
