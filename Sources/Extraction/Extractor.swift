public import Lexicon
internal import Segmentation

/// Annotates documents. Immutable and shared between threads; each worker makes its own `Annotator` from it.
///
///     let extractor = Extractor(lexicon: .embedded)
///     let annotation = try extractor.annotate(Document(text: "Oslo rejected the offer."))
public struct Extractor: Sendable {
  public let lexicon: CompiledLexicon
  public let options: ExtractionOptions

  public init(lexicon: CompiledLexicon, options: ExtractionOptions = ExtractionOptions()) {
    self.lexicon = lexicon
    self.options = options
  }

  /// What one worker owns: break iterators and buffers, used from document to document. Not `Sendable`.
  /// - Throws: `segmentation-unavailable` where ICU lacks its data.
  public func makeAnnotator() throws(ExtractionError) -> Annotator { try Annotator(self) }

  /// Annotates one document. For many, make an `Annotator` and keep it.
  public func annotate(_ document: Document) throws(ExtractionError) -> Annotation {
    try makeAnnotator().annotate(document)
  }
}

/// Why a document, or no document at all, can be annotated.
public struct ExtractionError: Error, Sendable, CustomStringConvertible {
  /// A stable code from the published list: `segmentation-unavailable`, `text-too-long` or `timed-out`.
  public let code: String
  public let message: String
  public var description: String { message }
}

/// One worker's annotator.
public final class Annotator {
  /// A text of more bytes than this is refused: offsets inside are 32 bits wide.
  public static let largestText = 1 << 30

  private var pipeline: Pipeline

  init(_ extractor: Extractor) throws(ExtractionError) {
    do {
      pipeline = try Pipeline(lexicon: extractor.lexicon, options: extractor.options)
    } catch {
      throw ExtractionError(code: "segmentation-unavailable", message: error.description)
    }
  }

  /// Annotates one document. The same document gives the same annotation, whatever was annotated before.
  /// - Parameters:
  ///   - deadline: when to give up.
  ///   - passed: told the name of each stage when it is done; for those who measure.
  /// - Throws: `text-too-long`, or `timed-out` where the deadline has passed.
  public func annotate(
    _ document: Document, deadline: Deadline = .never, passed: (StaticString) -> Void = { _ in }
  ) throws(ExtractionError) -> Annotation {
    if let error = Annotator.refusal(of: document) { throw error }
    var annotation: Annotation?
    do throws(DeadlinePassed) {
      try pipeline.annotate([document], deadline: deadline, passed: passed) { annotation = $1 }
    } catch {
      annotation = nil
    }
    guard let annotation else { throw ExtractionError(code: "timed-out", message: "The document took longer than it was allowed.") }
    return annotation
  }

  /// Annotates documents, in their order, each as if it were alone: the annotations are those that `annotate` gives one by one. Short documents are
  /// annotated faster together, up to some tens of kilobytes of text; all of them are in memory at once.
  /// - Returns: for each document its annotation, or `text-too-long`.
  public func annotate(_ documents: [Document]) -> [Result<Annotation, ExtractionError>] {
    var results: [Result<Annotation, ExtractionError>] = []
    results.reserveCapacity(documents.count)
    annotate(documents) { results.append($1) }
    return results
  }

  /// The same, each handed on with its place as soon as it is made. Who takes it does not ask the annotator for another.
  package func annotate(_ documents: [Document], _ take: (Int, consuming Result<Annotation, ExtractionError>) -> Void) {
    let places = documents.indices.filter { Annotator.refusal(of: documents[$0]) == nil }
    let readable = places.count == documents.count ? documents : places.map { documents[$0] }
    var next = 0
    func refuse(upTo end: Int) {
      for i in next..<end { if let error = Annotator.refusal(of: documents[i]) { take(i, .failure(error)) } }
    }
    // Without a deadline nothing is late.
    try? pipeline.annotate(
      readable, deadline: .never, passed: { _ in },
      made: { i, annotation in
        refuse(upTo: places[i])
        next = places[i] + 1
        take(places[i], .success(annotation))
      })
    refuse(upTo: documents.count)
  }

  private static func refusal(of document: Document) -> ExtractionError? {
    guard document.text.count > largestText else { return nil }
    return ExtractionError(
      code: "text-too-long",
      message: "The text has \(document.text.count) bytes; at most \(largestText) can be read at once. Split it.")
  }
}
