/// Cuts a text into tokens: ICU's UAX #29 words, with clitics split off (`Putin` `'s`, `do` `n't`), abbreviations kept whole
/// with their stop (`U.S.`, `Gen.`), and runs of stops, dashes and the parts of a URL joined.
///
/// The same tokenizer cuts the names of the lexicon, so that both sides agree on every word.
public final class Tokenizer {
  private let segmenter: Segmenter
  private let abbreviations: AbbreviationSet
  private var boundaries = Boundaries()
  private var sink = TokenSink()

  public init(segmenter: Segmenter, abbreviations: AbbreviationSet) {
    self.segmenter = segmenter
    self.abbreviations = abbreviations
  }

  deinit { sink.free() }

  /// Tokens of well-formed UTF-8. Offsets never go backwards and never overlap.
  public func tokenize(_ text: UnsafeBufferPointer<UInt8>, into tokens: inout Tokens) {
    tokens.removeAll()
    unsafe segmenter.pieces(text, into: &boundaries)
    let cutter = unsafe TokenCutter(text: text, abbreviations: abbreviations)
    sink.removeAll()
    // A token is rarely less than a piece.
    if text.count > Tokenizer.longText { sink.reserve(boundaries.ends.count + boundaries.ends.count / 8) }
    // A copy of its own, which the pass may keep in registers.
    var sink = self.sink
    unsafe cutter.run(boundaries, &sink)
    self.sink = sink
    sink.copy(to: &tokens)
    if text.count > Tokenizer.longText { letGo() }
  }

  /// A text of more bytes leaves no room behind: what comes after it needs it more.
  private static let longText = 1 << 18

  private func letGo() {
    self.sink.letGo(beyond: Tokenizer.longText / 8)
    boundaries = Boundaries()
  }

  /// Tokens of a string, as the strings they cover: for lexicons and tests.
  public func tokenize(_ string: String) -> [String] {
    var string = string
    return string.withUTF8 { bytes in
      var tokens = Tokens()
      unsafe tokenize(bytes, into: &tokens)
      return (0..<tokens.count).map { i in
        unsafe String(
          decoding: bytes[Int(tokens.starts[i])..<Int(tokens.ends[i])], as: UTF8.self)
      }
    }
  }
}

/// One pass over the pieces of ICU's segments. A value of its own, so that the pass keeps its state in registers.
@unsafe
private struct TokenCutter {
  let text: UnsafeBufferPointer<UInt8>
  let abbreviations: AbbreviationSet

  func run(_ boundaries: Boundaries, _ out: inout TokenSink) {
    let ends = boundaries.ends.span
    let kinds = boundaries.kinds.span
    var start = 0
    var pending: TokenFlags = [.spaced, .newline, .paragraph]
    var newlines = 0
    var i = 0
    while i < ends.count {
      // Most pieces are words and marks that need no second look, one behind the other. The last one of the text is not among them.
      if PieceKind(rawValue: kinds[i]).isPlain {
        let left = i..<ends.count - 1
        let plain = unsafe out.append(upTo: left.count, pending) { room in
          unsafe TokenCutter.putPlain(ends.extracting(left), kinds.extracting(left), from: start, text, abbreviations, into: room)
        }
        if plain > 0 {
          i += plain
          start = Int(ends[i - 1])
          pending = []
          newlines = 0
        }
      }
      let end = Int(ends[i])
      let kind = PieceKind(rawValue: kinds[i])
      start += kind.spaces
      pending.formUnion(TokenFlags(rawValue: UInt16(truncatingIfNeeded: kind.spaces)))
      let first = unsafe text[start]
      if kind.isNone {
        if unsafe isSpace(start, end) {
          var j = start
          while j < end {
            if unsafe text[j] == 0x0A || (unsafe text[j] == 0x0D && !(j + 1 < text.count && text[j + 1] == 0x0A)) {
              newlines += 1
            }
            j += 1
          }
          pending.insert(.spaced)
          if newlines > 0 { pending.insert(.newline) }
          if newlines > 1 { pending.insert(.paragraph) }
          start = end
          i += 1
          continue
        }
        newlines = 0
        // A stop after a word without a space: is it the word's own?
        if first == 0x2E, !pending.contains(.spaced), out.count > 0, Int(out.end(out.count - 1)) == start,
          unsafe ownsStop(out, out.count - 1, after: end, nextIsStop: i + 1 < ends.count && text[end] == 0x2E)
        {
          out.extendLast(to: Int32(end), adding: .abbreviated)
          start = end
          i += 1
          continue
        }
        // Runs of the same mark are one token: `...`, `--`, `***`.
        if joins(first), !pending.contains(.spaced), out.count > 0, Int(out.end(out.count - 1)) == start,
          unsafe text[Int(out.start(out.count - 1))] == first,
          out.flags(out.count - 1).contains(.punctuation)
        {
          out.extendLast(to: Int32(end), adding: [])
          start = end
          i += 1
          continue
        }
        var flags: TokenFlags = [.punctuation]
        flags.formUnion(pending)
        if first >= 0x80 { flags.insert(.wide) }
        pending = []
        out.append(Int32(start), Int32(end), flags)
        start = end
        i += 1
        continue
      }
      newlines = 0
      if let flags = unsafe plainWord(start, end) {
        out.append(Int32(start), Int32(end), flags.union(pending))
        pending = []
        start = end
        i += 1
        continue
      }
      // `http://…`, `www.…`, `name@host`: to the next white space.
      if let stop = unsafe urlEnd(start, end) {
        var flags: TokenFlags = [.letters]
        flags.formUnion(pending)
        pending = []
        out.append(Int32(start), Int32(stop), flags)
        while i < ends.count, Int(ends[i]) <= stop { i += 1 }
        start = stop
        continue
      }
      while let stop = unsafe gluedStop(start, end) {
        if stop.owned {
          var flags = unsafe shape(start, stop.at)
          flags.formUnion(pending)
          flags.insert(.abbreviated)
          out.append(Int32(start), Int32(stop.at + 1), flags)
        } else {
          unsafe word(start, stop.at, pending, &out)
          out.append(Int32(stop.at), Int32(stop.at + 1), [.punctuation])
        }
        pending = []
        start = stop.at + 1
      }
      unsafe word(start, end, pending, &out)
      pending = []
      start = end
      i += 1
    }
  }

  /// Puts the first tokens of some pieces into `room`, as long as each is a word of letters or a mark that needs no second look: how many.
  ///
  /// Which of both a piece is cannot be foreseen, so it makes no branch. Not inlined, so that the loop has the registers to
  /// itself.
  @inline(never)
  private static func putPlain(
    _ ends: Span<Int32>, _ kinds: Span<UInt8>, from start: Int, _ text: UnsafeBufferPointer<UInt8>, _ abbreviations: AbbreviationSet,
    into room: TokenSink.Room
  ) -> Int {
    var start = start
    // Where the token before begins.
    var before = start
    for k in 0..<min(ends.count, kinds.count) {
      let end = Int(ends[k])
      let kind = PieceKind(rawValue: kinds[k])
      start &+= kind.spaces
      var flags = kind.flags(end &- start)
      // What follows it is in the text, since the piece is not the last one.
      if unsafe !kind.isTold(mayGoOn: mayGoOn(text, start, end)) {
        guard !kind.isPlain, kind.isNone else { return k }
        let first = unsafe text[start]
        if unsafe isCurly(text, start, end) {
          flags |= TokenFlags.wide.rawValue
        } else if first < 0x21 || first >= 0x7F {
          return k
        } else if joins(first), kind.spaces == 0 {
          // Behind a word any mark begins a run of its own; only a stop may be the word's.
          guard k > 0, PieceKind(rawValue: kinds[k - 1]).isPlain else { return k }
          if unsafe first == 0x2E && mayOwnStop(text, before, start, end, abbreviations) { return k }
        }
      }
      unsafe room.put(k, Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end), TokenFlags(rawValue: flags))
      before = start
      start = end
    }
    return min(ends.count, kinds.count)
  }

  /// The flags of a word of nothing but ASCII letters, small ones behind the first: most words, in one look. Nil where it must be looked at
  /// closely: other characters, an address, a clitic without its apostrophe (`cannot`).
  private func plainWord(_ start: Int, _ end: Int) -> TokenFlags? {
    let first = unsafe text[start] | 0x20
    guard first >= 0x61 && first <= 0x7A else { return nil }
    if let short = unsafe ShortWord(text, start, end) {
      guard short.isPlain else { return nil }
    } else {
      var j = start + 1
      while j < end {
        if unsafe text[j] &- 0x61 > 25 { return nil }
        j += 1
      }
    }
    guard unsafe standsAlone(start, end) else { return nil }
    return unsafe plainFlags(text[start] & 0x20 == 0, end - start)
  }

  /// Dashes, quotation marks and their like, U+2010 to U+2027: none of them is a space.
  /// - Parameter end: not the text's.
  @inline(__always)
  private static func isCurly(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    unsafe end - start >= 3 && text[start] == 0xE2 && text[start + 1] == 0x80 && text[start + 2] &- 0x90 <= 0xA7 - 0x90
  }

  /// A cheap look: whether a stop may belong to the word of letters before it (`ownsStop`).
  /// - Parameter end: of the stop, not of the text.
  @inline(__always)
  private static func mayOwnStop(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ stop: Int, _ end: Int, _ abbreviations: AbbreviationSet) -> Bool {
    if unsafe stop - start < 2 || text[end] == 0x2E { return true }
    return unsafe stop - start <= 12 && abbreviations.mayHold(text[start], count: stop - start)
  }

  /// A cheap look: whether a word of letters may be none by itself (`standsAlone`), 1 or 0.
  /// - Parameter end: not the text's.
  @inline(__always)
  private static func mayGoOn(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    // `:`, `<`, `>` and `@` differ in two bits only.
    let isAddress = unsafe (text[end] &- 0x3A) & 0xF9 == 0 ? 1 : 0
    return unsafe isAddress | (end &- start == 6 ? 1 : 0) & (text[start] | 0x20 == 0x63 ? 1 : 0)
  }

  /// Whether a word of letters is one by itself: before `:` and `@` an address may begin; `cannot` is two words.
  @inline(__always)
  private func standsAlone(_ start: Int, _ end: Int) -> Bool {
    if unsafe end < text.count && (text[end] == 0x3A || text[end] == 0x40) { return false }
    return unsafe end - start != 6 || text[start] | 0x20 != 0x63
  }

  private func isSpace(_ start: Int, _ end: Int) -> Bool {
    let b = unsafe text[start]
    if b == 0x20 || (b >= 0x09 && b <= 0x0D) || b < 0x20 || b == 0x7F { return true }
    if b < 0x80 { return false }
    // No-break, en, em, thin, zero-width and ideographic spaces; BOM; line and paragraph separators; C1 controls.
    if b == 0xC2 { return unsafe end - start >= 2 && (text[start + 1] == 0xA0 || text[start + 1] < 0xA0 || text[start + 1] == 0xAD) }
    guard end - start >= 3 else { return false }
    let c = unsafe text[start + 1]
    let d = unsafe text[start + 2]
    if b == 0xE2 && c == 0x80 { return d <= 0x8F || (d >= 0xA8 && d <= 0xAF) }
    if b == 0xE2 && c == 0x81 { return d == 0x9F || d == 0xA0 }
    if b == 0xE3 && c == 0x80 { return d == 0x80 }
    if b == 0xEF && c == 0xBB { return d == 0xBF }
    return b == 0xE1 && c == 0x9A && d == 0x80
  }

  /// Whether the stop after token `i` is part of it.
  private func ownsStop(_ out: TokenSink, _ i: Int, after end: Int, nextIsStop: Bool) -> Bool {
    guard out.flags(i).contains(.letters), !out.flags(i).contains(.punctuation), !nextIsStop else { return false }
    let start = Int(out.start(i))
    let stop = Int(out.end(i))
    let length = stop - start
    if length > 12 { return false }
    // Letters with stops between them: `U.S`, `e.g`, `a.m`.
    var dotted = length >= 3
    var j = start
    while dotted && j < stop {
      let isLetter = unsafe (text[j] | 0x20) >= 0x61 && (text[j] | 0x20) <= 0x7A
      dotted = (j - start) % 2 == 0 ? isLetter : unsafe text[j] == 0x2E
      j += 1
    }
    if dotted && length % 2 == 1 { return true }
    let next = unsafe nextVisible(end)
    // An initial: `Jonas E. Smith`, `J. R. R. Tolkien`. Not `Plan B.` at a text's end, not the pronoun I.
    if length == 1 {
      let letter = unsafe text[start]
      if letter >= 0x61 && letter <= 0x7A {
        // `p. 5`, `c. 1900`, `Doe v. Roe`; but the `c.` of a list is none.
        guard let next, next.digit || letter == 0x76 && next.capital else { return false }
        return unsafe !kind(start, stop).isEmpty
      }
      guard letter >= 0x41 && letter <= 0x5A else { return false }
      guard let next, next.capital else { return false }
      if letter == 0x49 { return unsafe isInitialBefore(out, i) || next.initial }
      return true
    }
    let kind = unsafe kind(start, stop)
    if kind.isEmpty { return false }
    if kind == .beforeNumber { return next?.digit ?? false }
    return true
  }

  private func kind(_ start: Int, _ end: Int) -> AbbreviationKind {
    unsafe abbreviations.kind(UnsafeBufferPointer(rebasing: text[start..<end]).span)
  }

  /// Whether the token before `i` is itself a capitalised word, as in `Elizabeth I. …` or `Charles I. Smith`.
  private func isInitialBefore(_ out: TokenSink, _ i: Int) -> Bool {
    i > 0 && out.flags(i - 1).contains(.capital) && out.flags(i).contains(.spaced)
  }

  private func nextVisible(_ from: Int) -> (capital: Bool, digit: Bool, initial: Bool)? {
    var j = from
    while unsafe j < text.count, unsafe text[j] == 0x20 || text[j] == 0x09 { j += 1 }
    guard unsafe j < text.count else { return nil }
    let b = unsafe text[j]
    if b == 0x0A || b == 0x0D { return nil }
    let capital = (b >= 0x41 && b <= 0x5A) || b == 0xC3 || b == 0xC4 || b == 0xC5 || b == 0xD0
    let initial = unsafe capital && j + 1 < text.count && text[j + 1] == 0x2E
    return (capital, b >= 0x30 && b <= 0x39, initial)
  }

  /// The full stop inside one of ICU's words that has a sentence's end on its left and a beginning on its right, where a
  /// space was lost ("the end.Then …"), or that belongs to an abbreviation (`Mr.Ward`, then owned by it). ICU takes both
  /// for one word, as it takes `example.com`, which this must leave whole: only a capital behind the stop and small
  /// letters before it tell.
  private func gluedStop(_ start: Int, _ end: Int) -> (at: Int, owned: Bool)? {
    // Most have none.
    if let short = unsafe ShortWord(text, start, end), short.stops == 0 { return nil }
    var at = start
    while at < end, unsafe text[at] != 0x2E { at += 1 }
    guard at > start, at + 1 < end, at - start <= 40 else { return nil }
    let b = unsafe text[at + 1]
    guard b >= 0x41 && b <= 0x5A else { return nil }
    // A path, an address, a handle.
    if unsafe end < text.count, unsafe TokenCutter.isPathMark(text[end]) { return nil }
    if start > 0, unsafe TokenCutter.isPathMark(text[start - 1]) { return nil }
    var stop = at + 1
    var capitals = 0
    while stop < end, unsafe text[stop] != 0x2E {
      if unsafe text[stop] >= 0x41 && text[stop] <= 0x5A { capitals += 1 }
      stop += 1
    }
    let length = stop - at - 1
    if length == 1 {
      // "then.I went", "then.U.S. troops"
      guard b == 0x49 || b == 0x41 || stop + 1 < end else { return nil }
    } else if capitals == length && length < 3 {
      return nil
    } else if unsafe TokenCutter.isSuffix(text, at + 1, stop) {
      return nil
    }
    let kind = unsafe kind(start, at)
    if kind.contains(.beforeName) { return capitals < length ? (at, true) : nil }
    func small(_ b: UInt8) -> Bool { (b >= 0x61 && b <= 0x7A) || b >= 0x80 }
    guard at - start >= 2, unsafe small(text[at - 1]), unsafe small(text[at - 2]) else { return nil }
    // `report_2.Final`, and all of `Jane.Doe@example.com` is one of ICU's words.
    var j = start
    while j < end {
      let c = unsafe text[j]
      if c == 0x40 || j < at && (c == 0x5F || (c >= 0x30 && c <= 0x39)) { return nil }
      j += 1
    }
    return (at, !kind.isEmpty && kind != .beforeNumber)
  }

  /// One of `/`, `@`, `\\`, `_`, `#`.
  private static func isPathMark(_ b: UInt8) -> Bool { b == 0x2F || b == 0x40 || b == 0x5C || b == 0x5F || b == 0x23 }

  /// What follows the stop in names of hosts and files, five bits a letter.
  private static let suffixes: [UInt64] = [
    "com", "org", "net", "gov", "edu", "mil", "info", "biz", "io", "ai", "tv", "fm", "js", "py", "md", "uk", "eu", "txt", "pdf",
    "doc", "html", "php", "exe", "xml", "json", "jpg", "png",
  ].map { $0.utf8.reduce(0) { $0 << 5 | UInt64($1 & 31) } }

  private static func isSuffix(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start <= 4 else { return false }
    var key: UInt64 = 0
    var j = start
    while j < end {
      unsafe key = key << 5 | UInt64(text[j] & 31)
      j += 1
    }
    return unsafe suffixes.contains(key)
  }

  /// Appends one of ICU's words, split at its clitics.
  private func word(_ start: Int, _ end: Int, _ pending: TokenFlags, _ out: inout TokenSink) {
    var flags = unsafe shape(start, end)
    flags.formUnion(pending)
    guard let cut = unsafe cliticStart(start, end) else {
      out.append(Int32(start), Int32(end), flags)
      return
    }
    flags = unsafe shape(start, cut)
    flags.formUnion(pending)
    out.append(Int32(start), Int32(cut), flags)
    out.append(Int32(cut), Int32(end), [.clitic, .letters])
  }

  private func shape(_ start: Int, _ end: Int) -> TokenFlags {
    if let short = unsafe ShortWord(text, start, end) { return short.flags }
    var flags: TokenFlags = []
    var seenLetter = false
    var lower = false
    var j = start
    while j < end {
      let b = unsafe text[j]
      if b < 0x80 {
        if b >= 0x61 && b <= 0x7A {
          seenLetter = true
          lower = true
        } else if b >= 0x41 && b <= 0x5A {
          if !seenLetter { flags.insert(.capital) }
          seenLetter = true
        } else if b >= 0x30 && b <= 0x39 {
          flags.insert(.digits)
          if !seenLetter && j == start { lower = true }
        }
        j += 1
      } else {
        flags.insert(.wide)
        let (scalar, length) = unsafe decode(j, end)
        // Quotation marks and dashes are neither small nor capital; for the rest Unicode is asked.
        if scalar >= 0xC0 && !(scalar >= 0x2000 && scalar <= 0x206F) {
          let (isCapital, isLetter) = unsafe TokenCutter.letter(scalar)
          if isCapital {
            if !seenLetter { flags.insert(.capital) }
            seenLetter = true
          } else if isLetter {
            seenLetter = true
            lower = true
          }
        }
        j += length
      }
    }
    if seenLetter { flags.insert(.letters) }
    if seenLetter && !lower { flags.insert(.allCapitals) }
    return flags
  }

  /// Whether a scalar from U+00C0 on is upper case, and whether it is a letter.
  private static func letter(_ scalar: UInt32) -> (isCapital: Bool, isLetter: Bool) {
    // In Latin-1 all but two signs are letters, the capitals first.
    if scalar <= 0xFF { return (scalar <= 0xDE && scalar != 0xD7, scalar != 0xD7 && scalar != 0xF7) }
    guard let properties = Unicode.Scalar(scalar)?.properties else { return (false, false) }
    return (properties.isUppercase, properties.isAlphabetic)
  }

  private func decode(_ j: Int, _ end: Int) -> (UInt32, Int) {
    let b = unsafe UInt32(text[j])
    func continuation(_ k: Int) -> UInt32 { unsafe k < end ? UInt32(text[k] & 0x3F) : 0 }
    if b >= 0xF0 {
      return (
        (b & 7) << 18 | continuation(j + 1) << 12 | continuation(j + 2) << 6 | continuation(j + 3),
        4
      )
    }
    if b >= 0xE0 { return ((b & 15) << 12 | continuation(j + 1) << 6 | continuation(j + 2), 3) }
    if b >= 0xC0 { return ((b & 31) << 6 | continuation(j + 1), 2) }
    return (b, 1)
  }

  /// Where the clitic of a word begins: before `'s 're 've 'll 'd 'm` and `n't`; inside `cannot`.
  private func cliticStart(_ start: Int, _ end: Int) -> Int? {
    let length = end - start
    if length == 6 {
      // cannot → can not
      let matches =
        unsafe (text[start] | 0x20) == 0x63 && (text[start + 1] | 0x20) == 0x61
        && (text[start + 2] | 0x20) == 0x6E && (text[start + 3] | 0x20) == 0x6E
        && (text[start + 4] | 0x20) == 0x6F && (text[start + 5] | 0x20) == 0x74
      if matches { return start + 3 }
    }
    guard length >= 3 else { return nil }
    // The apostrophe is ASCII or U+2019 (three bytes); look one to two letters back from the end.
    for letters in 1...2 {
      let at = end - letters
      var mark = -1
      if unsafe at - 1 > start && text[at - 1] == 0x27 {
        mark = at - 1
      } else if unsafe at - 3 > start && text[at - 3] == 0xE2 && text[at - 2] == 0x80
        && (text[at - 1] == 0x99 || text[at - 1] == 0x98)
      {
        mark = at - 3
      } else if unsafe at - 2 > start && text[at - 2] == 0xCA && text[at - 1] == 0xBC {
        mark = at - 2
      }
      if mark < 0 { continue }
      let a = unsafe text[at] | 0x20
      if letters == 1 {
        if a == 0x73 || a == 0x64 || a == 0x6D { return mark }
        if a == 0x74, mark - 1 > start, unsafe (text[mark - 1] | 0x20) == 0x6E { return mark - 1 }
      } else {
        let b = unsafe text[at + 1] | 0x20
        if (a == 0x72 && b == 0x65) || (a == 0x76 && b == 0x65) || (a == 0x6C && b == 0x6C) {
          return mark
        }
      }
      return nil
    }
    return nil
  }

  /// The end of a URL or address that begins with the word at `start`.
  private func urlEnd(_ start: Int, _ end: Int) -> Int? {
    let scheme = unsafe end + 2 < text.count && text[end] == 0x3A && text[end + 1] == 0x2F && text[end + 2] == 0x2F
    let www =
      unsafe end - start >= 5 && (text[start] | 0x20) == 0x77 && (text[start + 1] | 0x20) == 0x77
      && (text[start + 2] | 0x20) == 0x77 && text[start + 3] == 0x2E
    let mail = unsafe end + 1 < text.count && text[end] == 0x40 && (text[end + 1] | 0x20) >= 0x61 && (text[end + 1] | 0x20) <= 0x7A
    guard scheme || www || mail else { return nil }
    var j = end
    while unsafe j < text.count, unsafe text[j] > 0x20, unsafe text[j] < 0x80, unsafe text[j] != 0x22, unsafe text[j] != 0x3C,
      unsafe text[j] != 0x3E
    {
      j += 1
    }
    // Closing punctuation is the sentence's.
    while j > end, let b = unsafe Optional(text[j - 1]),
      b == 0x2E || b == 0x2C || b == 0x29 || b == 0x3B || b == 0x3A || b == 0x21
        || b == 0x3F || b == 0x27
    {
      j -= 1
    }
    return j > end ? j : nil
  }
}

/// Marks that may be joined to what stands before them: `.` to a word, and all to themselves.
@inline(__always)
private func joins(_ mark: UInt8) -> Bool {
  switch mark {
  case 0x21, 0x2A, 0x2D, 0x2E, 0x3D, 0x3F, 0x5F: true
  default: false
  }
}

/// The flags of a word of ASCII letters, small ones behind the first.
@inline(__always)
private func plainFlags(_ isCapital: Bool, _ length: Int) -> TokenFlags {
  isCapital ? length == 1 ? [.letters, .capital, .allCapitals] : [.letters, .capital] : .letters
}
