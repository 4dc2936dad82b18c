import Extraction

/// CoNLL-2003: a line for each token with word, part of speech (UPOS, not the Penn tags of the shared task), `_` in the chunk's place, and the named entity as IOB2 over PER,
/// ORG, LOC and MISC; an empty line behind each sentence, and `-DOCSTART-` before each document.
final class CoNLL2003Writer: DocumentWriter {
  private var sink = ByteSink()

  func write(_ a: Annotation, to out: inout [UInt8]) {
    sink.removeAll()
    sink.append("-DOCSTART- -X- -X- O\n\n")
    let tiling = TokenTiling(a)
    let labels = EntityLabels(a, tiling)
    let tokens = a.tokens ?? []
    var isOpen = false
    let starts = SentenceStarts(a, tiling).tiles
    var next = 0
    for (i, tile) in tiling.tiles.enumerated() {
      if next < starts.count, starts[next] == i {
        if isOpen { sink.append("\n") }
        isOpen = false
        next += 1
      }
      if tile.isSpace { continue }
      isOpen = true
      // A word of the format has no space in it.
      sink.append(a.bytes(tile.span).map { $0 <= 0x20 ? 0x5F : $0 })
      sink.append(" ")
      sink.append(tokens.indices.contains(tile.token) ? tokens[tile.token].pos.name : "X")
      sink.append(" _ ")
      sink.append(labels.marks[i].conll)
      if let type = labels.types[i] { sink.append(type.conll) }
      sink.append("\n")
    }
    if isOpen { sink.append("\n") }
    sink.append(to: &out)
  }
}

/// Which tiles begin, continue or stand outside a named entity.
struct EntityLabels {
  enum Mark {
    case outside, begins, continues

    var conll: StaticString {
      switch self {
      case .outside: "O"
      case .begins: "B-"
      case .continues: "I-"
      }
    }
  }

  private(set) var marks: [Mark]
  private(set) var types: [EntityType?]
  /// Indices into `mentions`, −1 where none is.
  private(set) var mentions: [Int]

  init(_ a: Annotation, _ tiling: TokenTiling) {
    marks = Array(repeating: .outside, count: tiling.tiles.count)
    types = Array(repeating: nil, count: tiling.tiles.count)
    mentions = Array(repeating: -1, count: tiling.tiles.count)
    for (m, mention) in a.mentions.enumerated() where mention.form.isName {
      guard let range = tiling.range(of: mention.span) else { continue }
      // Where two overlap, the first one stands.
      if range.contains(where: { marks[$0] != .outside }) { continue }
      for i in range {
        marks[i] = i == range.lowerBound ? .begins : .continues
        types[i] = mention.type
        mentions[i] = m
      }
    }
  }
}

extension EntityType {
  /// The four types of CoNLL-2003.
  var conll: StaticString {
    switch self {
    case .person: "PER"
    case .org: "ORG"
    case .gpe, .loc, .fac: "LOC"
    case .norp, .event, .law, .product, .workOfArt, .topic: "MISC"
    }
  }
}
