// The codes that error records and warnings carry. They are part of the contract: a code keeps its name and meaning; codes may be added.

/// Why a document could not be annotated: the `code` of an error record.
public enum ErrorCode: String, Sendable, CaseIterable {
  /// The file cannot be opened or read. Check the path and its permissions; the message has the system's reason.
  case unreadableFile = "unreadable-file"
  /// A plain text is not UTF-8, and no decoder takes it. Convert it to UTF-8 first.
  case undecodableText = "undecodable-text"
  /// A JSON Lines record is not UTF-8. Unlike plain text it is not guessed at: write the file as UTF-8.
  case malformedUTF8 = "malformed-utf8"
  /// The line is not one JSON value. `byte` says where reading stopped.
  case malformedJSON = "malformed-json"
  /// The line is JSON, and not an object. A record is `{"text": …}`.
  case notAnObject = "not-an-object"
  /// An escape such as `\ud83d` stands without its other half. Whoever wrote the file cut a character in two.
  case loneSurrogate = "lone-surrogate"
  /// A member that is required is absent: `text`; an entity's `key` or `name`; a mention's `key`, `start` or `end`.
  case missingField = "missing-field"
  /// A member has a value of another type than the contract says.
  case wrongType = "wrong-type"
  /// `date` is not an ISO 8601 date (`2025-05-16`).
  case invalidDate = "invalid-date"
  /// `language` is not a BCP 47 tag (`en`, `pt-BR`).
  case invalidLanguage = "invalid-language"
  /// A `type` is none of the labels that the contract lists (PERSON, ORG, …).
  case unknownType = "unknown-type"
  /// The `key` of an entity or mention is empty.
  case emptyKey = "empty-key"
  /// The `name` of an entity is empty.
  case emptyName = "empty-name"
  /// A mention begins before the text or ends behind it. Offsets count the unit that `--offsets` names (scalars without it).
  case spanOutOfRange = "span-out-of-range"
  /// A mention ends where it starts, or before.
  case spanInverted = "span-inverted"
  /// A mention starts or ends inside a character, which only the units `utf8` and `utf16` can do.
  case spanInsideCharacter = "span-inside-character"
  /// The elements of an HTML page stand in each other deeper than any page needs. It is broken, or made to harm.
  case htmlTooDeep = "html-too-deep"
  /// The text is longer than 2³⁰ bytes. Cut it.
  case textTooLong = "text-too-long"
  /// The record's line, or the file, has more bytes than `--max-doc-bytes` allows. It was not read; its `id` is the line's number or the path.
  case documentTooLarge = "document-too-large"
  /// The document took longer than `--timeout-per-doc` allows. Another run, or another machine, may get through it.
  case timedOut = "timed-out"
  /// The gzip or zstd data are damaged, or end early. Whole lines before the damage were read. Fetch or pack the file again.
  case damagedCompression = "damaged-compression"
  /// ICU has no break iterators: its data are missing. Nothing can be annotated; reinstall ICU.
  case segmentationUnavailable = "segmentation-unavailable"
}

/// What the user should know of a document that was annotated: the `code` of a warning.
public enum WarningCode: String, Sendable, CaseIterable {
  /// The text is not UTF-8; its encoding, named in `provenance.encoding`, was guessed. Check that names with accents look right, or convert the file to UTF-8.
  case encodingDetected = "encoding-detected"
  /// Bytes that mean nothing in the text's encoding were replaced by U+FFFD.
  case malformedBytes = "malformed-bytes"
  /// No lexicon has the document's language, given or detected: it has sentences and the caller's entities, and nothing else. Where the detection erred, name the
  /// language with `--language` or the record's `language`.
  case languageWithoutLexicon = "language-without-lexicon"
}
