import Extraction
import Glibc
import Testing

/// Four times the text takes about four times as long: nothing is quadratic. Time is this thread's own, so that a busy machine does not matter.
@Suite(.serialized) struct ScalingTests {
  private func seconds(_ text: String) throws -> Double {
    let annotator = try Shared.extractor.makeAnnotator()
    func now() -> Double {
      var time = timespec()
      unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    _ = try annotator.annotate(Document(text: text, language: "en"))
    return now() - start
  }

  @Test(arguments: [
    ("“", 12_500), ("\"", 12_500), ("a", 250_000), ("<", 12_500), ("&", 50_000), ("Ã", 50_000), ("( ", 6_000),
    (", ", 6_000), ("A. ", 3_000),
    ("\n", 50_000), ("> ", 6_000), ("Norway condemned Russia. ", 400), ("Norway condemned Russia.\n\n", 400),
    ("He said that ", 1_000), ("Jonas Hallberg, ", 1_000),
    ("of the ", 1_500), ("who ", 2_000), ("“No,” he said. ", 400), ("Norway and ", 1_500), ("United ", 2_000),
    ("to support ", 1_500), ("U.S.", 3_000),
    ("The German chancellor left. ", 300),
  ]) func timeGrowsWithTheText(_ unit: String, _ count: Int) throws {
    let once = try seconds(String(repeating: unit, count: count))
    let four = try seconds(String(repeating: unit, count: 4 * count))
    #expect(four < 8 * once + 0.2, "\(unit.debugDescription): \(once) s, then \(four) s")
  }
}
