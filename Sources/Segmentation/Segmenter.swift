internal import CICU

/// ICU could not open its break iterators.
public struct SegmentationError: Error, CustomStringConvertible, Sendable {
  /// ICU's own name of the error, `U_FILE_ACCESS_ERROR`.
  public let code: String
  public var description: String {
    "ICU cannot open its break iterators (\(code)); is its data installed with libicu?"
  }
}

/// What ICU's word rules call a segment.
public enum SegmentKind: UInt8, Sendable {
  /// White space, punctuation, symbols.
  case none
  case number, letter, kana, ideographic
}

/// Boundaries of a text: the end of each segment in UTF-8 bytes, and its kind.
public struct Boundaries: Sendable {
  /// Strictly increasing; the last one is the text's length.
  public var ends: [Int32] = []
  /// For words a `SegmentKind`; for sentences 0, as ICU tells nothing of them beside its suppressions.
  public var kinds: [UInt8] = []
  public init() {}
}

/// Word and sentence boundaries, exactly as ICU's rules for a locale give them (UAX #29, `ss=standard`).
///
/// One coarse call per text, so that another implementation of the same rules can stand behind it. Not `Sendable`: it
/// owns break iterators; make one per worker.
@safe
public final class Segmenter {
  private let breaker: OpaquePointer
  private var ends: [Int32]
  private var kinds: [UInt8]
  /// The segments of a call for which room is kept; what a longer text needed is let go behind it.
  private static let kept = 1 << 16

  /// - Throws: `SegmentationError` where ICU lacks its data.
  public init(locale: String = "en") throws(SegmentationError) {
    var message: UnsafePointer<CChar>?
    guard let breaker = unsafe cicu_breaker_open(locale, &message) else {
      throw SegmentationError(code: unsafe message.map { unsafe String(cString: $0) } ?? "unknown")
    }
    unsafe self.breaker = breaker
    ends = [Int32](repeating: 0, count: 4096)
    kinds = [UInt8](repeating: 0, count: 4096)
  }

  deinit { unsafe cicu_breaker_close(breaker) }

  /// The word boundaries of well-formed UTF-8.
  public func words(_ text: UnsafeBufferPointer<UInt8>, into out: inout Boundaries) {
    unsafe walk(text, into: &out, cicu_words)
  }

  /// The word boundaries of well-formed UTF-8 in fewer pieces: most spaces have none of their own, and most words are told by their kind
  /// (`PieceKind`) to need no second look.
  func pieces(_ text: UnsafeBufferPointer<UInt8>, into out: inout Boundaries) {
    unsafe walk(text, into: &out, cicu_pieces)
  }

  /// The sentence boundaries of well-formed UTF-8.
  public func sentences(_ text: UnsafeBufferPointer<UInt8>, into out: inout Boundaries) {
    unsafe walk(text, into: &out, cicu_sentences)
  }

  private func walk(
    _ text: UnsafeBufferPointer<UInt8>, into out: inout Boundaries,
    _ step: (
      OpaquePointer, UnsafePointer<UInt8>?, Int32, Int32, UnsafeMutablePointer<Int32>,
      UnsafeMutablePointer<UInt8>, Int32
    ) -> Int32
  ) {
    out.ends.removeAll(keepingCapacity: true)
    out.kinds.removeAll(keepingCapacity: true)
    let length = Int32(truncatingIfNeeded: text.count)
    // A text has at most one segment a byte; most have one for three to four.
    let wanted = max(1024, Int(length) / 2)
    if ends.count < wanted {
      // Not filled: what is read was written by then, and the rest of a long text's room is never touched.
      ends = unsafe [Int32](unsafeUninitializedCapacity: wanted) { $1 = wanted }
      kinds = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { $1 = wanted }
    }
    var from: Int32 = 0
    while from < length {
      let n = unsafe step(
        breaker, text.baseAddress, length, from, &ends, &kinds, Int32(ends.count))
      guard n > 0 else { break }
      out.ends.append(contentsOf: ends[0..<Int(n)])
      out.kinds.append(contentsOf: kinds[0..<Int(n)])
      from = ends[Int(n) - 1]
    }
    // A failing iterator must not lose text: what is left is one segment.
    if from < length {
      out.ends.append(length)
      out.kinds.append(0)
    }
    if ends.count > Segmenter.kept {
      ends = [Int32](repeating: 0, count: Segmenter.kept)
      kinds = [UInt8](repeating: 0, count: Segmenter.kept)
    }
  }
}

/// What `Segmenter.pieces` says of a piece.
struct PieceKind {
  let rawValue: UInt8
  /// Neither a word nor a number.
  @inline(__always) var isNone: Bool { rawValue & UInt8(CICU_KIND) == 0 }
  /// 1 where a space alone stands before the piece, behind the end of the piece before; a number, since no branch could foresee it.
  @inline(__always) var spaces: Int { Int(rawValue & UInt8(CICU_SPACED)) / Int(CICU_SPACED) }
  /// Whether it is a mark that is none with what stands before it, or a plain word that may not go on. Not all such pieces are told.
  /// - Parameter mayGoOn: 1 or 0; of a mark it says nothing.
  @inline(__always)
  func isTold(mayGoOn: Int) -> Bool {
    // The bit of plain words goes where one may go on: one test of both, since which of them a piece is cannot be foreseen.
    Int(rawValue) & Int(CICU_MARK | CICU_PLAIN) & ~(mayGoOn &* Int(CICU_PLAIN)) != 0
  }
  /// The flags of a plain word of so many bytes, or of a mark in ASCII. Which of both it is cannot be foreseen: each bit of the kind is moved to where
  /// its flag is.
  @inline(__always)
  func flags(_ length: Int) -> UInt16 {
    let kind = UInt16(rawValue)
    let ofWord = kind / UInt16(CICU_PLAIN) & 1 &* TokenFlags.letters.rawValue
    let ofMark = ~kind / UInt16(CICU_PLAIN) & 1 &* TokenFlags.punctuation.rawValue
    let ofCapital = kind / UInt16(CICU_CAPITAL) & 1 &* TokenFlags.capital.rawValue
    let ofOnly = kind / UInt16(CICU_CAPITAL) & (length == 1 ? 1 : 0) &* TokenFlags.allCapitals.rawValue
    return kind / UInt16(CICU_SPACED) & TokenFlags.spaced.rawValue | ofWord | ofMark | ofCapital | ofOnly
  }
  /// A letter of ASCII, and small ones behind it. Not all such words are told.
  @inline(__always) var isPlain: Bool { rawValue & UInt8(CICU_PLAIN) != 0 }
}
