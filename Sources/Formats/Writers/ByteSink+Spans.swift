import Extraction

// What the writers share: words of the text, spans in the unit of a format, ids.

extension Annotation {
  /// The part of the text that the span covers.
  func bytes(_ span: TextSpan) -> ArraySlice<UInt8> {
    let start = min(max(span.start, 0), text.count)
    return text[start..<min(max(span.end, start), text.count)]
  }

  /// The mentions that name their entity, and do not merely refer to it.
  var names: some Sequence<Mention> { mentions.lazy.filter { $0.form.isName } }

  /// The key of the entity that is mentioned.
  func key(_ mention: Mention) -> String { entities[mention.entity].key }

  /// How the holder or target of a stance is named in tables and networks: key and display name.
  func party(_ role: Role) -> (key: String, name: String) {
    switch role {
    case .author: ("author", "the author")
    case .phrase(let phrase):
      if let entity = phrase.entity, entities.indices.contains(entity) {
        (entities[entity].key, entities[entity].name)
      } else if let issue = phrase.issue {
        ("issue/" + issue, issue)
      } else {
        ("", string(phrase.span))
      }
    }
  }
}

extension ByteSink {
  mutating func append(_ bytes: ArraySlice<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  mutating func append(string: String) {
    var string = string
    string.withUTF8 { unsafe append($0) }
  }

  /// A JSON string of bytes of the text.
  mutating func appendString(_ bytes: ArraySlice<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe appendString($0) }
  }

  /// A comma, but not before the first of several things.
  mutating func appendComma(_ isFirst: inout Bool) {
    if !isFirst { append(byte: 0x2C) }
    isFirst = false
  }

  /// `"entities":[…]`: what stands before the first element, the elements with commas between, the bracket.
  mutating func appendList<T>(_ opening: StaticString, _ elements: some Sequence<T>, _ write: (inout ByteSink, T) -> Void) {
    append(opening)
    var isFirst = true
    for element in elements {
      appendComma(&isFirst)
      write(&self, element)
    }
    append("]")
  }

  /// `"start":…,"end":…` with these keys.
  mutating func appendSpan(_ span: TextSpan, _ offsets: OffsetMap, _ start: StaticString = "\"start\":", _ end: StaticString = ",\"end\":") {
    append(start)
    append(offsets.offset(ofByte: span.start))
    append(end)
    append(offsets.offset(ofByte: span.end))
  }

  /// `{"start":…,"end":…,"label":…`: a labelled span, left open for what a format has besides.
  mutating func appendLabelled(_ span: TextSpan, _ label: StaticString, _ offsets: OffsetMap) {
    append("{")
    appendSpan(span, offsets)
    append(",\"label\":")
    append(label)
  }

  /// `"m1"`: the letter, and the index plus one.
  mutating func appendID(_ letter: StaticString, _ index: Int) {
    append(byte: 0x22)
    append(letter)
    append(index + 1)
    append(byte: 0x22)
  }

  /// The bytes with `%XX` for all that RFC 3986 does not call unreserved, save those in `kept`.
  mutating func appendPercentEncoded(_ bytes: some Sequence<UInt8>, keeping kept: StaticString = "") {
    let digits = Array("0123456789ABCDEF".utf8)
    let keptBytes = kept.withUTF8Buffer { unsafe Array($0) }
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: append(byte: byte)
      case _ where keptBytes.contains(byte): append(byte: byte)
      default:
        append(byte: 0x25)
        append(byte: digits[Int(byte >> 4)])
        append(byte: digits[Int(byte & 15)])
      }
    }
  }
}
