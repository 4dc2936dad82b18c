import Extraction
import Formats

/// Reads, annotates and writes, one piece of input after another. Owns what only one thread may use.
final class Worker {
  private let extractor: Extractor
  private let options: RunOptions
  private var records: RecordReader
  private let writer: any DocumentWriter
  private let packer: Packer?
  private let failurePacker: Packer?
  /// Made when the first document comes: an empty input needs none.
  private var annotator: Annotator?
  /// Room for the next piece's output.
  private var room: [UInt8] = []
  /// Room that is larger is let go.
  private static let largestRoom = 1 << 23
  /// What memory long documents are given.
  private var longMemory = LongMemory()
  /// Documents that are read and wait to be annotated together.
  private var group = DocumentGroup()

  init(_ extractor: Extractor, _ options: RunOptions) {
    self.extractor = extractor
    self.options = options
    records = Worker.reader(options)
    writer = options.format.makeWriter(
      Provenance(lexicon: extractor.lexicon, layers: options.layers, unit: options.unit))
    // What has to be put together first is packed behind that.
    packer = options.format.isPutTogether ? nil : Packer(options.packing)
    failurePacker = options.keepsFailures ? Packer(options.failurePacking) : nil
  }

  private static func reader(_ options: RunOptions) -> RecordReader { RecordReader(unit: options.unit, fields: options.fields) }

  /// Takes a part of a piece's output, packed where output is, and leaves an empty array in its place. Parts come in order, before the outcome of
  /// their piece, and what it holds belongs behind them.
  typealias PartTaker = (inout [UInt8]) -> Void

  /// - Parameter pass: takes what of a long document's output need not wait for the rest.
  func run(_ piece: consuming Piece, _ pass: PartTaker) -> Outcome {
    longMemory.prepare(for: piece.size)
    var outcome = Outcome(number: piece.number, checksum: piece.checksum, bytesRead: piece.bytesRead, size: piece.size)
    swap(&outcome.bytes, &room)
    // By now nobody else has it.
    outcome.bytes.removeAll(keepingCapacity: true)
    switch piece.work {
    case .records(let batch):
      // The batch must have one owner, or its bytes would be copied.
      piece.work = .single([], .text, id: "")
      run(batch, &outcome, pass)
    case .single(let bytes, let format, let id): run(bytes, format, id: id, &outcome, pass)
    case .file(let path, let format, _):
      do throws(InputError) {
        let bytes = try InputFile(path: path).readAll(largest: options.largestDocument)
        run(bytes, format, id: path, &outcome, pass)
      } catch {
        unsafe fail(ErrorRecord(error, id: path, file: path), nil, &outcome)
      }
    case .failure(let record): unsafe fail(record, nil, &outcome)
    }
    if let packer, !outcome.bytes.isEmpty {
      var written = packer.pack(outcome.bytes) ?? []
      swap(&written, &outcome.bytes)
      reuse(written)
    }
    if let failurePacker, !outcome.failures.isEmpty { outcome.failures = failurePacker.pack(outcome.failures) ?? [] }
    return outcome
  }

  /// Takes output that was written, to fill its room again: new room for every piece would be half a megabyte of fresh pages each time, and threads wait for
  /// each other where the system gives them out.
  func reuse(_ written: consuming [UInt8]) {
    guard written.capacity > room.capacity, written.capacity <= Worker.largestRoom else { return }
    room = written
  }

  private func run(_ bytes: [UInt8], _ format: SingleFormat, id: String, _ outcome: inout Outcome, _ pass: PartTaker) {
    do throws(InputError) {
      if format == .html {
        let page = try HTMLInput.page(bytes, id: id, date: options.date, language: options.language)
        unsafe annotate(page.document, page: page, line: nil, file: id, nil, &outcome, pass)
        return
      }
      let document = try PlainText.document(
        bytes, id: id, date: options.date, language: options.language)
      unsafe annotate(document, line: nil, file: id, nil, &outcome, pass)
    } catch {
      unsafe fail(ErrorRecord(error, id: id, file: id), nil, &outcome)
    }
  }

  private func run(_ batch: consuming LineBatch, _ outcome: inout Outcome, _ pass: PartTaker) {
    let file = batch.file
    var line = batch.firstLine
    var bytes = batch.bytes
    batch.bytes = []
    // Eight to eleven bytes are written for one that is read. Room that is not needed is never touched; what a very large batch lacks grows by itself,
    // which for a while takes three times what has been written. A long document's parts need little.
    outcome.bytes.reserveCapacity(min(bytes.count, writesParts ? min(options.longText, 1 << 25) : 1 << 25) * 12)
    // The reader wants a 0 behind each record.
    if bytes.last != 0x0A { bytes.append(0x0A) }
    unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      var start = 0
      while start < buffer.count, outcome.end == nil {
        let end = unsafe LineEnds.next(UnsafeRawBufferPointer(buffer), from: start) ?? buffer.count - 1
        unsafe buffer[end] = 0
        let record = unsafe UnsafeBufferPointer(rebasing: buffer[start..<end])
        if unsafe !isBlank(record) {
          unsafe run(record, at: start, line: line, of: UnsafeBufferPointer(buffer), file: file, &outcome, pass)
        }
        start = end + 1
        line += 1
      }
      if options.keepsFailures { unsafe finishGroup(UnsafeBufferPointer(buffer), file: file, &outcome, pass) }
    }
    // The documents have what is needed of the batch; the stages need a long one's memory more.
    bytes = []
    unsafe finishGroup(UnsafeBufferPointer(start: nil, count: 0), file: file, &outcome, pass)
  }

  /// Reads a record; it is annotated when its group is, before anything that comes behind it is written.
  /// - Parameter start: where the record stands in the batch.
  private func run(
    _ record: UnsafeBufferPointer<UInt8>, at start: Int, line: Int, of batch: UnsafeBufferPointer<UInt8>, file: String, _ outcome: inout Outcome,
    _ pass: PartTaker
  ) {
    do throws(InputError) {
      if record.count > options.largestDocument {
        unsafe finishGroup(batch, file: file, &outcome, pass)
        if outcome.end == nil { unsafe fail(.tooLong(line: line, file: file, largest: options.largestDocument), nil, &outcome) }
        return
      }
      let document = try unsafe records.read(terminated: record, id: String(line))
      // What the reader holds for its next record is twice a long one: the stages need it more.
      if record.count >= RunOptions.defaultLongText { records = Worker.reader(options) }
      if options.timeout != nil {
        // What is given so much time by the clock is not to wait for others.
        unsafe annotate(document, line: line, file: file, record, &outcome, pass)
        return
      }
      group.append(document, line: line, record: start..<start + record.count)
      // The last of the batch wait until the batch is gone.
      if group.isFull, start + record.count + 1 < batch.count { unsafe finishGroup(batch, file: file, &outcome, pass) }
    } catch {
      unsafe finishGroup(batch, file: file, &outcome, pass)
      if outcome.end == nil { unsafe fail(ErrorRecord(error, id: String(line), line: line, file: file), record, &outcome) }
    }
  }

  /// Annotates and writes the documents that wait.
  /// - Parameter batch: what they were read from; where failures are not kept it is not looked at, and may be gone.
  private func finishGroup(_ batch: UnsafeBufferPointer<UInt8>, file: String, _ outcome: inout Outcome, _ pass: PartTaker) {
    if group.isEmpty { return }
    var done = DocumentGroup()
    swap(&done, &group)
    do throws(ExtractionError) {
      try readyAnnotator().annotate(done.documents) { i, result in
        guard outcome.end == nil else { return }
        switch result {
        case .success(let annotation): write(annotation, &outcome, pass)
        case .failure(let error): unsafe fail(done, i, error, batch, file: file, &outcome)
        }
      }
    } catch {
      for i in done.documents.indices where outcome.end == nil { unsafe fail(done, i, error, batch, file: file, &outcome) }
    }
  }

  private func fail(
    _ group: DocumentGroup, _ i: Int, _ error: ExtractionError, _ batch: UnsafeBufferPointer<UInt8>, file: String, _ outcome: inout Outcome
  ) {
    let record = unsafe options.keepsFailures ? UnsafeBufferPointer(rebasing: batch[group.records[i]]) : nil
    unsafe fail(ErrorRecord(error, id: group.documents[i].id, line: group.lines[i], file: file), record, &outcome)
  }

  private func isBlank(_ record: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe record.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  private func annotate(
    _ document: Document, page: HTMLInput.Page? = nil, line: Int?, file: String, _ record: UnsafeBufferPointer<UInt8>?, _ outcome: inout Outcome,
    _ pass: PartTaker
  ) {
    do throws(ExtractionError) {
      let deadline = options.timeout.map { Deadline(seconds: $0) } ?? .never
      var annotation = try readyAnnotator().annotate(document, deadline: deadline)
      page?.addSources(to: &annotation)
      write(annotation, &outcome, pass)
    } catch {
      unsafe fail(ErrorRecord(error, id: document.id, line: line, file: file), record, &outcome)
    }
  }

  /// Whether long documents may leave in parts: what is put together or laid out wants them whole, and a failure that ends the run may come behind one
  /// in its piece, which then must not be in the output.
  private var writesParts: Bool { options.layout == .compact && options.onError != .fail && !options.format.isPutTogether }

  private func write(_ annotation: Annotation, _ outcome: inout Outcome, _ pass: PartTaker) {
    if annotation.text.count >= options.longText, writesParts {
      writer.write(annotation, to: &outcome.bytes, inPartsOf: options.longText) { bytes in
        if let packer {
          var packed = packer.pack(bytes) ?? []
          pass(&packed)
          bytes.removeAll(keepingCapacity: true)
        } else {
          pass(&bytes)
        }
      }
      if options.format == .json { options.layout.finish(&outcome.bytes, from: 0) }
      outcome.annotated += 1
      return
    }
    if !outcome.bytes.isEmpty { outcome.bytes += options.format.separator }
    let start = outcome.bytes.count
    writer.write(annotation, to: &outcome.bytes)
    if options.format == .json { options.layout.finish(&outcome.bytes, from: start) }
    outcome.annotated += 1
  }

  private func readyAnnotator() throws(ExtractionError) -> Annotator {
    if let annotator { return annotator }
    let made = try extractor.makeAnnotator()
    annotator = made
    return made
  }

  /// - Parameter input: the record that failed, where there is one.
  private func fail(_ record: ErrorRecord, _ input: UnsafeBufferPointer<UInt8>?, _ outcome: inout Outcome) {
    outcome.failed += 1
    if options.keepsFailures {
      if let input = unsafe input {
        unsafe record.write(to: &outcome.failures, input: input)
      } else {
        record.write(to: &outcome.failures)
      }
      outcome.failures.append(0x0A)
    }
    switch options.onError {
    case .emit where !options.format.holdsErrors:
      record.write(to: &outcome.notices)
      outcome.notices.append(0x0A)
    case .emit:
      let start = outcome.bytes.count
      record.write(to: &outcome.bytes)
      options.layout.finish(&outcome.bytes, from: start)
    case .skip: break
    case .fail: outcome.end = record
    }
  }
}
