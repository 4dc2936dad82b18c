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
  var offsets: OffsetMap
  /// Of the page that the text was taken from; nil where there is none.
  var sourceOffsets: OffsetMap?
  /// Of the text.
  var escapes = Escapes()
  var shared = WrittenEntities()
  /// Where what is written of a long document goes meanwhile.
  var outlet = PartOutlet()
  let layers: Layers
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
    offsets.use(annotation.text)
    escapes.use(annotation.text)
    if !annotation.source.isEmpty { sourceOffsets = OffsetMap(annotation.source, unit: offsets.unit) }
    unsafe annotation.text.withUnsafeBufferPointer { text in
      unsafe writeDocument(annotation, text, to: &out)
    }
    // A long text is not kept until the next document comes.
    offsets.use([])
    sourceOffsets = nil
  }

  /// Appends the document to `out`, as `write(_:to:)` does, and hands over what stands in `out` as soon as that is `size` bytes or somewhat more: so a long
  /// document's output is never all in memory, which it would fill with ten times its text. Nothing can fail once the first part is handed over.
  /// - Parameter pass: takes what `out` holds, and empties it. What is in `out` at the end is the last part.
  public mutating func write(_ annotation: Annotation, to out: inout [UInt8], inPartsOf size: Int, _ pass: (inout [UInt8]) -> Void) {
    withoutActuallyEscaping(pass) { pass in
      outlet = PartOutlet(size: size, pass: pass)
      write(annotation, to: &out)
      outlet = PartOutlet()
    }
  }

  private mutating func writeDocument(_ a: Annotation, _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    writeHead(a, to: &out)
    if text.count < outlet.size {
      out.write(room: text.count + 5 * escapes.count + 16) { pen in
        pen.put(",\"text\":\"")
        unsafe pen.put(words: 0, text.count, of: text, escapes)
        pen.put(byte: 0x22)
      }
    } else {
      unsafe writeLong(text, to: &out)
    }
    writeText(a, to: &out)
    writeSyntax(a, to: &out)
    unsafe writeEntities(a, text, to: &out)
    unsafe writeQuotes(a, text, to: &out)
    unsafe writeStances(a, text, to: &out)
    writePositions(a, to: &out)
    writeWarnings(a, to: &out)
    out.write(",\"provenance\":{")
    out.append(contentsOf: provenanceHead)
    if let encoding = a.encoding {
      out.write(room: 16 + Pen.room(encoding)) { pen in
        pen.put(",\"encoding\":")
        pen.put(string: encoding)
      }
    }
    out.append(contentsOf: provenanceTail)
    out.write("}}")
  }

  /// The text, slice by slice: it can be longer than a part.
  @inline(never)
  private func writeLong(_ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    out.write(",\"text\":\"")
    var start = 0
    while start < text.count {
      let stop = min(start + AnnotationWriter.slice, text.count)
      out.write(room: Pen.room(stop - start)) { pen in unsafe pen.put(words: start, stop, of: text, escapes) }
      outlet.passOn(&out)
      start = stop
    }
    out.write("\"")
  }

  /// How many bytes of a text are written at a time, and how many elements of a list for which room is made together.
  static var slice: Int { 1 << 14 }

  /// What stands before the text.
  private func writeHead(_ a: Annotation, to out: inout [UInt8]) {
    let date = a.date?.description
    out.write(room: 128 + Pen.room(a.id) + Pen.room(a.language) + (date.map { Pen.room($0) } ?? 0)) { pen in
      pen.put("{\"schema\":\"extract/1\",\"id\":")
      pen.put(string: a.id)
      if let date {
        pen.put(",\"date\":")
        pen.put(string: date)
      }
      pen.put(",\"language\":")
      // BCP 47's word for "undetermined".
      if a.language.isEmpty { pen.put("\"und\"") } else { pen.put(string: a.language) }
    }
    if !a.meta.isEmpty {
      out.write(",\"meta\":")
      out.append(contentsOf: a.meta)
    }
    let unit = offsets.unit.rawValue
    out.write(room: 20 + Pen.room(unit)) { pen in
      pen.put(",\"offset_unit\":")
      pen.put(string: unit)
    }
  }

  private func writeWarnings(_ a: Annotation, to out: inout [UInt8]) {
    out.write(",\"warnings\":[")
    for (i, warning) in a.warnings.enumerated() {
      out.write(room: 128 + Pen.room(warning.code) + Pen.room(warning.message)) { pen in
        pen.comma(before: i)
        pen.put("{\"code\":")
        pen.put(string: warning.code)
        pen.put(",\"message\":")
        pen.put(string: warning.message)
        if let span = warning.span { put(",\"start\":", span, "}", &pen) } else { pen.put(byte: 0x7D) }
      }
      outlet.passOn(&out)
    }
    out.write("]")
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
  /// The most bytes of a span's offsets, with their keys.
  static var spanRoom: Int { 2 * Pen.numberRoom + 24 }

  /// The offsets of a span: the key of the first, with what stands before it, and what stands behind them is the caller's.
  @inline(__always)
  func put(_ start: StaticString, _ span: TextSpan, _ behind: StaticString, _ pen: inout Pen) {
    let offsets = offsets.offsets(of: span)
    pen.put(start, offsets.start, ",\"end\":", offsets.end, behind)
  }

  /// The words of the span, without quotation marks. A span that the text does not hold gives the part that it holds.
  @inline(__always)
  func put(words span: TextSpan, of text: UnsafeBufferPointer<UInt8>, _ pen: inout Pen) {
    let start = min(max(span.start, 0), text.count)
    let end = min(max(span.end, start), text.count)
    unsafe pen.put(words: start, end, of: text, escapes)
  }

  /// The most bytes of a span's offsets and words, with their keys.
  @inline(__always)
  static func room(_ span: TextSpan) -> Int { spanRoom + 8 + Pen.room(max(0, span.count)) }

  /// A list of ids, `letter` with the quotation mark before it, and what stands before and behind the list.
  @inline(__always)
  func write(_ before: StaticString, ids letter: StaticString, _ indices: Span<Int>, _ behind: StaticString, to out: inout [UInt8]) {
    if indices.count > AnnotationWriter.slice {
      out.write(before)
      writeLong(letter, indices, to: &out)
      out.write(behind)
      return
    }
    let room = before.utf8CodeUnitCount + behind.utf8CodeUnitCount + 2
    out.write(room: room + indices.count * (Pen.numberRoom + 8)) { pen in
      pen.put(before)
      pen.put(byte: 0x5B)
      for i in indices.indices {
        pen.comma(before: i)
        pen.put(letter, indices[i] + 1, "\"")
      }
      pen.put(byte: 0x5D)
      pen.put(behind)
    }
  }
}

extension AnnotationWriter {
  /// A list of very many ids, slice by slice.
  @inline(never)
  private func writeLong(_ letter: StaticString, _ indices: Span<Int>, to out: inout [UInt8]) {
    out.write("[")
    var first = 0
    while first < indices.count {
      let end = min(first + AnnotationWriter.slice / 16, indices.count)
      out.write(room: (end - first) * (Pen.numberRoom + 8)) { pen in
        for i in first..<end {
          pen.comma(before: i)
          pen.put(letter, indices[i] + 1, "\"")
        }
      }
      outlet.passOn(&out)
      first = end
    }
    out.write("]")
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

  public var names: [String] { isEmpty ? [] : Layers.named.filter { contains($0.layer) }.map(\.name) }
}
