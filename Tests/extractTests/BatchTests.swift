import Foundation
import Testing

@testable import extract

/// Runs of many documents: where they come from, where they go, and what becomes of those that fail.
@Suite struct BatchTests {
  private func write(_ text: String, _ folder: URL, _ name: String) throws {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func ids(_ result: Program.Result) throws -> [String?] { try result.documents.map { $0["id"] as? String } }

  @Test func aFolderStandsForItsFilesSortedByName() throws {
    try Program.withTemporaryFolder { folder in
      for name in ["b.txt", "a/z.txt", "a.txt", "B.jsonl", ".hidden.txt", "a/.x/y.txt", "c.jpg"] {
        try write(name.hasSuffix("l") ? "{\"text\":\"r\"}\n" : name, folder, name)
      }
      let result = try Program.run(folder.path)
      #expect(result.status == 0)
      #expect(try ids(result) == ["1"] + ["a/z.txt", "a.txt", "b.txt"].map { folder.path + "/" + $0 })
      #expect(result.errors.contains("passed over 1 file"))
      #expect(try Program.run(folder.path, "--quiet").errors.isEmpty)
      #expect(try ids(Program.run("--from", "text", folder.path)).count == 5)
    }
  }

  @Test func patternsAreExpandedByTheProgram() throws {
    try Program.withTemporaryFolder { folder in
      for name in ["x1.txt", "x2.txt", "y.txt", "d/x3.txt", "d/e/x4.txt", "[q].txt"] { try write("a", folder, name) }
      func found(_ pattern: String) throws -> [String] {
        try ids(Program.run(folder.path + "/" + pattern)).map { String(($0 ?? "").dropFirst(folder.path.count + 1)) }
      }
      #expect(try found("x?.txt") == ["x1.txt", "x2.txt"])
      #expect(try found("**/x[13].txt") == ["d/x3.txt", "x1.txt"])
      #expect(try found("**/x*.txt") == ["d/e/x4.txt", "d/x3.txt", "x1.txt", "x2.txt"])
      #expect(try found("*/x*") == ["d/x3.txt"])
      // What is there is a path, whatever signs it has.
      #expect(try found("[q].txt") == ["[q].txt"])
      #expect(try Program.run(folder.path + "/n*").documents.map(\.errorCode) == ["unreadable-file"])
    }
  }

  @Test func pathsComeFromAList() throws {
    try Program.withTemporaryFolder { folder in
      let names = ["a b.txt", "c*.txt", "new\nline.txt"]
      for name in names { try write("a", folder, name) }
      let paths = names.map { folder.path + "/" + $0 }
      let lines = try Program.run("--files-from", "-", input: paths.prefix(2).joined(separator: "\r\n") + "\n\n")
      #expect(try ids(lines) == Array(paths.prefix(2)))
      #expect(try ids(Program.run("-0", "--files-from", "-", input: paths.joined(separator: "\0"))) == paths)
      #expect(try Program.run("--files-from", "/nonexistent").documents.map(\.errorCode) == ["unreadable-file"])
      #expect(try Program.run("--null").status == 64)
    }
  }

  @Test(arguments: ["gz", "zst"])
  func packedFilesAreKnownByTheirFirstBytes(suffix: String) throws {
    try Program.withTemporaryFolder { folder in
      let records = (0..<500).map { "{\"text\":\"Ankara said no \($0 * 7919 % 1000) times.\",\"id\":\($0)}\n" }.joined()
      let plain = try Program.run("--from", "jsonl", input: records)
      let packed = folder.appending(path: "corpus").path
      // Two frames, one after the other.
      let half = records.count / 2
      var bytes = try #require(Packer(suffix == "gz" ? .gzip : .zstd)?.pack(Array(records.utf8.prefix(half))))
      bytes += try #require(Packer(suffix == "gz" ? .gzip : .zstd)?.pack(Array(records.utf8.dropFirst(half))))
      try Data(bytes).write(to: URL(filePath: packed))
      #expect(try Program.run("--from", "jsonl", packed).output == plain.output)
      #expect(try Program.run("--from", "jsonl", input: Data(bytes)).output == plain.output)

      let output = folder.appending(path: "out.jsonl.\(suffix)").path
      let run = try Program.run("--from", "jsonl", packed, "-o", output)
      #expect(run.status == 0 && run.output.isEmpty)
      // The tools that everybody has read it, where they are.
      let cat = suffix == "gz" ? "gzip" : "zstd"
      if try Program.bash("command -v \(cat)").status == 0 {
        #expect(try Program.bash("\(cat) -dc '\(output)'").output == plain.output)
      }
      let input = try InputFile(path: output)
      #expect(Data(try input.readAll()) == plain.output)
      #expect(try Program.run("--from", "jsonl", "-o", output, input: "").status == 0)
      #expect(try InputFile(path: output).readAll().isEmpty)
      #expect(try Data(contentsOf: URL(filePath: output)).isEmpty == false)

      // Cut short, and with a wrong byte.
      try Data(bytes.prefix(bytes.count - 5)).write(to: URL(filePath: packed))
      let cut = try Program.run("--from", "jsonl", packed)
      #expect(cut.status == 1)
      #expect(try cut.documents.last?.errorCode == "damaged-compression")
      var damaged = bytes
      damaged[damaged.count / 2 + 40] ^= 0xFF
      try Data(damaged).write(to: URL(filePath: packed))
      #expect(try Program.run("--from", "jsonl", packed).documents.last?.errorCode == "damaged-compression")
    }
  }

  @Test func membersAreFoundWhereTheCallerSays() throws {
    let record = #"{"a":{"b":"Ankara said no.","x":[{"b":1}]},"n":{"id":7,"d":{"on":"2025-05-16T10:00:00Z"}},"text":"other","id":3}"#
    let result = try Program.run(
      "--from", "jsonl", "--text-field", "a.b", "--id-field", "n.id", "--date-field", "n.d.on", input: record)
    let document = try #require(try result.documents.first)
    #expect(document["text"] as? String == "Ankara said no." && document["id"] as? String == "7")
    #expect(document["date"] as? String == "2025-05-16")
    let meta = try #require(document["meta"] as? [String: Any])
    #expect(Set(meta.keys) == ["a", "n", "text", "id"])
    func code(_ record: String, _ field: String) throws -> String? {
      try Program.run("--from", "jsonl", "--text-field", field, input: record).documents.first?.errorCode
    }
    #expect(try code(#"{"a":{"b":5}}"#, "a.b") == "wrong-type")
    #expect(try code(#"{"a":{"b":{"c":"x"}}}"#, "a.b") == "wrong-type")
    #expect(try code(#"{"a":[{"b":"x"}]}"#, "a.b") == "missing-field")
    #expect(try code(#"{"a":{"c":{"b":"x"}}}"#, "a.b") == "missing-field")
    #expect(try code(#"{"a.b":"x"}"#, "a.b") == "missing-field")
    #expect(try code(#"{"a.b":"x"}"#, #"a\.b"#) == nil)
    #expect(try code(#"{"text":"x"}"#, "body") == "missing-field")
    #expect(try Program.run("--from", "jsonl", "--text-field", "body", input: "{}").text.contains("the record has no body"))
  }

  @Test func whatIsTooLongIsRefusedAndTheRestIsRead() throws {
    let long = #"{"text":""# + String(repeating: "x", count: 300_000) + "\"}"
    for input in ["{\"text\":\"a\"}\n\(long)\n{\"text\":\"b\"}\n{\"text\":\"c\"}\n", "{\"text\":\"a\"}\n\n\(long)"] {
      for limit in ["290K", "100", "200000"] {
        let result = try Program.run("--from", "jsonl", "--max-doc-bytes", limit, input: input)
        #expect(result.status == 1)
        #expect(try result.documents.map(\.errorCode).filter { $0 != nil } == ["document-too-large"])
        let number = input.contains("c") ? "2" : "3"
        #expect(try result.documents.first { $0.errorCode != nil }?["id"] as? String == number)
        #expect(result.lines.count == input.split(separator: "\n").count)
      }
    }
    #expect(try Program.run("--max-doc-bytes", "3", input: "abcd").documents.first?.errorCode == "document-too-large")
    #expect(try Program.run("--max-doc-bytes", "4", input: "abcd").status == 0)
  }

  @Test func aDocumentThatTakesTooLongIsGivenUp() throws {
    let slow = String(repeating: "Russia said that Ukraine wants that ", count: 60_000)
    let result = try Program.run(
      "--from", "jsonl", "--timeout-per-doc", "0.05", input: "{\"text\":\"\(slow)\",\"id\":\"s\"}\n")
    #expect(try result.documents.map(\.errorCode) == ["timed-out"])
    #expect(try result.documents.first?["id"] as? String == "s")
    #expect(try Program.run("--from", "jsonl", "--timeout-per-doc", "60", input: "{\"text\":\"a\"}").status == 0)
  }

  @Test func failedDocumentsAreEmittedSkippedOrTheEnd() throws {
    let input = "{\"text\":\"a\"}\n{\"text\":5,\"id\":\"bad\"}\n{\"text\":\"b\"}\n"
    let skip = try Program.run("--from", "jsonl", "--on-error", "skip", input: input)
    #expect(skip.status == 1)
    #expect(try ids(skip) == ["1", "3"])
    let fail = try Program.run("--from", "jsonl", "--on-error", "fail", input: input)
    #expect(fail.status == 1 && fail.errors.contains("-:2: text is a string (wrong-type)"))
    #expect(try ids(fail) == ["1"])
    #expect(try Program.run("--from", "jsonl", "--exit-zero-on-doc-errors", input: input).status == 0)
    #expect(try Program.run("--from", "jsonl", "--exit-zero-on-doc-errors", input: "x\n").status == 0)
    #expect(try Program.run("--from", "jsonl", "--on-error", "ignore", input: input).status == 64)
  }

  @Test func recordsAreAnsweredInTheirPlacesHoweverManyAreReadTogether() throws {
    // Short and long, empty, broken, blank.
    let records = (0..<150).map { i in
      switch i % 10 {
      case 3: #"{"text":7}"#
      case 5: ""
      case 6: #"{"text":""}"#
      case 8: #"{"text":"\#(String(repeating: "Oslo rejected the offer of Bern. ", count: i * 9))"}"#
      default: #"{"text":"Article \#(i): Ann Wu criticised Oslo."}"#
      }
    }
    let together = try Program.run("--from", "jsonl", "--jobs", "1", input: records.joined(separator: "\n"))
    let expected: [String] = records.indices.compactMap { records[$0].isEmpty ? nil : String($0 + 1) }
    #expect(try ids(together) == expected)
    #expect(try together.documents.map { $0.errorCode != nil } == expected.map { (Int($0) ?? 0) % 10 == 4 })
    // A clock makes the program take them one by one.
    let alone = try Program.run("--from", "jsonl", "--jobs", "1", "--timeout-per-doc", "600", input: records.joined(separator: "\n"))
    #expect(together.lines == alone.lines)
    let fail = try Program.run("--from", "jsonl", "--on-error", "fail", input: records.joined(separator: "\n"))
    #expect(try ids(fail) == ["1", "2", "3"])
  }

  @Test(arguments: ["emit", "skip", "fail"])
  func deadLettersCanBeFedAgain(policy: String) throws {
    try Program.withTemporaryFolder { folder in
      let path = folder.appending(path: "dead.jsonl").path
      let bad = #"{"id":"b\"ad","text":5}"#
      let input = Data("{\"text\":\"a\"}\n\(bad)\n".utf8) + Data([0x7B, 0xFF, 0x7D, 0x0A])
      _ = try Program.run("--from", "jsonl", "--on-error", policy, "--dead-letter", path, input: input)
      let letters = try Data(contentsOf: URL(filePath: path)).split(separator: 0x0A).map {
        try #require(JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
      }
      #expect(letters.map(\.errorCode) == (policy == "fail" ? ["wrong-type"] : ["wrong-type", "malformed-utf8"]))
      #expect(letters.first?["input"] as? String == bad && letters.first?["id"] as? String == "b\"ad")
      if policy != "fail" { #expect(letters.last?["input_base64"] as? String == "e/99") }
    }
  }

  @Test func unorderedOutputHasTheSameLines() throws {
    let input = (0..<400).map { "{\"id\":\($0),\"text\":\"\(String(repeating: "Kyiv said no. ", count: $0 % 50))\"}\n" }.joined()
    let ordered = try Program.run("--from", "jsonl", "--jobs", "2", input: input)
    let unordered = try Program.run("--from", "jsonl", "--jobs", "2", "--unordered", input: input)
    #expect(ordered.lines.count == 400 && ordered.lines.sorted() == unordered.lines.sorted())
  }

  @Test func anOutputFileReplacesWhatWasThereWhenItIsWhole() throws {
    try Program.withTemporaryFolder { folder in
      let path = folder.appending(path: "out").path
      try Data("before".utf8).write(to: URL(filePath: path))
      let link = folder.appending(path: "link").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
      #expect(try Program.run("-o", link, input: "Ankara").status == 0)
      #expect(try Data(contentsOf: URL(filePath: path)) == Program.run(input: "Ankara").output)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["link", "out"])
      #expect(try Program.run("-o", "/nonexistent/x", input: "a").status == 74)
      #expect(try Program.run("-o", "/dev/null", input: "a").status == 0)
      #expect(try Program.run("-o", "/dev/full", input: "a").status == 74)
      // A closed standard input has a number that the output must not take.
      #expect(try Program.bash(#""$EXTRACT" -o '\#(path)' <&-; "$EXTRACT" --from jsonl -o '\#(path).2' <&-"#).status == 0)
      #expect(try Data(contentsOf: URL(filePath: path)) == Program.run(input: "").output)
      #expect(try Program.run("-o", "-", input: "Ankara").output == Program.run(input: "Ankara").output)
    }
  }
}
