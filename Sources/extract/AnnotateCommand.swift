import CSignals
import Extraction
import Formats
import Glibc

/// What `extract` does once its options are known: opens, runs, and tells people how it ended.
enum AnnotateCommand {
  /// - Parameters:
  ///   - batch: nil where no option was given.
  ///   - single: whether there is one plain text to read.
  /// - Returns: the exit status.
  static func run(
    _ files: [String], _ batch: BatchOptions?, _ from: InputFormat?, _ options: RunOptions, _ plan: OutputPlan, _ extractor: Extractor,
    single: Bool
  ) -> Int32 {
    // Where a standard stream is closed, the next file that is opened would take its number: it stays as good as closed.
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
    let output: RunOutput
    do throws(OutputError) {
      output = try RunOutput(plan, packing: options.packing, failurePacking: options.failurePacking)
    } catch {
      StandardError.write("\(error.status == 64 ? "Error" : "extract"): \(error.message)")
      return error.status
    }
    let readsTerminal = (files.isEmpty && batch?.filesFrom == nil) || files.contains("-") || batch?.filesFrom == "-"
    if readsTerminal, isatty(STDIN_FILENO) == 1 {
      StandardError.write("extract: reading from the terminal; end with Ctrl-D, or see extract --help")
    }
    // One text is done or not: the signals may do what they do to other programs.
    let interruption = single ? -1 : csignals_watch()
    let list = batch?.filesFrom.map { PathList(path: $0, nulls: batch?.null ?? false, interruption: interruption) }
    let sources = SourceList(files, list: list, from: from)
    let manner = single || batch?.quiet == true ? .none : progressManner(plan)
    let start = lseek(STDIN_FILENO, 0, SEEK_CUR)
    let progress = Progress(manner) { InputSize.of(files, batch, from: from, standardInputFrom: start) }
    let reader = PieceReader(sources, options, isRepeatable: plan.path != nil, interruption: interruption)
    var run = AnnotationRun(extractor, options, output, progress)
    let ending = run.run(reader)
    if run.passedOver > 0, batch?.quiet != true {
      let files = Progress.count(run.passedOver, "file")
      StandardError.write("extract: passed over \(files) in folders, of no known extension; name them or give --from to read them")
    }
    return report(ending, plan, annotated: run.annotated, failed: run.failed, zero: batch?.exitZeroOnDocErrors ?? false)
  }

  private static func progressManner(_ plan: OutputPlan) -> Progress.Manner {
    guard StandardError.isTerminal else { return .log }
    // The output itself runs over the terminal.
    if plan.path == nil, StandardOutput.isTerminal { return .none }
    return Terminal.isDumb ? .log : .terminal
  }

  private static func report(_ ending: AnnotationRun.Ending, _ plan: OutputPlan, annotated: Int, failed: Int, zero: Bool) -> Int32 {
    let ofDocuments: Int32 = failed == 0 ? 0 : annotated > 0 ? 1 : 2
    switch ending {
    case .done: return zero ? 0 : ofDocuments
    case .interrupted(let signal):
      let name = signal == SIGINT ? "SIGINT" : "SIGTERM"
      StandardError.write("extract: stopped by \(name) after \(Progress.count(annotated + failed, "document")); all of them are written.")
      sayHowToGoOn(plan)
      return 128 + signal
    case .failure(let record):
      let line = record.line.map { ":\($0)" } ?? ""
      StandardError.write("extract: \(record.file)\(line): \(record.message) (\(record.code)); stopped there.")
      sayHowToGoOn(plan)
      return annotated > 0 ? 1 : 2
    case .output(let error):
      if error.isClosedPipe { return ofDocuments }
      StandardError.write("\(error.status == 64 ? "Error" : "extract"): \(error.message)")
      if error.status != 64 { sayHowToGoOn(plan) }
      return error.status
    }
  }

  private static func sayHowToGoOn(_ plan: OutputPlan) {
    guard let path = plan.path, plan.keepsJournal else {
      StandardError.write("extract: only a run with --output FILE can go on where it stopped, with --resume.")
      return
    }
    let known = CommandLine.arguments.contains("--resume")
    let command = CommandLine.arguments.map(quoted).joined(separator: " ") + (known ? "" : " --resume")
    StandardError.write("extract: \(OutputFile.partial(of: path)) is kept. To go on, with the same input: \(command)")
  }

  /// As a shell wants it.
  private static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 >= 0x80
        || "_-./,:=@%+".utf8.contains($0)
    }
    return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}

/// How much there is to read.
enum InputSize {
  /// Bytes of all files, as they lie there; nil where that is not known, or takes long to find out.
  /// - Parameter start: where standard input stood when the run began.
  static func of(_ files: [String], _ batch: BatchOptions?, from: InputFormat?, standardInputFrom start: Int) -> Int? {
    // A list is read twice, where that can be done.
    if let list = batch?.filesFrom, list == "-" || OutputFile.isSpecial(list) { return nil }
    let list = batch?.filesFrom.map { PathList(path: $0, nulls: batch?.null ?? false, interruption: -1) }
    var sources = SourceList(files, list: list, from: from)
    var total = 0
    for _ in 0..<100_000 {
      guard let source = sources.next() else { return total }
      guard let size = source.path == "-" ? standardInput(from: start) : OutputFile.size(of: source.path) ?? 0 else { return nil }
      total += size
    }
    return nil
  }

  /// What is left of a file that standard input comes from; nil for a pipe.
  private static func standardInput(from start: Int) -> Int? {
    var status = stat()
    guard unsafe fstat(STDIN_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return max(0, Int(status.st_size) - max(0, start))
  }
}
