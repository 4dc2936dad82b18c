public import Lexicon

extension CompiledLexicon {
  /// The lexicon that this program was built with. It lies in the program's own pages: nothing is read or copied when it is opened.
  ///
  /// - Throws: never in a program that built; the error is the image reader's.
  public static func embedded() throws(FormatError) -> CompiledLexicon {
    // The literal is a constant of the program, so the pointer is good for as long as the program runs.
    try unsafe CompiledLexicon(
      image: UnsafeBufferPointer(start: embeddedImage.utf8Start, count: embeddedImage.utf8CodeUnitCount))
  }
}
