import Extraction
import Foundation
import Lexicons
import Testing

@testable import Formats
@testable import extract

/// Documents so long that their output leaves in parts, against the same in one piece.
@Suite struct LongDocumentTests {
  private static let sentence = "The minister of Turkey said that Ankara does not support the new sanctions against Russia. "

  /// Documents of one sentence to twelve, a few of them broken, in several batches.
  private static let corpus = (0..<140).map { i in
    i % 37 == 7 ? "{broken\n" : "{\"id\":\(i),\"text\":\"\(String(repeating: sentence, count: 1 + i * 7 % 12))\"}\n"
  }.joined()

  private struct Run {
    var output: Data
    var failures: Data
    var annotated: Int
    var failed: Int
    var isFailure = false
  }

  /// Runs in this process, so that a document of any length is a long one; but without what writes, which would have the process ignore SIGPIPE.
  private func run(_ options: RunOptions, packing: Compression = .none) throws -> Run {
    try Program.withTemporaryFolder { folder in
      let source = folder.appending(path: "corpus.jsonl").path
      try Data(LongDocumentTests.corpus.utf8).write(to: URL(filePath: source))
      var options = options
      options.keepsFailures = true
      options.packing = packing
      options.layers = options.format.layers
      let extractor = Extractor(lexicon: .embedded, options: ExtractionOptions(layers: options.layers))
      let provenance = Provenance(lexicon: .embedded, layers: options.layers)
      let assembler = options.format.isPutTogether ? options.format.makeAssembler(provenance) : nil
      var (output, failures): ([UInt8], [UInt8]) = ([], [])
      var result = Run(output: Data(), failures: Data(), annotated: 0, failed: 0)
      func take(_ outcome: Outcome) {
        if result.isFailure { return }
        output += assembler?.add(outcome.bytes) ?? outcome.bytes
        failures += outcome.failures
        result.annotated += outcome.annotated
        result.failed += outcome.failed
        result.isFailure = outcome.end != nil
      }
      let worker = Worker(extractor, options)
      let pool = WorkerPool(extractor, options)
      var reader = PieceReader(SourceList([source], list: nil, from: .jsonl), options, isRepeatable: true, interruption: -1)
      reading: while true {
        switch reader.next() {
        case .nothing: continue
        case .end: break reading
        case .piece(let piece):
          if options.jobs == 1 {
            take(
              worker.run(piece) { bytes in
                output += bytes
                bytes.removeAll()
              })
          } else {
            while pool.isFull(for: piece), let outcome = pool.collect(wait: true) { take(outcome) }
            #expect(pool.submit(piece) == nil)
          }
        }
      }
      while let outcome = pool.collect(wait: true) { take(outcome) }
      pool.close()
      for end in assembler?.end(failed: result.failed) ?? [] { output += end }
      // Unpacked as any input is. An error record names its file, which is another one each time.
      func plain(_ bytes: [UInt8]) throws -> Data {
        let path = folder.appending(path: "packed").path
        try Data(bytes).write(to: URL(filePath: path))
        return Data(String(decoding: try InputFile(path: path).readAll(), as: UTF8.self).replacing(source, with: "").utf8)
      }
      result.output = try plain(output)
      result.failures = try plain(failures)
      return result
    }
  }

  private func expectSame(_ a: Run, _ b: Run, sorted: Bool = false) {
    let (x, y) = sorted ? (Data(lines(a.output).joined()), Data(lines(b.output).joined())) : (a.output, b.output)
    #expect(x == y && a.annotated == b.annotated && a.failed == b.failed && a.isFailure == b.isFailure)
    #expect(sorted || a.failures == b.failures)
  }

  private func lines(_ bytes: Data) -> [Data] { bytes.split(separator: 0x0A).sorted { $0.lexicographicallyPrecedes($1) } }

  @Test(arguments: [1, 3], [1, 300, 3000]) func partsOfAnyLengthFollowEachOther(jobs: Int, longText: Int) throws {
    var options = RunOptions()
    options.longText = Int.max
    let whole = try run(options)
    options.jobs = jobs
    options.longText = longText
    try expectSame(run(options), whole)
    options.unordered = true
    try expectSame(run(options), whole, sorted: true)
  }

  @Test(arguments: [Compression.gzip, .zstd]) func soTheyDoPacked(packing: Compression) throws {
    var options = RunOptions(jobs: 2)
    options.longText = Int.max
    let whole = try run(options)
    options.longText = 900
    try expectSame(run(options, packing: packing), whole)
  }

  @Test(arguments: OutputFormat.allCases) func soTheyDoInEveryFormatAndLayout(format: OutputFormat) throws {
    for layout in format == .json ? [JSONLayout.compact, .pretty] : [.compact] {
      var options = RunOptions(layout: layout, format: format, jobs: 2)
      options.longText = Int.max
      let whole = try run(options)
      options.longText = 500
      try expectSame(run(options), whole)
    }
  }

  @Test(arguments: ErrorPolicy.allCases, [1, 2]) func documentsThatFail(policy: ErrorPolicy, jobs: Int) throws {
    var options = RunOptions(jobs: jobs, onError: policy)
    options.longText = Int.max
    let whole = try run(options)
    #expect(policy == .fail ? whole.isFailure : whole.failed > 2)
    options.longText = 200
    try expectSame(run(options), whole)
  }

  /// A record of the program's own bound, and what becomes of its output.
  private static let long = "{\"id\":\"long\",\"text\":\"\(String(repeating: sentence, count: 2900))\"}\n"

  @Test func aKillBetweenTwoPartsLeavesNothingBehind() throws {
    try Program.withTemporaryFolder { folder in
      let source = folder.appending(path: "corpus.jsonl").path
      let records = "{\"text\":\"Ankara said no.\"}\n" + LongDocumentTests.long + "{\"text\":\"Oslo said yes.\"}\n"
      try Data(records.utf8).write(to: URL(filePath: source))
      let output = folder.appending(path: "out.jsonl").path
      let expected = try Program.run("--on-error", "fail", source).output
      #expect(expected.count > 1 << 20)
      let process = Process()
      process.executableURL = Program.url
      process.arguments = [source, "-o", output, "--checkpoint", "0", "--resume"]
      process.environment = [:]
      try process.run()
      while process.isRunning {
        let written = try? FileManager.default.attributesOfItem(atPath: OutputFile.partial(of: output))[.size] as? Int
        if (written ?? 0) >= expected.count / 2 { break }
        usleep(100)
      }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try Program.run(source, "-o", output, "--resume").status == 0)
      #expect(try Data(contentsOf: URL(filePath: output)) == expected)
    }
  }

  @Test func whereNobodyReadsOrNothingCanBeWritten() throws {
    try Program.withTemporaryFolder { folder in
      let source = folder.appending(path: "corpus.jsonl").path
      try Data((LongDocumentTests.long + LongDocumentTests.long).utf8).write(to: URL(filePath: source))
      let gone = try Program.bash("\"$EXTRACT\" --jobs 2 '\(source)' | head -c 400000 | wc -c; echo ${PIPESTATUS[0]}")
      #expect(gone.lines.first == "400000" && gone.lines.last == "0" && gone.errors.isEmpty)
      let full = try Program.bash("\"$EXTRACT\" --jobs 1 '\(source)' > /dev/full")
      #expect(full.status == 74 && full.errors.contains("No space left"))
    }
  }
}
