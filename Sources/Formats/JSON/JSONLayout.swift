/// How documents are laid out.
public enum JSONLayout: Sendable {
  /// Each on one line.
  case compact
  /// On many lines, indented by one space a level.
  case pretty

  /// Lays out what was appended, compact, to `out` from `start` on, and ends it with a line end.
  public func finish(_ out: inout [UInt8], from start: Int) {
    if case .pretty = self {
      let laidOut = JSONIndenter.indent(out[start...])
      out.replaceSubrange(start..., with: laidOut)
    }
    out.append(0x0A)
  }
}
