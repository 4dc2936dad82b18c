import CHTML

/// The elements and texts of a page in document order, as HTML5 reads it. Node 0 is the root.
///
/// A copy of what gumbo found, so that nothing of C's outlives the reading.
struct HTMLPage {
  enum Kind: Equatable {
    case element(String)
    case text
  }

  struct Node {
    var kind: Kind
    var parent: Int
    /// The node behind the last descendant.
    var end: Int
    /// An element's class and id, in lower case, one after the other.
    var classes: String
    /// A text with its references resolved.
    var text: [UInt8]
    /// The bytes of the page that a text was read from.
    var source: Range<Int>
    /// Attributes that the main text and the facts look at.
    var attributes: [Attribute: String]

    var name: String {
      if case .element(let name) = kind { name } else { "" }
    }
    var isText: Bool { kind == .text }
  }

  enum Attribute: String, CaseIterable {
    case name, property, content, itemprop, rel, datetime, type, href, hidden, role
    case ariaHidden = "aria-hidden"
    case style
  }

  /// No page needs more; gumbo's time is quadratic in it.
  static let depthLimit = 1500

  let nodes: [Node]

  /// - Parameter bytes: the page in UTF-8.
  /// - Returns: nil where elements stand in each other too deep.
  init?(_ bytes: [UInt8]) {
    let nodes: [Node]? = unsafe bytes.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress.map { unsafe $0.assumingMemoryBound(to: CChar.self) }
      guard let start = unsafe start else { return [] }
      guard let page = unsafe chtml_parse(start, buffer.count, HTMLPage.depthLimit) else { return nil }
      defer { unsafe chtml_free(page) }
      return unsafe (0..<chtml_count(page)).map { unsafe HTMLPage.node(page, $0) }
    }
    guard let nodes else { return nil }
    self.nodes = nodes
  }

  private static func node(_ page: OpaquePointer, _ i: Int) -> Node {
    let value = unsafe bytes(chtml_value(page, i)) ?? []
    let (parent, end) = unsafe (chtml_parent(page, i), chtml_end(page, i))
    if unsafe chtml_is_text(page, i) != 0 {
      var (first, last) = (0, 0)
      unsafe chtml_source(page, i, &first, &last)
      return Node(kind: .text, parent: parent, end: end, classes: "", text: value, source: first..<max(first, last), attributes: [:])
    }
    var attributes: [Attribute: String] = [:]
    for attribute in Attribute.allCases {
      if let value = unsafe bytes(chtml_attribute(page, i, attribute.rawValue)) {
        attributes[attribute] = String(decoding: value, as: UTF8.self)
      }
    }
    let named = unsafe [bytes(chtml_attribute(page, i, "class")), bytes(chtml_attribute(page, i, "id"))].compactMap(\.self)
    return Node(
      kind: .element(String(decoding: value, as: UTF8.self).lowercased()), parent: parent, end: end,
      classes: named.map { String(decoding: $0, as: UTF8.self).lowercased() }.joined(separator: " "), text: [], source: 0..<0,
      attributes: attributes)
  }

  private static func bytes(_ slice: chtml_slice) -> [UInt8]? {
    guard let start = unsafe slice.bytes else { return nil }
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: slice.length))
  }

  /// The texts below a node, one after the other.
  func text(below node: Int) -> [UInt8] {
    var out: [UInt8] = []
    for i in node..<nodes[node].end where nodes[i].isText { out += nodes[i].text }
    return out
  }
}
