import Formats
import Glibc

/// What the command line says about where a run's output goes.
struct OutputPlan: Sendable {
  /// Nil for standard output.
  var path: String?
  /// Where failed documents go as well.
  var failures: String?
  var resumes = false
  /// Seconds between two checkpoints.
  var interval = 1.0
  /// What changes output, by name: a run that goes on must have the same.
  var settings: [Journal.Setting] = []
  /// Whether nothing is written before the end: then there is nothing to go on with.
  var isPutTogetherAtTheEnd = false

  /// Whether a journal is kept: the output is a file that can be put in its place later.
  var keepsJournal: Bool {
    guard let path, !isPutTogetherAtTheEnd else { return false }
    return !OutputFile.isSpecial(OutputFile.resolved(path))
  }
}

/// Why output cannot be written, or a run not go on.
struct OutputError: Error {
  var message: String
  /// The exit status: 74 (EX_IOERR), or 64 for wrong usage.
  var status: Int32
  /// Whoever read the output has gone: nobody is left to tell.
  var isClosedPipe = false

  static func system(_ name: String, _ error: SystemError) -> OutputError {
    let busy = error.number == EBUSY
    return OutputError(
      message: "\(name): \(busy ? "another run is writing it" : error.reason)", status: 74, isClosedPipe: error.number == EPIPE)
  }
  static let otherInput = OutputError.usage(
    "--resume: the input is not the one that the journal is of; give the same files in the same order, or leave out --resume")
  static func usage(_ message: String) -> OutputError { OutputError(message: message, status: 64) }
}

/// The output of a run: standard output or a file, the dead letters, and the journal.
struct RunOutput: ~Copyable {
  private let plan: OutputPlan
  private var standard = OutputStream.standard
  private let file: OutputFile?
  private let failures: OutputFile?
  private var journal: Journal?
  private let packing: Compression
  private let failurePacking: Compression
  /// What is in the output, what of that is in the journal, and what an earlier run left.
  private var reached: Checkpoint
  private var recorded: Checkpoint
  private let resumed: Checkpoint
  /// With `--unordered`: the sums of pieces that were written before an earlier one.
  private var ahead: [Int: Checksum] = [:]
  private var lastCheckpoint = Clock.now
  /// What puts documents together where they do not simply follow each other; packs them then.
  private var assembler: (any OutputAssembler)?
  private var assembledPacker: Packer?

  /// Opens the files; where the run goes on, at the place that the journal says.
  init(_ plan: OutputPlan, packing: Compression, failurePacking: Compression) throws(OutputError) {
    // Nothing of `self` is set before all that can fail has gone well.
    var start = Checkpoint()
    var file: OutputFile?
    var journal: Journal?
    if let path = plan.path {
      let real = OutputFile.resolved(path)
      var contents: Journal.Contents?
      if plan.resumes {
        guard plan.keepsJournal else { throw .usage("--resume: \(path) is no regular file, and has no journal") }
        contents = try RunOutput.journal(of: real, plan)
      }
      start = contents?.last ?? start
      file = try RunOutput.open(path, .atomic, keeping: start.output)
      if plan.keepsJournal { journal = try RunOutput.journal(real, contents) }
    }
    failures = try RunOutput.open(plan.failures, .inPlace, keeping: start.failures)
    self.plan = plan
    self.packing = packing
    self.failurePacking = failurePacking
    self.file = file
    self.journal = journal
    resumed = start
    reached = start
    reached.ahead = []
    recorded = start
  }

  /// Tells what format the documents have. What stands before the first is written with it.
  mutating func begin(_ options: RunOptions, _ provenance: Provenance) {
    guard options.format.isPutTogether else { return }
    assembler = options.format.makeAssembler(provenance, title: options.title, goesOn: resumed.pieces > 0)
    assembledPacker = Packer(packing)
  }

  /// The journal to go on with. Without one, what an earlier run left goes, and a new one begins with the first checkpoint.
  private static func journal(_ path: String, _ contents: Journal.Contents?) throws(OutputError) -> Journal? {
    let name = Journal.path(of: path)
    guard let contents else {
      unsafe unlink(name)
      return nil
    }
    do throws(SystemError) {
      return try Journal(path: name, contents)
    } catch {
      throw .system(name, error)
    }
  }

  private static func open(_ path: String?, _ manner: OutputFile.Manner, keeping length: Int?) throws(OutputError) -> OutputFile? {
    guard let path else { return nil }
    do throws(SystemError) {
      return try OutputFile(path: path, manner, keeping: length)
    } catch {
      throw .system(path, error)
    }
  }

  /// What the journal says; nil where there is none, and the run begins anew.
  private static func journal(of path: String, _ plan: OutputPlan) throws(OutputError) -> Journal.Contents? {
    let name = Journal.path(of: path)
    guard OutputFile.size(of: name) != nil else { return nil }
    let bytes: [UInt8]
    do throws(InputError) {
      bytes = try InputFile(path: name).readAll()
    } catch {
      throw OutputError(message: "\(name): \(error.message)", status: 74)
    }
    let failures = plan.failures.map { OutputFile.size(of: OutputFile.resolved($0)) ?? 0 } ?? Int.max
    let partial = OutputFile.partial(of: path)
    if OutputFile.size(of: partial) == nil, let whole = OutputFile.size(of: path),
      Journal.read(bytes, output: Int.max, failures: failures)?.last.output == whole
    {
      // A kill between the last two steps of a run left the whole output in its place, and the journal.
      guard unsafe rename(path, partial) == 0 else { throw .system(path, SystemError(number: errno)) }
    }
    guard let contents = Journal.read(bytes, output: OutputFile.size(of: partial) ?? 0, failures: failures) else { return nil }
    for (had, has) in zip(contents.settings, plan.settings)
    where had.name != has.name || had.value != Journal.escaped(has.value) && !(had.name == "on-error" && had.value == "fail") {
      throw .usage("--resume: the run that \(name) is of had \(had.name) \(had.value), not \(has.value); give the same options, or leave out --resume")
    }
    return contents
  }

  var annotated: Int { reached.annotated }
  var failed: Int { reached.failed }
  /// Where the run began: 0, or what an earlier one had done.
  var documentsBefore: Int { resumed.annotated + resumed.failed }
  var keepsJournal: Bool { plan.keepsJournal }

  /// Whether an earlier run, with which this one goes on, wrote the piece.
  mutating func includes(_ piece: borrowing Piece) throws(OutputError) -> Bool {
    if piece.number >= resumed.pieces {
      guard resumed.ahead.contains(where: { $0.contains(piece.number) }) else { return false }
      note(piece.number, piece.checksum)
    } else if piece.number == resumed.pieces - 1, piece.checksum != resumed.checksum {
      throw .otherInput
    }
    return true
  }

  /// - Parameter pieces: how many the input had.
  func checkEnd(pieces: Int) throws(OutputError) {
    if pieces < resumed.pieces { throw .otherInput }
  }

  /// Writes the first bytes of a piece's output, of which more follow before anything else does. The journal knows nothing of them until its outcome is
  /// written: a run that goes on cuts them off.
  mutating func write(part bytes: [UInt8]) throws(OutputError) {
    // Formats that are put together have no parts.
    if assembler == nil { try put(bytes) }
  }

  mutating func write(_ outcome: Outcome) throws(OutputError) {
    if let assembler { try put(assembler.add(outcome.bytes)) } else { try put(outcome.bytes) }
    if !outcome.notices.isEmpty { StandardError.put(String(decoding: outcome.notices, as: UTF8.self)) }
    do throws(SystemError) {
      if !outcome.failures.isEmpty { try failures?.write(outcome.failures) }
    } catch {
      throw .system(plan.failures ?? "", error)
    }
    reached.annotated += outcome.annotated
    reached.failed += outcome.failed
    note(outcome.number, outcome.checksum)
    if plan.keepsJournal, Clock.seconds(since: lastCheckpoint) >= plan.interval { try checkpoint() }
  }

  /// Writes bytes of the output, packed where what is put together is packed here.
  private mutating func put(_ bytes: [UInt8]) throws(OutputError) {
    let bytes = bytes.isEmpty ? bytes : assembledPacker?.pack(bytes) ?? bytes
    do throws(SystemError) {
      if let file { try file.write(bytes) } else { try standard.write(bytes) }
    } catch {
      throw .system(plan.path ?? "standard output", error)
    }
  }

  private mutating func note(_ piece: Int, _ checksum: Checksum) {
    guard piece == reached.pieces else {
      ahead[piece] = checksum
      return
    }
    reached.pieces += 1
    reached.checksum = checksum
    while let sum = ahead.removeValue(forKey: reached.pieces) {
      reached.pieces += 1
      reached.checksum = sum
    }
  }

  /// Whoever reads the output, and the dead letters, has all of it.
  mutating func flush() throws(OutputError) {
    try RunOutput.system(plan.failures) { () throws(SystemError) in try failures?.flush() }
    guard file == nil else { return }
    do throws(SystemError) {
      try standard.flush()
    } catch {
      throw .system("standard output", error)
    }
  }

  /// Writes down how far the run has come, once that is safe.
  mutating func checkpoint() throws(OutputError) {
    guard let file, let path = plan.path, plan.keepsJournal else { return }
    lastCheckpoint = Clock.now
    reached.output = file.count
    reached.failures = failures?.count ?? 0
    reached.ahead = RunOutput.ranges(ahead.keys.sorted())
    guard reached != recorded else { return }
    try synchronise(file)
    do throws(SystemError) {
      if journal == nil { journal = try Journal(path: Journal.path(of: file.path), settings: plan.settings) }
      try journal?.append(reached)
    } catch {
      throw .system(Journal.path(of: path), error)
    }
    recorded = reached
  }

  /// The run is done: puts the output in its place.
  mutating func finish() throws(OutputError) {
    if let assembler {
      for piece in assembler.end(failed: failed) { try put(piece) }
    }
    try flush()
    // A packed file without a frame would be none.
    if let failures, failures.count == 0, let frame = Packer(failurePacking)?.pack([]) {
      try RunOutput.system(plan.failures) { () throws(SystemError) in try failures.write(frame) }
    }
    guard let file else {
      try RunOutput.system(plan.failures) { () throws(SystemError) in try failures?.synchronise() }
      return
    }
    if file.count == 0, let frame = Packer(packing)?.pack([]) {
      try RunOutput.system(plan.path) { () throws(SystemError) in try file.write(frame) }
    }
    // The journal knows the whole length before the file has its name.
    if journal != nil { try checkpoint() } else { try synchronise(file) }
    try RunOutput.system(plan.path) { () throws(SystemError) in try file.finish() }
    journal?.remove()
  }

  private func synchronise(_ file: OutputFile) throws(OutputError) {
    try RunOutput.system(plan.path) { () throws(SystemError) in try file.synchronise() }
    try RunOutput.system(plan.failures) { () throws(SystemError) in try failures?.synchronise() }
  }

  private static func system(_ name: String?, _ body: () throws(SystemError) -> Void) throws(OutputError) {
    do throws(SystemError) {
      try body()
    } catch {
      throw .system(name ?? "standard output", error)
    }
  }

  /// Numbers in ascending order as ranges.
  private static func ranges(_ numbers: [Int]) -> [Range<Int>] {
    var out: [Range<Int>] = []
    for number in numbers {
      if let last = out.last, last.upperBound == number {
        out[out.count - 1] = last.lowerBound..<number + 1
      } else {
        out.append(number..<number + 1)
      }
    }
    return out
  }
}
