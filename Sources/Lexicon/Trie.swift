extension CompiledLexicon {
  /// The trie's node behind `word` from `node`, or 0. Edges of a node are sorted by word; most nodes have one to three.
  @inlinable
  public func next(_ node: Int, _ word: Int) -> Int {
    nodeFilter.mayGoOn(from: node, with: word) ? edge(nodeEdgeFirst.range(of: node), word) : 0
  }

  @usableFromInline
  @inline(never)
  func edge(_ edges: Range<Int>, _ word: Int) -> Int {
    let place = edgeWord.place(of: word, from: edges.lowerBound, to: edges.upperBound)
    return place < 0 ? 0 : edgeNode[place]
  }

  /// The frame units that end at a node.
  @inlinable @inline(__always)
  public func units(at node: Int) -> Range<Int> { range(of: node, in: nodeUnitFirst) }

  /// Whether anything lies behind a node.
  @inlinable @inline(__always)
  public func hasEdges(_ node: Int) -> Bool { !nodeEdgeFirst.range(of: node).isEmpty }
}
