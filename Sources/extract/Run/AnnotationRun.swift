import Extraction
import Formats
import Glibc

/// From the inputs to standard output: reads, hands out, and writes in the input's order.
struct AnnotationRun: ~Copyable {
  enum Source: Sendable {
    case text(path: String)
    case records(path: String)
    case page(path: String)
  }

  private let options: RunOptions
  /// Nil where one thread does it all.
  private let pool: WorkerPool?
  /// What this thread works with: everything with one job, and whatever comes alone.
  private let worker: Worker
  private let assembler: any OutputAssembler
  private var output = StandardOutput()
  private var annotated = 0
  private var failed = 0

  init(_ extractor: Extractor, _ options: RunOptions) {
    self.options = options
    worker = Worker(extractor, options)
    assembler = options.format.makeAssembler(
      Provenance(lexicon: extractor.lexicon, layers: options.layers, unit: options.unit), title: options.title)
    pool = options.jobs > 1 ? WorkerPool(extractor, options) : nil
  }

  /// Annotates the sources in their order. Returns the exit status: 0 all good, 1 some documents failed, 2 none could be annotated.
  mutating func run(_ sources: [Source]) -> Int32 {
    do throws(SystemError) {
      try output.write(assembler.begin())
      for (i, source) in sources.enumerated() {
        switch source {
        case .text(let path): try single(path, .text, more: i + 1 < sources.count)
        case .page(let path): try single(path, .html, more: i + 1 < sources.count)
        case .records(let path): try records(path)
        }
      }
      try drain()
      try output.write(assembler.end())
      try output.flush()
    } catch {
      // Whoever read the output has gone: nobody is left to tell.
      if error.number != EPIPE {
        StandardError.write("extract: standard output: \(error.reason)")
        failed += 1
      }
    }
    pool?.close()
    return failed == 0 ? 0 : annotated > 0 ? 1 : 2
  }

  private mutating func single(_ path: String, _ format: SingleFormat, more: Bool) throws(SystemError) {
    if path == "-" {
      do throws(SystemError) {
        let input = try InputFile(path: path)
        let bytes = try input.readAll()
        try hand(.single(bytes, format, id: path), more: more)
      } catch {
        try hand(.failure(ErrorRecord(error.asInputError, id: path, file: path)), more: more)
      }
    } else {
      try hand(.file(format, path: path), more: more)
    }
  }

  private mutating func records(_ path: String) throws(SystemError) {
    let input: InputFile
    do throws(SystemError) {
      input = try InputFile(path: path)
    } catch {
      try hand(.failure(ErrorRecord(error.asInputError, id: path, file: path)), more: true)
      return
    }
    var batcher = LineBatcher(file: path)
    while true {
      // Whoever sends one line and waits for its annotation gets it now.
      let ready = input.isReady
      if !ready { try drain() }
      let batch: LineBatch??
      do throws(SystemError) {
        batch = try batcher.read(input)
      } catch {
        try hand(.failure(ErrorRecord(error.asInputError, id: path, file: path)), more: true)
        return
      }
      guard let batch else { break }
      if let batch { try hand(.records(batch), more: batch.bytes.count >= LineBatcher.readSize / 2 || input.isReady) }
    }
    if let last = batcher.finish() { try hand(.records(last), more: true) }
  }

  /// Has a piece worked on: here where it is alone, by a thread where more may follow.
  private mutating func hand(_ work: consuming Work, more: Bool) throws(SystemError) {
    guard let pool, more || !pool.isEmpty else {
      try write(worker.run(work))
      return
    }
    while pool.isFull, let outcome = pool.collect(wait: true) { try write(outcome) }
    while let outcome = pool.collect(wait: false) { try write(outcome) }
    if let left = pool.submit(work) { try write(worker.run(left)) }
  }

  /// Writes all that was handed out, and flushes.
  private mutating func drain() throws(SystemError) {
    if let pool {
      while let outcome = pool.collect(wait: true) { try write(outcome) }
    }
    try output.flush()
  }

  private mutating func write(_ outcome: Outcome) throws(SystemError) {
    annotated += outcome.annotated
    failed += outcome.failed
    try output.write(assembler.add(outcome.bytes))
    if !outcome.errors.isEmpty { StandardError.write(outcome.errors) }
  }
}
