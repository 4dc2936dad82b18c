// Times the stages in process over JSON Lines corpora.
//
//   bench [--runs N] CORPUS.jsonl …
//
// Each run reads, annotates and writes all records with one worker. Printed are nanoseconds a byte of text, the median over the runs, and the spread: the
// middle half of the runs as a part of the median; at the end, how much of the whole is JSON.
import Extraction
import Formats
import Foundation
import Lexicon
import Lexicons
import Segmentation

/// Seconds of each stage, run by run.
struct Times {
  private(set) var names: [String] = []
  private var runs: [[String: Double]] = []

  mutating func begin() { runs.append([:]) }

  mutating func add(_ name: String, _ seconds: Double) {
    if !names.contains(name) { names.append(name) }
    runs[runs.count - 1][name, default: 0] += seconds
  }

  /// The median of a stage's seconds.
  func median(_ name: String) -> Double {
    let values = runs.map { $0[name] ?? 0 }.sorted()
    return values[values.count / 2]
  }

  func row(_ name: String, bytes: Int) -> String {
    let values = runs.map { ($0[name] ?? 0) / Double(bytes) * 1e9 }.sorted()
    let median = values[values.count / 2]
    let spread = values[values.count * 3 / 4] - values[values.count / 4]
    func padded(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
    return name + String(repeating: " ", count: max(1, 24 - name.count))
      + padded(String(format: "%.2f", median), 9) + padded(String(format: "±%.0f%%", median > 0 ? spread / median * 100 : 0), 8)
  }
}

let clock = ContinuousClock()
func seconds(_ from: ContinuousClock.Instant, _ to: ContinuousClock.Instant) -> Double {
  let duration = to - from
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}

func records(_ path: String) throws -> [[UInt8]] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))).split(separator: 0x0A).map(Array.init)
}

var arguments = Array(CommandLine.arguments.dropFirst())
var count = 11
if let flag = arguments.firstIndex(of: "--runs"), flag + 1 < arguments.count {
  count = max(1, Int(arguments[flag + 1]) ?? count)
  arguments.removeSubrange(flag...flag + 1)
}
guard !arguments.isEmpty else {
  print("usage: bench [--runs N] CORPUS.jsonl ...")
  exit(64)
}

let lexicon = CompiledLexicon.embedded
for path in arguments {
  let corpus = try records(path)
  let reader = RecordReader(unit: .scalar)
  let bytes = try corpus.reduce(0) { $0 + (try reader.read($1, id: "").text.count) }
  let segmenter = try Segmenter(locale: "en")
  let tokenizer = Tokenizer(segmenter: try Segmenter(locale: "en"), abbreviations: lexicon.abbreviations)
  var lookup = FormLookup(lexicon)
  let annotator = try Extractor(lexicon: lexicon).makeAnnotator()
  var writer = AnnotationWriter(provenance: Provenance(lexicon: lexicon))
  var boundaries = Boundaries()
  var tokens = Tokens()
  var forms: [Int32] = []
  var traits: [WordTraits] = []
  var output: [UInt8] = []
  var known = 0
  var times = Times()

  for run in 0...count {
    // The first run warms up and is forgotten.
    if run == 1 { times = Times() }
    times.begin()
    for record in corpus {
      let beginning = clock.now
      let document = try reader.read(record, id: "1")
      times.add("reading", seconds(beginning, clock.now))
      document.text.withUnsafeBufferPointer { text in
        // By themselves: what the stages below call.
        var start = clock.now
        segmenter.words(text, into: &boundaries)
        segmenter.sentences(text, into: &boundaries)
        var end = clock.now
        times.add("(segmentation alone)", seconds(start, end))
        tokenizer.tokenize(text, into: &tokens)
        start = clock.now
        lookup.look(up: tokens, in: text, forms: &forms, traits: &traits)
        end = clock.now
        known += forms.count { $0 >= 0 }
        times.add("(lookup alone)", seconds(start, end))
      }
      let start = clock.now
      var last = start
      let annotation = try annotator.annotate(document) { stage in
        let now = clock.now
        times.add(stage.description, seconds(last, now))
        last = now
      }
      let annotated = clock.now
      output.removeAll(keepingCapacity: true)
      writer.write(annotation, to: &output)
      let written = clock.now
      times.add("writing", seconds(annotated, written))
      times.add("annotating and writing", seconds(start, written))
    }
  }
  print("\(path): \(corpus.count) documents, \(bytes) bytes, \(count) runs")
  print("stage                   ns/byte  spread")
  for name in times.names { print(times.row(name, bytes: bytes)) }
  let json = times.median("reading") + times.median("writing")
  let whole = times.median("reading") + times.median("annotating and writing")
  print(String(format: "JSON, read and written: %.1f %% of the whole", json / whole * 100))
  if known == 0 { print("no word is known") }
}
