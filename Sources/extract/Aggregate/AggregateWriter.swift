/// Writes an aggregate's rows as JSON Lines or TSV.
struct AggregateWriter {
  let form: Aggregate.Form
  private(set) var bytes: [UInt8] = []

  init(form: Aggregate.Form) { self.form = form }

  /// The names of the columns, in TSV.
  mutating func begin() {
    guard form == .tsv else { return }
    put("period\tsource\tholder\tholder_name\ttarget\ttarget_name\tdocuments\tstances\tpositive\tnegative\tneutral\tscore\tevidence\n")
  }

  mutating func write(_ row: AggregateRow) {
    let counts = [row.documents, row.stances, row.positive, row.negative, row.neutral]
    if form == .tsv {
      let texts = [row.key.period, row.key.source, row.key.holder, row.holderName, row.key.target, row.targetName]
      let evidence = row.evidence.map { "\($0.document)#\($0.stance)" }.joined(separator: " ")
      let fields = texts + counts.map { String($0) } + [AggregateWriter.real(row.score), evidence]
      put(fields.map(AggregateWriter.plain).joined(separator: "\t") + "\n")
      return
    }
    var members: [String] = []
    for (name, value) in [("period", row.key.period), ("source", row.key.source)] where !value.isEmpty {
      members.append("\"\(name)\":\(AggregateWriter.quoted(value))")
    }
    members.append("\"holder\":{\"key\":\(AggregateWriter.quoted(row.key.holder)),\"name\":\(AggregateWriter.quoted(row.holderName))}")
    members.append("\"target\":{\"key\":\(AggregateWriter.quoted(row.key.target)),\"name\":\(AggregateWriter.quoted(row.targetName))}")
    for (name, count) in zip(["documents", "stances", "positive", "negative", "neutral"], counts) { members.append("\"\(name)\":\(count)") }
    members.append("\"score\":\(AggregateWriter.real(row.score))")
    let evidence = row.evidence.map {
      "{\"document\":\(AggregateWriter.quoted($0.document)),\"stance\":\(AggregateWriter.quoted($0.stance))}"
    }
    members.append("\"evidence\":[\(evidence.joined(separator: ","))]")
    put("{\(members.joined(separator: ","))}\n")
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A decimal point and four decimals, never −0.
  static func real(_ value: Double) -> String {
    let scaled = Int((value * 10_000).rounded())
    let digits = String(scaled.magnitude % 10_000)
    return (scaled < 0 ? "-" : "") + "\(scaled.magnitude / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// Without what would end a field or a row.
  private static func plain(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { out.append(scalar.value < 0x20 ? " " : scalar) }
    return String(out)
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
