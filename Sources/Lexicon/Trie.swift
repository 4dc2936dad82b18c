extension CompiledLexicon {
  /// The trie's node behind `word` from `node`, or 0. Edges of a node are sorted by word; most nodes have one to three.
  @inlinable @inline(__always)
  public func next(_ node: Int, _ word: Int) -> Int {
    // Most words lead nowhere, and are told by a bit that lies beside what else is asked of a node.
    nodeEdgeBits[node] & CompiledLexicon.edgeBit(word) == 0 ? 0 : edge(nodeEdgeFirst.range(of: node), word)
  }

  /// The bit of a word among those of the words behind a node, of which there are 32.
  @inlinable @inline(__always)
  public static func edgeBit(_ word: Int) -> Int { 1 &<< Int((UInt32(truncatingIfNeeded: word) &* 0x9E37_79B9) &>> 27) }

  @usableFromInline
  @inline(never)
  func edge(_ edges: Range<Int>, _ word: Int) -> Int {
    if edges.count > 8 {
      let place = edgeWord.place(of: word, from: edges.lowerBound, to: edges.upperBound)
      return place < 0 ? 0 : edgeNode[place]
    }
    for e in edges {
      let found = edgeWord[e]
      if found >= word { return found == word ? edgeNode[e] : 0 }
    }
    return 0
  }

  /// Whether anything lies behind a node.
  @inlinable @inline(__always)
  public func hasEdges(_ node: Int) -> Bool { !nodeEdgeFirst.range(of: node).isEmpty }
}
