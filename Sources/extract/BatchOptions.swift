import ArgumentParser

/// What the command line says about runs of many documents.
struct BatchOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to this file, put in its place when whole; packed where it ends in .gz or .zst (default: standard output).",
      valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Go on with a run that was stopped: the same command with this added.")
  var resume = false

  @Option(help: ArgumentHelp("Seconds between two entries in the journal that --resume reads.", valueName: "seconds"))
  var checkpoint: Double = 1

  @Option(help: ArgumentHelp("Read the paths in this file as well, one a line; - for standard input.", valueName: "file"), completion: .file())
  var filesFrom: String?

  @Flag(name: [.customShort("0"), .long], help: "Paths of --files-from end with a NUL, as find -print0 writes them.")
  var null = false

  @Option(help: ArgumentHelp("Where a record has its text: a member, or a path such as article.body (default: text).", valueName: "field"))
  var textField: String?

  @Option(help: ArgumentHelp("Where a record has its id (default: id).", valueName: "field"))
  var idField: String?

  @Option(help: ArgumentHelp("Where a record has its date of writing (default: date).", valueName: "field"))
  var dateField: String?

  @Flag(help: "Write each document as soon as it is done, in any order.")
  var unordered = false

  @Option(
    help: ArgumentHelp("Refuse records and texts that are longer: a number, or one with K, M or G (default: 1G).", valueName: "bytes"),
    transform: parseSize)
  var maxDocBytes: Int?

  @Option(help: ArgumentHelp("Give a document up after so many seconds (default: never).", valueName: "seconds"))
  var timeoutPerDoc: Double?

  @Option(
    help: ArgumentHelp("A document that fails: emit an error record, skip it, or fail (end the run there).", valueName: "policy"),
    completion: .list(ErrorPolicy.allCases.map(\.rawValue)), transform: parsePolicy)
  var onError: ErrorPolicy = .emit

  @Option(
    help: ArgumentHelp("Write each failed record with its error to this file.", valueName: "file"), completion: .file())
  var deadLetter: String?

  @Flag(help: "Exit with 0 although documents failed.")
  var exitZeroOnDocErrors = false

  @Flag(name: .shortAndLong, help: "No progress and no summary on standard error.")
  var quiet = false

  func validate() throws {
    if resume && writesStandardOutput { throw ValidationError("--resume needs --output.") }
    if null && filesFrom == nil { throw ValidationError("--null is about --files-from.") }
    if let timeoutPerDoc, !(timeoutPerDoc > 0) { throw ValidationError("--timeout-per-doc is a number of seconds above 0.") }
    if !(checkpoint >= 0) { throw ValidationError("--checkpoint is a number of seconds.") }
    if exitZeroOnDocErrors && onError == .fail { throw ValidationError("--exit-zero-on-doc-errors and --on-error fail exclude each other.") }
    for field in [textField, idField, dateField] where field == "" { throw ValidationError("A field has a name.") }
    if let deadLetter, deadLetter == output { throw ValidationError("--dead-letter and --output are two files.") }
  }

  private var writesStandardOutput: Bool { output == nil || output == "-" }

  func apply(to options: inout RunOptions) {
    options.unordered = unordered
    if let maxDocBytes { options.largestDocument = maxDocBytes }
    options.timeout = timeoutPerDoc
    options.onError = onError
    options.keepsFailures = deadLetter != nil
    if let output, !writesStandardOutput { options.packing = Compression(path: output) }
    if let deadLetter { options.failurePacking = Compression(path: deadLetter) }
  }

  var plan: OutputPlan {
    OutputPlan(path: writesStandardOutput ? nil : output, failures: deadLetter, resumes: resume, interval: checkpoint)
  }
}

private func parseSize(_ text: String) throws -> Int {
  let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
  let unit = text.last.flatMap { units[Character($0.uppercased())] }
  let digits = unit == nil ? text[...] : text.dropLast()
  guard let number = Int(digits), number > 0, case (let size, let overflow) = number.multipliedReportingOverflow(by: unit ?? 1), !overflow else {
    throw ValidationError("--max-doc-bytes is a number of bytes above 0, such as 200000, 500K or 2M.")
  }
  return min(size, RunOptions.defaultLargest)
}

private func parsePolicy(_ name: String) throws -> ErrorPolicy {
  guard let policy = ErrorPolicy(rawValue: name) else { throw ValidationError("--on-error is emit, skip or fail.") }
  return policy
}
