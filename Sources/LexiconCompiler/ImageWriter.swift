/// Writes an image into the program: as the C source of an array whose bytes the compiler takes from a file beside it.
public enum ImageWriter {
  /// - Parameter file: the name of the image's file, in the source's own folder.
  public static func cSource(image file: String) -> [UInt8] {
    Array(
      """
      // Made from Lexicons/ by extract-lexicon. Do not edit.
      #include <stddef.h>

      #pragma clang diagnostic ignored "-Wc23-extensions"
      _Alignas(64) const unsigned char clexicons_bytes[] = {
      #embed "\(file)"
      };
      const size_t clexicons_count = sizeof clexicons_bytes;

      """.utf8)
  }
}
