extension CompiledLexicon {
  /// The trie's node behind `word` from `node`, or 0. Most nodes have one to three edges.
  @inlinable
  public func next(_ node: Int, _ word: Int) -> Int {
    nodeFilter.mayGoOn(from: node, with: word) ? edgeTables.next(in: nodeEdgeFirst.range(of: node), word) : 0
  }

  /// The frame units that end at a node.
  @inlinable @inline(__always)
  public func units(at node: Int) -> Range<Int> { range(of: node, in: nodeUnitFirst) }

  /// Whether anything lies behind a node.
  @inlinable @inline(__always)
  public func hasEdges(_ node: Int) -> Bool { !nodeEdgeFirst.range(of: node).isEmpty }
}
