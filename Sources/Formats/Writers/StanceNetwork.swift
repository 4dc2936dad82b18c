/// The network of stances over all documents, as GraphML (http://graphml.graphdrawing.org): a node for each party, an edge from holder to target
/// with the number of positive, negative and neutral stances, of documents, and the mean score.
///
/// Memory grows with the number of parties and pairs, not of documents. Nodes and edges stand in the order of their keys.
final class StanceNetwork: OutputAssembler {
  fileprivate struct Node {
    var type: String
    var name: String
  }

  fileprivate struct Edge {
    var positive = 0
    var negative = 0
    var neutral = 0
    var sum = 0
    var documents = 0
  }

  fileprivate struct Pair: Hashable, Comparable {
    var holder: String
    var target: String

    static func < (a: Pair, b: Pair) -> Bool { a.holder != b.holder ? a.holder < b.holder : a.target < b.target }
  }

  private var nodes: [String: Node] = [:]
  private var edges: [Pair: Edge] = [:]

  func add(_ documents: [UInt8]) -> [UInt8] {
    for line in documents.split(separator: 0x0A) {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 10, let positive = Int(fields[6]), let negative = Int(fields[7]), let neutral = Int(fields[8]),
        let sum = Int(fields[9])
      else { continue }
      // The first name that a party had is its name.
      for at in [0, 3] where nodes[fields[at]] == nil { nodes[fields[at]] = Node(type: fields[at + 1], name: fields[at + 2]) }
      edges[Pair(holder: fields[0], target: fields[3]), default: Edge()].add(positive, negative, neutral, sum)
    }
    return []
  }

  func end(failed: Int) -> [[UInt8]] {
    var out = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="name" for="node" attr.name="name" attr.type="string"/>
        <key id="type" for="node" attr.name="type" attr.type="string"/>
        <key id="positive" for="edge" attr.name="positive" attr.type="int"/>
        <key id="negative" for="edge" attr.name="negative" attr.type="int"/>
        <key id="neutral" for="edge" attr.name="neutral" attr.type="int"/>
        <key id="documents" for="edge" attr.name="documents" attr.type="int"/>
        <key id="score" for="edge" attr.name="score" attr.type="double"/>
        <graph id="stances" edgedefault="directed">

      """
    for (key, node) in nodes.sorted(by: { $0.key < $1.key }) {
      out += "    <node id=\"\(escape(key))\"><data key=\"name\">\(escape(node.name))</data><data key=\"type\">\(node.type)</data></node>\n"
    }
    for (pair, edge) in edges.sorted(by: { $0.key < $1.key }) {
      out += "    <edge source=\"\(escape(pair.holder))\" target=\"\(escape(pair.target))\"><data key=\"positive\">\(edge.positive)</data>"
      out += "<data key=\"negative\">\(edge.negative)</data><data key=\"neutral\">\(edge.neutral)</data>"
      out += "<data key=\"documents\">\(edge.documents)</data><data key=\"score\">\(edge.score)</data></edge>\n"
    }
    return [Array((out + "  </graph>\n</graphml>\n").utf8)]
  }

  /// XML 1.0 holds no control characters but tab and line ends; they become U+FFFD.
  private func escape(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\u{9}", "\u{A}", "\u{D}": out += " "
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}

extension StanceNetwork.Edge {
  fileprivate mutating func add(_ positive: Int, _ negative: Int, _ neutral: Int, _ sum: Int) {
    self.positive += positive
    self.negative += negative
    self.neutral += neutral
    self.sum += sum
    documents += 1
  }

  /// The mean, with up to four decimals.
  fileprivate var score: String {
    var sink = ByteSink(capacity: 16)
    let count = positive + negative + neutral
    sink.appendReal(count == 0 ? 0 : Double(sum) / 10_000 / Double(count))
    return String(decoding: sink.bytes, as: UTF8.self)
  }
}
