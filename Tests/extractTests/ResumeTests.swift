import Foundation
import Testing

@testable import extract

/// Runs that are stopped or killed, and gone on with.
@Suite struct ResumeTests {
  /// Records, a few of them broken, that take a worker a little while.
  private static func corpus(_ count: Int) -> String {
    let sentence = "The minister of Turkey said that Ankara does not support the new sanctions against Russia. "
    return (0..<count).map { i in
      i % 61 == 7 ? "{broken\n" : "{\"id\":\(i),\"text\":\"\(String(repeating: sentence, count: 3 + i % 9))\"}\n"
    }.joined()
  }

  private struct Run {
    let source: URL
    let output: URL
    var dead: URL { URL(filePath: output.path + ".dead") }
    let options: [String]

    init(_ folder: URL, _ name: String, options: [String] = []) {
      source = folder.appending(path: "corpus.jsonl")
      output = folder.appending(path: name)
      self.options = options
    }

    func process(_ more: [String] = []) -> Process {
      let process = Process()
      process.executableURL = Program.url
      process.arguments =
        [source.path, "-o", output.path, "--dead-letter", dead.path, "--checkpoint", "0", "--exit-zero-on-doc-errors"] + options + more
      process.environment = [:]
      return process
    }

    func finish(_ more: [String] = []) throws -> Int32 {
      let process = process(more)
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }

    /// How many pieces of the input the journal says are written by now.
    var checkpoints: Int {
      guard let journal = try? Data(contentsOf: URL(filePath: Journal.path(of: output.path))) else { return 0 }
      return Journal.read(Array(journal), output: Int.max, failures: Int.max)?.last.pieces ?? 0
    }

    /// How many bytes are written by now.
    var partial: Int {
      let values = try? FileManager.default.attributesOfItem(atPath: OutputFile.partial(of: output.path))
      return (values?[.size] as? Int) ?? 0
    }
  }

  @Test(arguments: zip([[], ["--jobs", "1"], ["--unordered"]], ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"]))
  func aRunThatIsKilledAnyTimeGivesTheSameBytes(options: [String], name: String) throws {
    try Program.withTemporaryFolder { folder in
      try Data(ResumeTests.corpus(300).utf8).write(to: folder.appending(path: "corpus.jsonl"))
      let whole = Run(folder, "whole-" + name, options: options)
      #expect(try whole.finish() == 0)
      let expected = try Data(contentsOf: whole.output)
      let run = Run(folder, name, options: options)
      var gone = 0
      for kill in 1...10 {
        // At a tenth of the output more each time: the moment does not depend on the machine.
        let process = run.process(["--resume"])
        let wanted = expected.count * kill / 11
        try process.run()
        while process.isRunning, run.partial < wanted { usleep(200) }
        if kill % 2 == 0 { usleep(UInt32(kill) * 300) }
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        if FileManager.default.fileExists(atPath: Journal.path(of: run.output.path)) { gone += 1 }
      }
      #expect(gone > 0)
      #expect(try run.finish(["--resume"]) == 0)
      let output = try Data(contentsOf: run.output)
      if options == ["--unordered"] {
        let unpacked = try InputFile(path: run.output.path).readAll().split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        let before = try InputFile(path: whole.output.path).readAll().split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        #expect(unpacked.sorted() == before.sorted())
      } else {
        #expect(output == expected)
        #expect(try Data(contentsOf: run.dead) == Data(contentsOf: whole.dead))
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(!left.contains { $0.hasSuffix(".partial") || $0.hasSuffix(".journal") })
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func aSignalFinishesWhatWasTakenInAndSaysHowToGoOn(signal: Int32) throws {
    try Program.withTemporaryFolder { folder in
      try Data(ResumeTests.corpus(900).utf8).write(to: folder.appending(path: "corpus.jsonl"))
      let whole = Run(folder, "whole.jsonl")
      #expect(try whole.finish() == 0)
      let run = Run(folder, "out.jsonl")
      let process = run.process()
      let errors = Pipe()
      process.standardError = errors
      try process.run()
      while process.isRunning, run.partial == 0 { usleep(200) }
      kill(process.processIdentifier, signal)
      let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 128 + signal)
      #expect(text.contains(signal == SIGINT ? "SIGINT" : "SIGTERM") && text.contains("--resume"))
      let partial = try Data(contentsOf: URL(filePath: OutputFile.partial(of: run.output.path)))
      #expect(partial.last == 0x0A && !FileManager.default.fileExists(atPath: run.output.path))
      #expect(try run.finish(["--resume"]) == 0)
      #expect(try Data(contentsOf: run.output) == Data(contentsOf: whole.output))
    }
  }

  @Test func otherOptionsAndOtherInputAreRefused() throws {
    try Program.withTemporaryFolder { folder in
      let source = folder.appending(path: "corpus.jsonl")
      let records = ResumeTests.corpus(600)
      try Data(records.utf8).write(to: source)
      let run = Run(folder, "out.jsonl")
      let process = run.process()
      try process.run()
      // A checkpoint, and not only the journal's first lines: before that there is nothing to go on with.
      while process.isRunning, run.checkpoints == 0 { usleep(100) }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try run.finish(["--resume", "--offsets", "utf8"]) == 64)
      try Data(("{\"text\":\"new\"}\n" + records).utf8).write(to: source)
      #expect(try run.finish(["--resume"]) == 64)
      try Data().write(to: source)
      #expect(try run.finish(["--resume"]) == 64)
      // What was written is still there.
      try Data(records.utf8).write(to: source)
      #expect(try run.finish(["--resume"]) == 0)
      let whole = Run(folder, "whole.jsonl")
      #expect(try whole.finish() == 0)
      #expect(try Data(contentsOf: run.output) == Data(contentsOf: whole.output))
    }
  }

  @Test func withoutAnOutputFileOrAJournal() throws {
    #expect(try Program.run("--resume", input: "a").status == 64)
    #expect(try Program.run("--resume", "-o", "/dev/null", input: "a").status == 64)
    try Program.withTemporaryFolder { folder in
      let path = folder.appending(path: "x").path
      let resumed = try Program.run("--resume", "-o", path, input: "Ankara")
      let plain = try Program.run(input: "Ankara")
      #expect(resumed.status == 0)
      #expect(try Data(contentsOf: URL(filePath: path)) == plain.output)
    }
  }

  @Test func tornAndDamagedLinesOfAJournalDoNotCount() throws {
    try Program.withTemporaryFolder { folder in
      let path = folder.appending(path: "j").path
      let journal = try Journal(path: path, settings: [("version", "1"), ("empty", ""), ("odd", "a \\ b\nc")])
      let first = Checkpoint(pieces: 3, ahead: [5..<7, 9..<10], checksum: Checksum(value: 77), output: 100, failures: 5, annotated: 9, failed: 1)
      var second = first
      second.output = 200
      try journal.append(first)
      try journal.append(second)
      let bytes = try InputFile(path: path).readAll()
      #expect(Journal.read(bytes, output: 200, failures: 5)?.last == second)
      #expect(Journal.read(bytes, output: 199, failures: 5)?.last == first)
      #expect(Journal.read(bytes, output: 99, failures: 5)?.last == Checkpoint())
      #expect(Journal.read(bytes, output: 200, failures: 4)?.last == Checkpoint())
      #expect(Journal.read(bytes, output: 200, failures: 5)?.settings.map(\.value) == ["1", "", "a \\\\ b\\nc"])
      for length in 0..<bytes.count {
        let last = Journal.read(Array(bytes[..<length]), output: 200, failures: 5)?.last
        #expect(last == nil || last == Checkpoint() || last == first)
      }
      for i in bytes.indices {
        var damaged = bytes
        damaged[i] ^= 1
        let last = Journal.read(damaged, output: 200, failures: 5)?.last
        #expect(last == nil || last == Checkpoint() || last == first)
      }
      #expect(Journal.read([], output: 0, failures: 0) == nil)
    }
  }
}
