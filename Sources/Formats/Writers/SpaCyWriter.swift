import Extraction

/// spaCy's JSON, which `Doc.from_json` reads: tokens with part of speech and lemma, sentences, entities, and spans under `spans`: `entities` once more, with
/// the key as knowledge base id (which spaCy does not read for `ents`), `quotes`, `holders`, `cues` and `targets`. Offsets are scalars.
///
/// `Doc.from_json` adds the text's tokens to a document one by one, so the tiles cover the text; space beyond single spaces is a `SPACE` token.
final class SpaCyWriter: DocumentWriter {
  private var sink = ByteSink()
  private var offsets = OffsetMap(unit: .scalar)

  func write(_ a: Annotation, to out: inout [UInt8]) {
    sink.removeAll()
    offsets.use(a.text)
    let tiling = TokenTiling(a)
    sink.append("{\"text\":")
    sink.appendString(a.text[...])
    writeEntities(a)
    writeSentences(a, tiling)
    writeTokens(a, tiling)
    writeSpans(a, tiling)
    sink.append("}\n")
    sink.append(to: &out)
  }

  private func writeEntities(_ a: Annotation) {
    sink.appendList(",\"ents\":[", a.names) { [offsets] sink, mention in
      sink.appendLabelled(mention.span, mention.type.json, offsets)
      sink.append("}")
    }
  }

  /// spaCy's sentences are the stretches between the tokens that begin one, so they have no gaps.
  private func writeSentences(_ a: Annotation, _ tiling: TokenTiling) {
    sink.append(",\"sents\":[")
    let starts = SentenceStarts(a, tiling)
    for (i, first) in starts.tiles.enumerated() {
      if i > 0 { sink.append(",") }
      let last = i + 1 < starts.tiles.count ? starts.tiles[i + 1] - 1 : tiling.tiles.count - 1
      sink.append("{")
      sink.appendSpan(TextSpan(tiling.tiles[first].span.start, tiling.tiles[last].span.end), offsets)
      sink.append("}")
    }
    sink.append("]")
  }

  private func writeTokens(_ a: Annotation, _ tiling: TokenTiling) {
    let tokens = a.tokens ?? []
    sink.append(",\"tokens\":[")
    for (i, tile) in tiling.tiles.enumerated() {
      if i > 0 { sink.append(",") }
      sink.append("{\"id\":")
      sink.append(i)
      sink.append(",")
      sink.appendSpan(tile.span, offsets)
      sink.append(",\"pos\":\"")
      if tokens.indices.contains(tile.token) {
        sink.append(tokens[tile.token].pos.name)
        sink.append("\",\"lemma\":")
        sink.appendString(tokens[tile.token].lemma)
      } else {
        sink.append(tile.isSpace ? "SPACE" : "X")
        sink.append("\",\"lemma\":")
        sink.appendString(a.bytes(tile.span))
      }
      sink.append("}")
    }
    sink.append("]")
  }

  private func writeSpans(_ a: Annotation, _ tiling: TokenTiling) {
    sink.append(",\"spans\":{\"entities\":[")
    var first = true
    for mention in a.names { write(mention.span, mention.type.json, a.key(mention), tiling, &first) }
    sink.append("],\"quotes\":[")
    first = true
    for quote in a.quotes {
      for part in quote.parts { write(part, quote.kind.json, nil, tiling, &first) }
    }
    sink.append("],\"holders\":[")
    first = true
    for stance in a.stances { write(stance.holder, stance, a, tiling, &first) }
    sink.append("],\"cues\":[")
    first = true
    for stance in a.stances { write(stance.cue.span, stance.polarity.json, stance.cue.frame, tiling, &first) }
    sink.append("],\"targets\":[")
    first = true
    for stance in a.stances { write(stance.target, stance, a, tiling, &first) }
    sink.append("]}")
  }

  private func write(_ role: Annotation.Role, _ stance: Annotation.Stance, _ a: Annotation, _ tiling: TokenTiling, _ first: inout Bool) {
    guard case .phrase(let phrase) = role else { return }
    write(phrase.span, stance.polarity.json, a.party(role).key, tiling, &first)
  }

  /// A span that is cut otherwise than the tokens cannot be one of spaCy's, and is left out.
  private func write(_ span: TextSpan, _ label: StaticString, _ key: String?, _ tiling: TokenTiling, _ first: inout Bool) {
    guard tiling.range(of: span) != nil else { return }
    sink.appendComma(&first)
    sink.appendLabelled(span, label, offsets)
    sink.append(",\"kb_id\":")
    sink.appendString(key ?? "")
    sink.append("}")
  }
}

/// The tiles that begin a sentence: always the first one.
struct SentenceStarts {
  private(set) var tiles: [Int] = []

  init(_ a: Annotation, _ tiling: TokenTiling) {
    guard !tiling.tiles.isEmpty else { return }
    tiles = [0]
    var at = 0
    for sentence in a.sentences.dropFirst() {
      while at < tiling.tiles.count, tiling.tiles[at].span.start < sentence.span.start { at += 1 }
      if at < tiling.tiles.count, at > 0, tiles.last != at { tiles.append(at) }
    }
  }
}

extension MentionForm {
  /// Whether the mention names its entity, and does not merely refer to it.
  var isName: Bool {
    switch self {
    case .pronoun, .nominal, .title: false
    default: true
    }
  }
}
