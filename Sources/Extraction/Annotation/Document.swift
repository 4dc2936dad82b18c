/// A calendar date without a time, as ISO 8601 writes it.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// Year, month and day as one number, `20260531`; comparable as it is.
  public var number: Int32

  public init(year: Int, month: Int, day: Int) {
    number = Int32(year * 10_000 + month * 100 + day)
  }
  public init(number: Int32) { self.number = number }

  /// Reads `YYYY-MM-DD`; also the date of an ISO 8601 date with a time behind it. Nil where it is no such date.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    if bytes.count > 10 && bytes[10] != 0x54 && bytes[10] != 0x20 { return nil }
    func digits(_ range: Range<Int>) -> Int? {
      var value = 0
      for b in bytes[range] {
        guard b >= 0x30 && b <= 0x39 else { return nil }
        value = value * 10 + Int(b - 0x30)
      }
      return value
    }
    guard let year = digits(0..<4), let month = digits(5..<7), let day = digits(8..<10),
      (1...12).contains(month), day >= 1, day <= CalendarDate.days(of: month, in: year)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.number < b.number }
}

extension CalendarDate: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    func padded(_ n: Int32, _ width: Int) -> String {
      let s = String(n)
      return String(repeating: "0", count: max(0, width - s.utf8.count)) + s
    }
    return padded(number / 10_000, 4) + "-" + padded(number / 100 % 100, 2) + "-"
      + padded(number % 100, 2)
  }
}

/// One article as it comes in.
public struct Document: Sendable {
  /// Echoed in the annotation.
  public var id: String
  /// The article, in UTF-8; `Extractor` never alters it. Malformed bytes are the reader's business: they must not get here.
  public var text: [UInt8]
  /// The day of writing: decides who holds which office. Without it, the lexicon's own date counts.
  public var date: CalendarDate?
  /// A BCP 47 tag; without it the language is detected.
  public var language: String?
  /// Names to look for in this document only.
  public var entities: [GivenEntity]
  /// Spans known to be entities, in any order.
  public var mentions: [GivenMention]
  /// Whatever else came with the document: the bytes of one JSON object, passed through; empty where there is nothing.
  public var meta: [UInt8]
  /// What the reader has to say about the input (an encoding that was guessed, say).
  public var warnings: [Warning]
  /// The encoding the text was decoded from, where it was not UTF-8.
  public var encoding: String?

  public init(id: String = "-", text: String, date: CalendarDate? = nil, language: String? = nil) {
    self.init(id: id, utf8: Array(text.utf8), date: date, language: language)
  }

  public init(
    id: String, utf8: [UInt8], date: CalendarDate? = nil, language: String? = nil,
    entities: [GivenEntity] = [], mentions: [GivenMention] = [], meta: [UInt8] = [],
    warnings: [Warning] = [], encoding: String? = nil
  ) {
    self.id = id
    self.text = utf8
    self.date = date
    self.language = language
    self.entities = entities
    self.mentions = mentions
    self.meta = meta
    self.warnings = warnings
    self.encoding = encoding
  }
}

/// A name the caller wants found, under the caller's key.
public struct GivenEntity: Sendable {
  public var key: String
  public var name: String
  /// An OntoNotes label, or TOPIC; nil lets the lexicon decide.
  public var type: EntityType?
  public var aliases: [String]

  public init(key: String, name: String, type: EntityType? = nil, aliases: [String] = []) {
    self.key = key
    self.name = name
    self.type = type
    self.aliases = aliases
  }
}

/// A span that the caller knows to be an entity.
public struct GivenMention: Sendable {
  public var key: String
  /// Echoed as given, and widened to whole tokens for the analysis.
  public var span: TextSpan
  public var type: EntityType?

  public init(key: String, span: TextSpan, type: EntityType? = nil) {
    self.key = key
    self.span = span
    self.type = type
  }
}
