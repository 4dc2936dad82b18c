public import Lexicon

/// Annotates documents. Immutable and shared; each worker makes its own `Annotator` from it.
public struct Extractor: Sendable {
  public let lexicon: CompiledLexicon
  public let options: ExtractionOptions

  public init(lexicon: CompiledLexicon, options: ExtractionOptions = ExtractionOptions()) {
    self.lexicon = lexicon
    self.options = options
  }

  /// What one worker owns: break iterators and buffers, reused from document to document. Not `Sendable`.
  public func makeAnnotator() throws(ExtractionError) -> Annotator { Annotator(self) }

  /// Annotates one document. For many, make an `Annotator` and keep it.
  public func annotate(_ document: Document) throws(ExtractionError) -> Annotation {
    try makeAnnotator().annotate(document)
  }
}

/// Why a document, or no document at all, can be annotated.
public struct ExtractionError: Error, Sendable, CustomStringConvertible {
  /// A stable code from the published list, `segmentation-unavailable`.
  public let code: String
  public let message: String
  public var description: String { message }
}

public final class Annotator {
  let extractor: Extractor
  init(_ extractor: Extractor) { self.extractor = extractor }
  public func annotate(_ document: Document) throws(ExtractionError) -> Annotation {
    Annotation(id: document.id, text: document.text, language: document.language ?? "en", meta: document.meta)
  }
}
