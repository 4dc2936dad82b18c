import Foundation
import TestSupport
import Testing

@Suite struct AnnotateTests {
  @Test func oneTextOnStandardInputGivesOneLine() throws {
    let result = try Program.run(input: "Ankara said no.\n")
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.text.hasSuffix("}\n") && result.lines.count == 1)
    let document = try #require(try result.documents.first)
    #expect(document["schema"] as? String == "extract/1")
    #expect(document["id"] as? String == "-")
    #expect(document["text"] as? String == "Ankara said no.\n")
  }

  @Test func anEmptyTextIsADocument() throws {
    let result = try Program.run()
    #expect(result.status == 0)
    #expect(try result.documents.map { $0["text"] as? String } == [""])
  }

  @Test func noRecordsGiveNoOutput() throws {
    let result = try Program.run("--from", "jsonl", input: "\n \r\n\t\n")
    #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty)
    #expect(try Program.run("--from", "jsonl").status == 0)
  }

  @Test func aClosedStandardInputIsAnEmptyOne() throws {
    #expect(try Program.bash(#"env -i "$EXTRACT" --from jsonl <&-"#).status == 0)
  }

  @Test func filesComeInTheOrderGivenUnderTheirPaths() throws {
    try Program.withTemporaryFolder { folder in
      let names = ["b.txt", "a.txt", "c.ndjson"]
      for name in names.prefix(2) { try Data(name.utf8).write(to: folder.appending(path: name)) }
      try Data("{\"text\":\"x\"}\n\n{\"text\":\"y\",\"id\":9}".utf8).write(to: folder.appending(path: names[2]))
      let paths = names.map { folder.appending(path: $0).path }
      let result = try Program.run(paths, input: Data(), environment: [:])
      #expect(result.status == 0)
      #expect(try result.documents.map { $0["id"] as? String } == [paths[0], paths[1], "1", "9"])
      #expect(try result.documents.map { $0["text"] as? String } == ["b.txt", "a.txt", "x", "y"])
    }
  }

  @Test func lineEndsOfAllKindsAreTaken() throws {
    let result = try Program.run(
      "--from", "jsonl", input: "\u{FEFF}{\"text\":\"a\"}\r\n\r\n{\"text\":\"b\"}\n{\"text\":\"c\"}")
    #expect(result.status == 0)
    #expect(try result.documents.map { $0["id"] as? String } == ["1", "3", "4"])
  }

  @Test func aBadLineLeavesAnErrorInItsPlaceAndTheRunGoesOn() throws {
    let result = try Program.run(
      "--from", "jsonl", input: "{\"text\":\"a\"}\n{\"text\":\n{\"id\":\"x\",\"text\":5}\n{\"text\":\"b\"}\n")
    #expect(result.status == 1)
    let documents = try result.documents
    #expect(documents.map { $0["id"] as? String } == ["1", "2", "x", "4"])
    #expect(documents.map(\.errorCode) == [nil, "malformed-json", "wrong-type", nil])
    let error = try #require(documents[2]["error"] as? [String: Any])
    #expect(error["line"] as? Int == 3 && error["file"] as? String == "-")
  }

  @Test func whereNothingCouldBeAnnotatedTheStatusIsTwo() throws {
    #expect(try Program.run("--from", "jsonl", input: "x\n").status == 2)
    let result = try Program.run("/nonexistent/a.txt")
    #expect(result.status == 2)
    #expect(try result.documents.map(\.errorCode) == ["unreadable-file"])
  }

  @Test func unreadableFilesDoNotStopTheRun() throws {
    let seed = Program.root.appending(path: "seeds/istanbul-talks-open.txt").path
    let result = try Program.run("/nonexistent", "/nonexistent/*.txt", seed, "/nonexistent.jsonl")
    #expect(result.status == 1)
    #expect(try result.documents.map(\.errorCode) == ["unreadable-file", "unreadable-file", nil, "unreadable-file"])
    #expect(try result.documents.map { $0["id"] as? String } == ["/nonexistent", "/nonexistent/*.txt", seed, "/nonexistent.jsonl"])
  }

  @Test func theSameBytesForAnyNumberOfJobs() throws {
    var input = ""
    var records = 0
    // Much in `meta`, so that there are many batches and little to annotate.
    let padding = String(repeating: "p", count: 2000)
    for i in 0..<600 {
      let text = String(repeating: "Kyiv said no to Moscow. ", count: i % 4)
      let blank = i % 29 == 0
      input +=
        blank ? "\n" : i % 17 == 3 ? "{\"text\":\(i)}\n" : "{\"id\":\(i),\"text\":\"\(text)é\",\"x\":\"\(padding)\"}\n"
      records += blank ? 0 : 1
    }
    let outputs = try ["1", "2", "4", "9"].map { try Program.run("--from", "jsonl", "--jobs", $0, input: input) }
    #expect(outputs[0].lines.count == records)
    for output in outputs {
      #expect(output.status == 1)
      #expect(output.output == outputs[0].output)
    }
  }

  @Test func aLineOfAnyLengthIsRead() throws {
    let word = String(repeating: "x", count: 3_000_000)
    let result = try Program.run(
      "--from", "jsonl", input: "{\"text\":\"a\"}\n{\"text\":\"\(word)\"}\n{\"text\":\"b\"}\n")
    #expect(result.status == 0)
    #expect(try result.documents.map { ($0["text"] as? String)?.utf8.count } == [1, 3_000_000, 1])
  }

  @Test func oneCanConverseLineByLine() throws {
    for jobs in ["1", "4"] {
      let process = Process()
      let input = Pipe()
      let output = Pipe()
      process.executableURL = Program.url
      process.arguments = ["--from", "jsonl", "--jobs", jobs]
      process.environment = [:]
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      var pending = Data()
      for i in 0..<20 {
        try input.fileHandleForWriting.write(contentsOf: Data("{\"text\":\"number \(i)\"}\n".utf8))
        // Blocks for ever where output is held back; the suite's time limit then ends it.
        while pending.firstIndex(of: 0x0A) == nil { pending += output.fileHandleForReading.availableData }
        let end = try #require(pending.firstIndex(of: 0x0A))
        #expect(String(decoding: pending[..<end], as: UTF8.self).contains("\"number \(i)\""))
        pending = Data(pending[(end + 1)...])
      }
      try input.fileHandleForWriting.close()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
  }

  @Test func aReaderThatGoesAwayEndsItQuietly() throws {
    let result = try Program.bash(
      #"yes '{"text":"a b c"}' | head -n 200000 | "$EXTRACT" --from jsonl | head -n 1; echo "${PIPESTATUS[2]}""#)
    #expect(result.errors.isEmpty)
    #expect(result.lines.count == 2 && result.lines.last == "0")
  }

  @Test func aFullDiskIsSaid() throws {
    let result = try Program.bash(#""$EXTRACT" <<<"a" >/dev/full"#)
    #expect(result.status != 0 && result.errors.contains("standard output"))
  }

  @Test func offsetsAndLayersAreTakenFromTheCommandLine() throws {
    let result = try Program.run("--layers", "trace,tokens", "--offsets", "utf16", input: "é")
    let provenance = try #require(try result.documents.first?["provenance"] as? [String: Any])
    let options = try #require(provenance["options"] as? [String: Any])
    #expect(options["layers"] as? [String] == ["tokens", "trace"] && options["offsets"] as? String == "utf16")
    #expect(try result.documents.first?["offset_unit"] as? String == "utf16")
  }

  @Test func otherEncodingsAreNamedAndWarnedOf() throws {
    let result = try Program.run(
      input: Data("Le pr\u{e9}sident a d\u{e9}clar\u{e9}.".unicodeScalars.map { UInt8($0.value) }))
    #expect(result.status == 0)
    #expect(result.text.contains("Le président a déclaré."))
    #expect(result.text.contains("\"encoding-detected\""))
    #expect((try result.documents.first?["provenance"] as? [String: Any])?["encoding"] != nil)
  }

  @Test(arguments: [
    ["--from", "pdf"], ["--from", "xml"], ["--to", "csv"], ["--layers", "tokens,words"], ["--offsets", "byte"],
    ["--jobs", "0"], ["--jobs", "x"], ["--date", "yesterday"], ["--language", "e n"], ["--nonsense"],
    ["explain", "a", "--text", "b"],
    ["schema", "x"],
  ])
  func wrongUsageIsSaidOnStandardError(arguments: [String]) throws {
    let result = try Program.run(arguments, input: Data(), environment: [:])
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.errors.contains("Error:"))
  }

  @Test func wrongUsageNamesWhatThereIs() throws {
    #expect(try Program.run("--from", "pdf").errors.contains("The formats are text, jsonl and html"))
    #expect(try Program.run("--to", "csv").errors.contains("json"))
    #expect(try Program.run("--layers", "x").errors.contains("tokens, clauses, trace"))
  }

  @Test func itRunsWithoutAnyEnvironment() throws {
    let result = try Program.bash(#"echo "Ankara" | env -i "$EXTRACT""#)
    #expect(result.status == 0 && result.lines.count == 1 && result.errors.isEmpty)
  }

  @Test func everyRecordOfRandomTextIsAnswered() throws {
    var input: [UInt8] = []
    for seed in 0..<400 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      let text = seed % 2 == 0 ? random.text(maximumLength: 60, words: seed % 4 == 0) : random.news(maximumLength: 40)
      let record = try JSONSerialization.data(withJSONObject: ["text": text, "id": String(seed)])
      input += Array(record) + [0x0A]
    }
    let result = try Program.run(
      "--from", "jsonl", "--layers", "tokens,clauses,trace", "--jobs", "2", input: Data(input))
    #expect(result.status == 0, "\(result.errors.prefix(300))")
    #expect(try result.documents.map { $0["id"] as? String } == (0..<400).map { String($0) })
  }

  @Test func aFileThatIsNoLexiconIsWrongUsage() throws {
    for contents in ["", "not a lexicon"] {
      try Program.withTemporaryFolder { folder in
        let path = folder.appending(path: "x.lex").path
        try Data(contents.utf8).write(to: URL(filePath: path))
        let result = try Program.run("--lexicon", path, input: "x")
        #expect(result.status == 64 && result.errors.contains("not a compiled lexicon"))
      }
    }
    #expect(try Program.run("--lexicon", "/nonexistent", input: "x").status == 64)
  }
}
