/// The regular inflection of English words.
enum Inflection {
  private static func isVowel(_ c: Character?) -> Bool {
    guard let c else { return false }
    return "aeiou".contains(c)
  }

  static func plural(_ w: String) -> String {
    if w.hasSuffix("s") || w.hasSuffix("x") || w.hasSuffix("z") || w.hasSuffix("ch") || w.hasSuffix("sh") { return w + "es" }
    if w.hasSuffix("y"), !isVowel(w.dropLast().last) { return w.dropLast() + "ies" }
    if w.hasSuffix("man") && w.count > 4 { return w.dropLast(3) + "men" }
    return w + "s"
  }

  static func thirdPerson(_ w: String) -> String {
    if w.hasSuffix("o"), !isVowel(w.dropLast().last) { return w + "es" }
    if w.hasSuffix("man") { return w + "s" }
    return plural(w)
  }

  static func past(_ w: String) -> String {
    if w.hasSuffix("e") { return w + "d" }
    if w.hasSuffix("y"), !isVowel(w.dropLast().last) { return w.dropLast() + "ied" }
    return doubled(w) + "ed"
  }

  static func gerund(_ w: String) -> String {
    if w.hasSuffix("ie") { return w.dropLast(2) + "ying" }
    if w.hasSuffix("e") && !w.hasSuffix("ee") && !w.hasSuffix("oe") && !w.hasSuffix("ye") { return w.dropLast() + "ing" }
    return doubled(w) + "ing"
  }

  static func comparative(_ w: String) -> String? { degree(w, "er") }
  static func superlative(_ w: String) -> String? { degree(w, "est") }

  private static func degree(_ w: String, _ ending: String) -> String? {
    guard syllables(w) == 1 || (syllables(w) == 2 && (w.hasSuffix("y") || w.hasSuffix("le") || w.hasSuffix("ow"))),
      w.count > 2, w.allSatisfy(\.isLetter)
    else { return nil }
    if w.hasSuffix("e") { return w + ending.dropFirst() }
    if w.hasSuffix("y"), !isVowel(w.dropLast().last) { return w.dropLast() + "i" + ending }
    return doubled(w) + ending
  }

  /// Doubles the final consonant of one syllable in consonant, vowel, consonant (`plan`, `planned`). Longer words that double (`commit`)
  /// are listed with their forms.
  private static func doubled(_ w: String) -> String {
    guard syllables(w) == 1, w.count >= 3, let last = w.last, !isVowel(last), !"wxyhkcj".contains(last)
    else { return w }
    let body = w.dropLast()
    guard isVowel(body.last), !isVowel(body.dropLast().last) || w.hasPrefix("qu") else { return w }
    return w + String(last)
  }

  private static func syllables(_ w: String) -> Int {
    var n = 0
    var inVowel = false
    for c in w {
      let v = isVowel(c) || c == "y"
      if v && !inVowel { n += 1 }
      inVowel = v
    }
    if w.hasSuffix("e") && !w.hasSuffix("le") && n > 1 { n -= 1 }
    return max(1, n)
  }
}
