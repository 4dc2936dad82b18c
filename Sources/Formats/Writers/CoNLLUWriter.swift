import Extraction

/// CoNLL-U (https://universaldependencies.org/format.html) with forms, lemmas and UPOS; there are no heads. MISC has the offsets in the text
/// (`start_char`, `end_char`: scalars), space behind a word, the named entity (`ner=B-PERSON`) and its key.
final class CoNLLUWriter: DocumentWriter {
  private var sink = ByteSink()
  private var offsets = OffsetMap(unit: .scalar)

  func write(_ a: Annotation, to out: inout [UInt8]) {
    sink.removeAll()
    offsets.use(a.text)
    let tiling = TokenTiling(a)
    let labels = EntityLabels(a, tiling)
    let starts = SentenceStarts(a, tiling).tiles
    var block = -1
    var isFirst = true
    for (i, first) in starts.enumerated() {
      let end = i + 1 < starts.count ? starts[i + 1] : tiling.tiles.count
      let words = (first..<end).filter { !tiling.tiles[$0].isSpace }
      guard let head = words.first, let last = words.last else { continue }
      // A document without words has no sentence, and so no place.
      if isFirst {
        sink.append("# newdoc id = ")
        sink.append(string: oneLine(a.id))
        sink.append("\n")
        isFirst = false
      }
      if let at = a.blocks.firstIndex(where: { $0.span.end > tiling.tiles[head].span.start }), at != block {
        block = at
        sink.append("# newpar id = b")
        sink.append(at + 1)
        sink.append("\n")
      }
      sink.append("# sent_id = ")
      sink.append(string: oneLine(a.id))
      sink.append("-s")
      sink.append(i + 1)
      sink.append("\n# text = ")
      for tile in words {
        sink.append(a.bytes(tiling.tiles[tile].span))
        if tile != last, hasSpace(tile, tiling) { sink.append(" ") }
      }
      sink.append("\n")
      for (n, tile) in words.enumerated() { write(tile, n + 1, tiling, labels, a) }
      sink.append("\n")
    }
    sink.append(to: &out)
  }

  private func hasSpace(_ tile: Int, _ tiling: TokenTiling) -> Bool {
    tiling.tiles[tile].spaceAfter || (tile + 1 < tiling.tiles.count && tiling.tiles[tile + 1].isSpace)
  }

  private func write(_ index: Int, _ number: Int, _ tiling: TokenTiling, _ labels: EntityLabels, _ a: Annotation) {
    let tile = tiling.tiles[index]
    let tokens = a.tokens ?? []
    let token = tokens.indices.contains(tile.token) ? tokens[tile.token] : nil
    sink.append(number)
    sink.append("\t")
    sink.append(a.bytes(tile.span))
    sink.append("\t")
    sink.append(string: token.map { $0.lemma.isEmpty ? "_" : $0.lemma } ?? "_")
    sink.append("\t")
    sink.append(token?.pos.name ?? "X")
    sink.append("\t_\t_\t_\t_\t_\t")
    if !hasSpace(index, tiling) { sink.append("SpaceAfter=No|") }
    sink.appendSpan(tile.span, offsets, "start_char=", "|end_char=")
    if let type = labels.types[index] {
      sink.append("|ner=")
      sink.append(labels.marks[index].conll)
      sink.append(string: type.rawValue)
      if labels.marks[index] == .begins {
        sink.append("|key=")
        sink.appendPercentEncoded(a.entities[a.mentions[labels.mentions[index]].entity].key.utf8, keeping: "/:")
      }
    }
    sink.append("\n")
  }

  private func oneLine(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}
