import CSignals
import Extraction
import Formats
import Glibc

/// From the inputs to the output: reads, hands out, and writes in the input's order.
struct AnnotationRun: ~Copyable {
  private let options: RunOptions
  private var output: RunOutput
  private var progress: Progress
  /// Nil where one thread does it all.
  private let pool: WorkerPool?
  /// What this thread works with: everything with one job, and whatever comes alone.
  private let worker: Worker
  private var bytesRead = 0
  /// Files in folders that were not read, for their names.
  private(set) var passedOver = 0
  /// The failure that ends the run.
  private var end: ErrorRecord?

  /// How a run ended.
  enum Ending {
    case done
    /// By SIGINT or SIGTERM: what was taken in is written.
    case interrupted(Int32)
    /// By the first failure.
    case failure(ErrorRecord)
    case output(OutputError)
  }

  init(_ extractor: Extractor, _ options: RunOptions, _ output: consuming RunOutput, _ progress: Progress = Progress(.none) { nil }) {
    self.options = options
    self.output = output
    self.output.begin(options, Provenance(lexicon: extractor.lexicon, layers: options.layers, unit: options.unit))
    self.progress = progress
    worker = Worker(extractor, options)
    pool = options.jobs > 1 ? WorkerPool(extractor, options) : nil
  }

  var annotated: Int { output.annotated }
  var failed: Int { output.failed }

  /// Annotates what the reader gives.
  mutating func run(_ reader: consuming PieceReader) -> Ending {
    let ending: Ending
    do throws(OutputError) {
      ending = try readAll(&reader)
    } catch {
      ending = .output(error)
    }
    pool?.close()
    passedOver = reader.passedOver
    progress.finish(documents: annotated + failed - output.documentsBefore, failed: failed)
    return ending
  }

  private mutating func readAll(_ reader: inout PieceReader) throws(OutputError) -> Ending {
    var pieces = 0
    reading: while end == nil {
      // Whoever sends one line and waits for its annotation gets it now.
      if !reader.isReady { try drain() }
      let step = reader.next()
      // What an interruption cut short is no piece.
      if csignals_received() != 0 { break }
      // Given away: a piece has one owner, or the worker would copy its bytes.
      switch consume step {
      case .nothing: continue
      case .end: break reading
      case .piece(let piece):
        pieces += 1
        if try output.includes(piece) {
          progress.begin(behind: piece.bytesRead)
          continue
        }
        try hand(piece, more: reader.expectsMore)
      }
    }
    try drain()
    if let end {
      try output.checkpoint()
      return .failure(end)
    }
    if csignals_received() != 0 {
      try output.checkpoint()
      return .interrupted(csignals_received())
    }
    try output.checkEnd(pieces: pieces)
    try output.finish()
    return .done
  }

  /// Has a piece worked on: here where it is alone, by a thread where more may follow.
  private mutating func hand(_ piece: consuming Piece, more: Bool) throws(OutputError) {
    guard let pool, more || !pool.isEmpty else {
      try run(piece)
      return
    }
    while pool.isFull(for: piece), let outcome = pool.collect(wait: true) { try write(outcome) }
    while let outcome = pool.collect(wait: false) { try write(outcome) }
    if let left = pool.submit(piece) { try run(left) }
  }

  /// Works on a piece here; everything before it is written.
  private mutating func run(_ piece: consuming Piece) throws(OutputError) {
    var failure: OutputError?
    let outcome = worker.run(piece) { bytes in
      if failure == nil {
        do throws(OutputError) {
          try output.write(part: bytes)
        } catch {
          failure = error
        }
      }
      bytes.removeAll(keepingCapacity: true)
    }
    if let failure { throw failure }
    try write(outcome)
  }

  /// Writes all that was handed out, and flushes.
  private mutating func drain() throws(OutputError) {
    if let pool {
      while let outcome = pool.collect(wait: true) { try write(outcome) }
    }
    try output.flush()
  }

  private mutating func write(_ finished: consuming Outcome) throws(OutputError) {
    var outcome = finished
    // Behind the failure that ends the run, nothing counts; nor does its piece, where another run can take it up again.
    if end != nil { return }
    if outcome.isPart {
      try output.write(part: outcome.bytes)
      reuse(&outcome)
      return
    }
    end = outcome.end
    if end != nil && output.keepsJournal { return }
    if !outcome.notices.isEmpty { progress.clear() }
    try output.write(outcome)
    bytesRead = max(bytesRead, outcome.bytesRead)
    reuse(&outcome)
    progress.show(documents: annotated + failed - output.documentsBefore, failed: failed, bytes: bytesRead)
  }
  /// Gives output that was written to whoever fills it again.
  private func reuse(_ outcome: inout Outcome) {
    // Taken out, so that it has one owner.
    var written: [UInt8] = []
    swap(&written, &outcome.bytes)
    if let pool { pool.reuse(written) } else { worker.reuse(written) }
  }
}
