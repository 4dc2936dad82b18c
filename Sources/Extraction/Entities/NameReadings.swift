internal import Lexicon
internal import Segmentation

/// What one name can mean by a lexicon, and what it takes to mean it.
public struct NameReading: Sendable, Equatable {
  public var key: String
  /// The canonical display name.
  public var name: String
  public var type: EntityType
  /// How the form names its entity: `name`, `alias`, `short name`, `acronym`, `demonym`, `seat`.
  public var form: String
  /// What must hold for the form to count, in words; nil where it counts by itself.
  public var condition: String?
  /// The key of the country or body it stands for where it acts.
  public var actsFor: String?
}

extension Extractor {
  /// What a name can mean, the reading that goes first before the others; empty where the lexicon does not hold it.
  /// - Throws: `segmentation-unavailable` where ICU lacks its data.
  public func readings(of name: String) throws(ExtractionError) -> [NameReading] {
    let words: [String]
    do {
      words = Tokenizer(segmenter: try Segmenter(locale: "en"), abbreviations: lexicon.abbreviations).tokenize(name)
    } catch {
      throw ExtractionError(code: "segmentation-unavailable", message: error.description)
    }
    var lookup = FormLookup(lexicon)
    var forms: [Int32] = []
    for word in words {
      var word = word
      forms.append(word.withUTF8 { bytes in unsafe lookup.form(bytes) })
    }
    guard let first = forms.first, first >= 0 else { return [] }
    var node = lexicon.formNode[Int(first)]
    for form in forms.dropFirst() {
      guard form >= 0, node > 0 else { return [] }
      node = lexicon.next(node, Int(form))
    }
    guard node > 0 else { return [] }
    return lexicon.range(of: node, in: lexicon.nodePayloadFirst)
      .compactMap { reading($0, isWord: words.count == 1 && isWord(Int(first))) }
      .sorted { $0.rank != $1.rank ? $0.rank < $1.rank : $0.order < $1.order }.map(\.reading)
  }

  private func isWord(_ form: Int) -> Bool { !lexicon.range(of: form, in: lexicon.formReadingFirst).isEmpty }

  private func reading(_ payload: Int, isWord: Bool) -> (rank: Int, order: Int, reading: NameReading)? {
    let kind = lexicon.payloadKind[payload]
    guard kind == PayloadKind.name || kind == PayloadKind.demonym else { return nil }
    let flags = NameFlags(rawValue: lexicon.payloadFlags[payload])
    let id = lexicon.payloadValue[payload]
    var form = "name"
    if kind == PayloadKind.demonym {
      form = "demonym"
    } else if flags.contains(.seat) {
      form = "seat"
    } else if flags.contains(.acronym) {
      form = "acronym"
    } else if flags.contains(.short) {
      form = "short name"
    } else if flags.contains(.alias) {
      form = "alias"
    }
    var conditions: [String] = []
    if flags.contains(.weak) { conditions.append("after a fuller name in the same article, or behind a title") }
    if flags.contains(.ambiguous) { conditions.append("where no reading that is in less doubt fits") }
    if lexicon.payloadShape[payload] & 3 == 2 { conditions.append("in capitals") }
    if lexicon.payloadShape[payload] & 3 == 1, isWord { conditions.append("with a capital") }
    let holder = lexicon.entityActsFor[id] - 1
    return (
      flags.contains(.weak) ? 2 : flags.contains(.ambiguous) ? 1 : 0, payload,
      NameReading(
        key: lexicon.string(lexicon.entityKey[id]), name: lexicon.string(lexicon.entityName[id]), type: EntityTable.type(lexicon.entityType[id]),
        form: form, condition: conditions.isEmpty ? nil : conditions.joined(separator: "; "),
        actsFor: holder >= 0 ? lexicon.string(lexicon.entityKey[holder]) : nil)
    )
  }
}
