public import Extraction

/// Writes annotations as the JSON documents of the contract (`extract/1`), each compact and without a line end.
///
/// Keys come in a fixed order, what does not apply is left out, offsets count `provenance.unit`. The same annotation gives the same bytes.
/// One writer serves one thread and is reused from document to document.
///
///     var writer = AnnotationWriter(provenance: Provenance(lexicon: .embedded))
///     var out: [UInt8] = []
///     writer.write(annotation, to: &out)
public struct AnnotationWriter: ~Copyable {
  var sink = ByteSink()
  var offsets: OffsetMap
  /// Of the page that the text was taken from; made when a block asks for it.
  var sourceOffsets: OffsetMap?
  let layers: Layers
  /// The caller's bytes, while a document is written.
  private var target: [UInt8] = []
  /// `"program":…` up to the version, and `"lexicons":…` to the end: what stays the same from document to document.
  private let provenanceHead: [UInt8]
  private let provenanceTail: [UInt8]

  public init(provenance: Provenance) {
    offsets = OffsetMap(unit: provenance.unit)
    layers = provenance.layers
    provenanceHead = AnnotationWriter.head(provenance)
    provenanceTail = AnnotationWriter.tail(provenance)
  }

  /// Appends the document to `out`.
  public mutating func write(_ annotation: Annotation, to out: inout [UInt8]) {
    sink.removeAll()
    offsets.use(annotation.text)
    sourceOffsets = nil
    swap(&out, &target)
    unsafe annotation.text.withUnsafeBufferPointer { text in
      unsafe writeDocument(annotation, text)
    }
    handOver()
    swap(&out, &target)
    // A long text is not kept until the next document comes.
    offsets.use([])
    sourceOffsets = nil
  }

  /// So many bytes stay in the sink at most, besides one element of an array: a long document is not held twice.
  private static let largestPart = 1 << 16

  private mutating func handOver() {
    sink.append(to: &target)
    sink.removeAll()
  }

  private mutating func writeDocument(_ a: Annotation, _ text: UnsafeBufferPointer<UInt8>) {
    sink.append("{\"schema\":\"extract/1\",\"id\":")
    sink.appendString(a.id)
    if let date = a.date {
      sink.append(",\"date\":")
      sink.appendString(date.description)
    }
    sink.append(",\"language\":")
    // BCP 47's word for "undetermined".
    sink.appendString(a.language.isEmpty ? "und" : a.language)
    if !a.meta.isEmpty {
      sink.append(",\"meta\":")
      sink.append(a.meta)
    }
    sink.append(",\"offset_unit\":")
    sink.appendString(offsets.unit.rawValue)
    sink.append(",\"text\":")
    unsafe sink.appendString(text)
    writeText(a)
    unsafe writeSyntax(a, text)
    unsafe writeEntities(a, text)
    unsafe writeQuotes(a, text)
    unsafe writeStances(a, text)
    writePositions(a)
    writeWarnings(a)
    sink.append(",\"provenance\":{")
    sink.append(provenanceHead)
    if let encoding = a.encoding {
      sink.append(",\"encoding\":")
      sink.appendString(encoding)
    }
    sink.append(provenanceTail)
    sink.append("}}")
  }

  private mutating func writeWarnings(_ a: Annotation) {
    sink.append(",\"warnings\":[")
    for (i, warning) in a.warnings.enumerated() {
      separate(i)
      sink.append("{\"code\":")
      sink.appendString(warning.code)
      sink.append(",\"message\":")
      sink.appendString(warning.message)
      if let span = warning.span {
        sink.append(byte: 0x2C)
        writeOffsets(span)
      }
      sink.append(byte: 0x7D)
    }
    sink.append(byte: 0x5D)
  }

  private static func head(_ provenance: Provenance) -> [UInt8] {
    var sink = ByteSink(capacity: 256)
    sink.append("\"program\":")
    sink.appendString(Program.name)
    sink.append(",\"version\":")
    sink.appendString(Program.version)
    return sink.bytes
  }

  private static func tail(_ provenance: Provenance) -> [UInt8] {
    var sink = ByteSink(capacity: 256)
    sink.append(",\"lexicons\":[")
    for (i, lexicon) in provenance.lexicons.enumerated() {
      if i > 0 { sink.append(byte: 0x2C) }
      sink.append("{\"name\":")
      sink.appendString(lexicon.name)
      sink.append(",\"version\":")
      sink.appendString(lexicon.version)
      sink.append(",\"digest\":")
      sink.appendString(lexicon.digest)
      sink.append(byte: 0x7D)
    }
    sink.append("],\"options\":{")
    // Only what changes bytes: the number of jobs, say, is not here.
    let layers = provenance.layers.names
    if !layers.isEmpty {
      sink.append("\"layers\":[")
      for (i, name) in layers.enumerated() {
        if i > 0 { sink.append(byte: 0x2C) }
        sink.appendString(name)
      }
      sink.append(byte: 0x5D)
    }
    if provenance.unit != .scalar {
      sink.append(layers.isEmpty ? "\"offsets\":" : ",\"offsets\":")
      sink.appendString(provenance.unit.rawValue)
    }
    sink.append(byte: 0x7D)
    return sink.bytes
  }
}

// The parts that documents are made of.
extension AnnotationWriter {
  /// The comma before every element of an array but the first. What is written so far may leave the sink here.
  @inline(__always)
  mutating func separate(_ index: Int) {
    if sink.count >= AnnotationWriter.largestPart { handOver() }
    if index > 0 { sink.append(byte: 0x2C) }
  }

  /// `"start":…,"end":…`
  @inline(__always)
  mutating func writeOffsets(_ span: TextSpan) {
    sink.append("\"start\":")
    sink.append(offsets.offset(ofByte: span.start))
    sink.append(",\"end\":")
    sink.append(offsets.offset(ofByte: span.end))
  }

  /// `,"text":…`, the words of the span. A span that the text does not hold gives the part that it holds.
  mutating func writeWords(_ span: TextSpan, _ text: UnsafeBufferPointer<UInt8>) {
    sink.append(",\"text\":")
    let start = min(max(span.start, 0), text.count)
    let end = min(max(span.end, start), text.count)
    unsafe sink.appendString(UnsafeBufferPointer(rebasing: text[start..<end]))
  }

  /// `"e1"`: the letter, and the index plus one.
  @inline(__always)
  mutating func writeID(_ letter: UInt8, _ index: Int) {
    sink.append(byte: 0x22)
    sink.append(byte: letter)
    sink.append(index + 1)
    sink.append(byte: 0x22)
  }

  mutating func writeIDs(_ letter: UInt8, _ indices: [Int]) {
    sink.append(byte: 0x5B)
    for i in indices.indices {
      separate(i)
      writeID(letter, indices[i])
    }
    sink.append(byte: 0x5D)
  }
}

extension ByteSink {
  /// The bytes as an array.
  var bytes: [UInt8] {
    var out: [UInt8] = []
    append(to: &out)
    return out
  }
}

extension Layers {
  /// The layers by name, in the order in which `--layers` and `provenance` name them.
  public static let named: [(name: String, layer: Layers)] = [
    ("tokens", .tokens), ("clauses", .clauses), ("trace", .trace),
  ]

  public var names: [String] { Layers.named.filter { contains($0.layer) }.map(\.name) }
}
