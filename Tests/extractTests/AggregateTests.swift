import Foundation
import Testing

@testable import extract

@Suite struct AggregateTests {
  /// A line as extract writes it, as far as positions go.
  private func line(_ id: String, _ date: String?, _ source: String, _ rows: [(String, String, Int, Int, Int, Double)]) -> String {
    let positions = rows.enumerated().map { i, row in
      "{\"holder\":\(row.0),\"target\":\(row.1),\"positive\":\(row.2),\"negative\":\(row.3),\"neutral\":\(row.4),\"score\":\(row.5),\"stances\":["
        + (1...(row.2 + row.3 + row.4)).map { "\"s\(i * 10 + $0)\"" }.joined(separator: ",") + "]}"
    }.joined(separator: ",")
    let day = date.map { "\"date\":\"\($0)\"," } ?? ""
    return "{\"schema\":\"extract/1\",\"id\":\"\(id)\",\(day)\"meta\":{\"feed\":{\"name\":\"\(source)\"}},\"entities\":["
      + "{\"id\":\"e1\",\"key\":\"country/NO\",\"name\":\"Norway\"},{\"id\":\"e2\",\"key\":\"org/x\",\"name\":\"X \\\"1\\\"\"}],\"positions\":[\(positions)]}\n"
  }

  private let norway = "{\"entity\":\"e1\"}"
  private let other = "{\"entity\":\"e2\"}"

  private var corpus: String {
    line("a", "2025-05-16", "P", [(norway, other, 1, 2, 0, -0.25), ("{\"author\":true}", "{\"issue\":\"ceasefire\"}", 1, 0, 0, 0.5)])
      + "{\"schema\":\"extract/1\",\"id\":\"z\",\"error\":{\"code\":\"a\",\"message\":\"b\",\"file\":\"-\"}}\n\n"
      + line("b", "2025-05-30", "P", [(norway, other, 1, 0, 0, 0.75)]) + line("c", "2025-06-01", "P", [(norway, other, 0, 0, 1, 0.0)])
      + line("d", nil, "Q", [(norway, other, 1, 0, 0, 1.0)])
  }

  @Test func rowsAddUpByPeriodSourceAndPair() throws {
    let result = try Program.run("aggregate", "--source", "feed.name", "--evidence", "3", input: corpus)
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(
      result.lines == [
        #"{"source":"Q","holder":{"key":"country/NO","name":"Norway"},"target":{"key":"org/x","name":"X \"1\""},"documents":1,"stances":1,"positive":1,"negative":0,"neutral":0,"score":1.0000,"evidence":[{"document":"d","stance":"s1"}]}"#,
        #"{"period":"2025-05","source":"P","holder":{"key":"author","name":"author"},"target":{"key":"ceasefire","name":"ceasefire"},"documents":1,"stances":1,"positive":1,"negative":0,"neutral":0,"score":0.5000,"evidence":[{"document":"a","stance":"s11"}]}"#,
        // Three stances of −0.25 on average, and one of 0.75.
        #"{"period":"2025-05","source":"P","holder":{"key":"country/NO","name":"Norway"},"target":{"key":"org/x","name":"X \"1\""},"documents":2,"stances":4,"positive":2,"negative":2,"neutral":0,"score":0.0000,"evidence":[{"document":"a","stance":"s1"},{"document":"a","stance":"s2"},{"document":"a","stance":"s3"}]}"#,
        #"{"period":"2025-06","source":"P","holder":{"key":"country/NO","name":"Norway"},"target":{"key":"org/x","name":"X \"1\""},"documents":1,"stances":1,"positive":0,"negative":0,"neutral":1,"score":0.0000,"evidence":[{"document":"c","stance":"s1"}]}"#,
      ])
  }

  @Test func rowsComeAsTSVToo() throws {
    let result = try Program.run("aggregate", "--by", "all", "--to", "tsv", input: corpus)
    #expect(result.lines.count == 3)
    #expect(result.lines[0].hasPrefix("period\tsource\tholder\t"))
    #expect(result.lines[2] == "\t\tcountry/NO\tNorway\torg/x\tX \"1\"\t4\t6\t3\t2\t1\t0.1667\ta#s1 a#s2 a#s3 b#s1 c#s1")
  }

  @Test(arguments: [
    (Period.day, "2025-05-16", "2025-05-16"), (.month, "2025-05-16", "2025-05"), (.quarter, "2025-03-31", "2025-Q1"),
    (.quarter, "2025-04-01", "2025-Q2"), (.year, "2025-05-16", "2025"), (.all, "2025-05-16", ""), (.week, "2025-05-16", "2025-W20"),
    (.week, "2021-01-03", "2020-W53"), (.week, "2018-12-31", "2019-W01"), (.week, "2016-02-29", "2016-W09"), (.week, "1999-12-31", "1999-W52"),
    (.month, "", ""),
  ])
  func periodsHaveTheirNames(period: Period, date: String, name: String) { #expect(period.name(date) == name) }

  @Test func whatTheProgramWritesIsWhatItReads() throws {
    let seeds = Program.root.appending(path: "seeds").path
    let annotated = try Program.run(seeds)
    let rows = try Program.run("aggregate", "--by", "all", input: annotated.output)
    #expect(rows.status == 0)
    let positions = try annotated.documents.flatMap { $0["positions"] as? [[String: Any]] ?? [] }
    let stances = try rows.documents.reduce(0) { $0 + (($1["stances"] as? Int) ?? 0) }
    #expect(stances > 0 && stances == positions.reduce(0) { $0 + (($1["stances"] as? [Any])?.count ?? 0) })
    try Program.withTemporaryFolder { folder in
      let path = folder.appending(path: "a.jsonl.gz").path
      try Data(try #require(Packer(.gzip)?.pack(Array(annotated.output)))).write(to: URL(filePath: path))
      let packed = try Program.run("aggregate", "--by", "all", path)
      #expect(packed.output == rows.output)
    }
  }

  @Test func otherLinesAndTooManyRowsAreSaid() throws {
    let other = try Program.run("aggregate", input: "{\"text\":\"x\"}\n" + corpus)
    #expect(other.status == 1 && other.errors.contains("-:1: not a line that extract wrote"))
    #expect(try Program.run("aggregate", input: "no\n").status == 2)
    #expect(try Program.run("aggregate", "--max-rows", "1", input: corpus).status == 74)
    #expect(try Program.run("aggregate", "--by", "decade", input: corpus).status == 64)
  }
}
