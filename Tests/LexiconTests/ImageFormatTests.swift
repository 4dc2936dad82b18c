import Lexicon
import Lexicons
import TestSupport
import Testing

/// What is no whole image is refused, and never read out of bounds.
@Suite struct ImageFormatTests {
  private func opens(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { image in
      do {
        _ = try unsafe CompiledLexicon(image: image)
        return true
      } catch {
        return false
      }
    }
  }

  private func header(_ count: Int) -> [UInt8] { unsafe Array(CompiledLexicon.embeddedBytes.prefix(count)) }

  @Test func aTruncatedImageIsRefused() {
    let size = unsafe CompiledLexicon.embeddedBytes.count
    for count in [0, 1, 7, 8, 64, 4096, size / 2] { #expect(!opens(header(count)), "\(count) bytes") }
    #expect(throws: CompiledLexicon.FormatError.self) {
      try unsafe CompiledLexicon(image: UnsafeBufferPointer(rebasing: CompiledLexicon.embeddedBytes.prefix(size - 1)))
    }
  }

  @Test func anotherVersionIsRefused() {
    for byte in 0..<8 {
      var bytes = header(8)
      bytes[byte] ^= 1
      bytes += [UInt8](repeating: 0, count: 1 << 16)
      #expect(!opens(bytes), "byte \(byte)")
    }
  }

  @Test func foreignBytesAreRefused() {
    #expect(!opens(Array("Not a lexicon at all. ".utf8) + [UInt8](repeating: 0, count: 10_000)))
    #expect(!opens([UInt8](repeating: 0xFF, count: 10_000)))
    for seed in 0..<50 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      #expect(!opens(random.bytes(maximumLength: 5000)), "seed \(seed)")
    }
  }

  /// A section that reaches beyond the end.
  @Test func aPlaceOutOfRangeIsRefused() {
    var bytes = header(8)
    bytes += [UInt8](repeating: 0x7F, count: 10_000)
    #expect(!opens(bytes))
  }
}
