public import Extraction

/// Writes annotations in one output format: one file of this folder each.
///
/// A writer serves one thread and is reused from document to document; nothing of a document stays in it. Offsets are converted here, into the
/// unit that the format's readers expect, and nowhere else. What stands between documents, before the first and behind the last is
/// `OutputFormat`'s to say.
public protocol DocumentWriter: AnyObject {
  /// Appends the document to `out`.
  func write(_ annotation: Annotation, to out: inout [UInt8])

  /// The same for a document whose output need not be all in memory: whenever `out` holds `size` bytes or somewhat more, `pass` takes and empties it. What
  /// `out` holds at the end is the last part. A writer that cannot do so writes one part.
  func write(_ annotation: Annotation, to out: inout [UInt8], inPartsOf size: Int, _ pass: (inout [UInt8]) -> Void)
}

extension DocumentWriter {
  public func write(_ annotation: Annotation, to out: inout [UInt8], inPartsOf size: Int, _ pass: (inout [UInt8]) -> Void) {
    write(annotation, to: &out)
  }
}

/// The contract's JSON behind the common interface.
final class JSONDocumentWriter: DocumentWriter {
  private var writer: AnnotationWriter

  init(_ provenance: Provenance) { writer = AnnotationWriter(provenance: provenance) }

  /// A function of its own, however the program is optimised, for those who measure.
  @inline(never)
  func write(_ annotation: Annotation, to out: inout [UInt8]) { writer.write(annotation, to: &out) }

  func write(_ annotation: Annotation, to out: inout [UInt8], inPartsOf size: Int, _ pass: (inout [UInt8]) -> Void) {
    writer.write(annotation, to: &out, inPartsOf: size, pass)
  }
}
