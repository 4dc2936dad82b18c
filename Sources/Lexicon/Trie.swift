extension CompiledLexicon {
  /// The trie's node behind `word` from `node`, or 0. Edges of a node are sorted by word; most nodes have one to three.
  @inlinable
  public func next(_ node: Int, _ word: Int) -> Int {
    var low = nodeEdgeFirst[node]
    var high = nodeEdgeFirst[node + 1]
    while low < high {
      let middle = (low &+ high) >> 1
      let w = edgeWord[middle]
      if w == word { return edgeNode[middle] }
      if w < word { low = middle + 1 } else { high = middle }
    }
    return 0
  }

  /// Whether anything lies behind a node.
  @inlinable @inline(__always)
  public func hasEdges(_ node: Int) -> Bool { nodeEdgeFirst[node] < nodeEdgeFirst[node + 1] }
}
