private import CLexicons
public import Lexicon

extension CompiledLexicon {
  /// The lexicon that this program was built with. It lies in the program's own pages: nothing is read or copied when it is opened.
  public static let embedded: CompiledLexicon = unsafe CompiledLexicon(trusted: clexicons_image())

  /// The embedded image's bytes, for tests of the reader.
  public static var embeddedBytes: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: clexicons_image(), count: Int(clexicons_image_size()))
  }
}
