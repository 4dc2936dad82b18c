import Extraction
import Formats

/// Reads, annotates and writes, one piece of input after another. Owns what only one thread may use.
final class Worker {
  private let extractor: Extractor
  private let options: RunOptions
  private let records: RecordReader
  private let writer: any DocumentWriter
  /// Made when the first document comes: an empty input needs none.
  private var annotator: Annotator?

  init(_ extractor: Extractor, _ options: RunOptions) {
    self.extractor = extractor
    self.options = options
    records = RecordReader(unit: options.unit)
    writer = options.format.makeWriter(
      Provenance(lexicon: extractor.lexicon, layers: options.layers, unit: options.unit))
  }

  func run(_ work: consuming Work) -> Outcome {
    var outcome = Outcome()
    switch consume work {
    case .records(let batch): run(batch, &outcome)
    case .single(let bytes, let format, let id): run(bytes, format, id: id, &outcome)
    case .file(let format, let path):
      do throws(SystemError) {
        let bytes = try InputFile(path: path).readAll()
        run(bytes, format, id: path, &outcome)
      } catch {
        fail(ErrorRecord(error.asInputError, id: path, file: path), &outcome)
      }
    case .failure(let record): fail(record, &outcome)
    }
    return outcome
  }

  private func run(_ bytes: [UInt8], _ format: SingleFormat, id: String, _ outcome: inout Outcome) {
    do throws(InputError) {
      if format == .html {
        let page = try HTMLInput.page(bytes, id: id, date: options.date, language: options.language)
        annotate(page.document, page: page, line: nil, file: id, &outcome)
        return
      }
      let document = try PlainText.document(
        bytes, id: id, date: options.date, language: options.language)
      annotate(document, line: nil, file: id, &outcome)
    } catch {
      fail(ErrorRecord(error, id: id, file: id), &outcome)
    }
  }

  private func run(_ batch: consuming LineBatch, _ outcome: inout Outcome) {
    let file = batch.file
    var line = batch.firstLine
    var bytes = batch.bytes
    batch.bytes = []
    // Some eight bytes are written for one that is read. Room that is not needed is never touched; a large batch grows by itself.
    outcome.bytes.reserveCapacity(min(bytes.count, 1 << 20) * 8)
    // The reader wants a 0 behind each record.
    if bytes.last != 0x0A { bytes.append(0x0A) }
    unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      var start = 0
      while start < buffer.count {
        let end = unsafe LineEnds.next(UnsafeRawBufferPointer(buffer), from: start) ?? buffer.count - 1
        unsafe buffer[end] = 0
        let record = unsafe UnsafeBufferPointer(rebasing: buffer[start..<end])
        if unsafe !isBlank(record) { unsafe run(record, line: line, file: file, &outcome) }
        start = end + 1
        line += 1
      }
    }
  }

  private func run(
    _ record: UnsafeBufferPointer<UInt8>, line: Int, file: String, _ outcome: inout Outcome
  ) {
    do throws(InputError) {
      let document = try unsafe records.read(terminated: record, id: String(line))
      annotate(document, line: line, file: file, &outcome)
    } catch {
      fail(ErrorRecord(error, id: String(line), line: line, file: file), &outcome)
    }
  }

  private func isBlank(_ record: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe record.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  private func annotate(
    _ document: Document, page: HTMLInput.Page? = nil, line: Int?, file: String, _ outcome: inout Outcome
  ) {
    do throws(ExtractionError) {
      var annotation = try readyAnnotator().annotate(document)
      page?.addSources(to: &annotation)
      if !outcome.bytes.isEmpty { outcome.bytes += options.format.separator }
      let start = outcome.bytes.count
      writer.write(annotation, to: &outcome.bytes)
      if options.format == .json { options.layout.finish(&outcome.bytes, from: start) }
      outcome.annotated += 1
    } catch {
      fail(ErrorRecord(error, id: document.id, line: line, file: file), &outcome)
    }
  }

  private func readyAnnotator() throws(ExtractionError) -> Annotator {
    if let annotator { return annotator }
    let made = try extractor.makeAnnotator()
    annotator = made
    return made
  }

  private func fail(_ record: ErrorRecord, _ outcome: inout Outcome) {
    outcome.failed += 1
    guard options.format.holdsErrors else {
      record.write(to: &outcome.errors)
      outcome.errors.append(0x0A)
      return
    }
    let start = outcome.bytes.count
    record.write(to: &outcome.bytes)
    options.layout.finish(&outcome.bytes, from: start)
  }
}
