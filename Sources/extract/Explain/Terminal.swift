import Glibc

/// What the program knows of the terminal that standard output is.
struct Terminal {
  /// Columns that a line may take.
  var width: Int
  /// Whether escape sequences are welcome.
  var colour: Bool

  /// The real one. Colour needs a terminal, and neither `NO_COLOR` nor `TERM=dumb`; the width is the terminal's, else `COLUMNS`, else 100.
  static var current: Terminal {
    let isTerminal = StandardOutput.isTerminal
    var size = winsize()
    let asked = unsafe isTerminal && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let columns = asked ? Int(size.ws_col) : environment("COLUMNS").flatMap { Int($0) } ?? 100
    let plain = !(environment("NO_COLOR") ?? "").isEmpty || isDumb
    return Terminal(width: min(max(columns, 40), 400), colour: isTerminal && !plain)
  }

  /// Whether it knows no escape sequences.
  static var isDumb: Bool { environment("TERM") == "dumb" }

  private static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}

/// Looks, as the eight colours that every terminal has.
enum Look: String {
  case plain = ""
  case bold = "1"
  case dim = "2"
  case red = "31"
  case green = "32"
  case yellow = "33"
  case blue = "34"
  case magenta = "35"
  case cyan = "36"
  case boldRed = "1;31"
  case boldGreen = "1;32"
}

/// A stretch of text in one look.
struct Styled {
  var text: String
  var look: Look

  init(_ text: String, _ look: Look = .plain) {
    self.text = Styled.printable(text)
    self.look = look
  }

  func rendered(_ terminal: Terminal) -> String {
    guard terminal.colour, look != .plain, !text.isEmpty else { return text }
    return "\u{1B}[\(look.rawValue)m\(text)\u{1B}[0m"
  }

  /// Line ends and tabs become a blank, other controls a visible sign: no text drives the terminal.
  private static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isControl($0) }) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: continue
      case 0x09, 0x0A, 0x85, 0x2028, 0x2029: out.append(" ")
      case 0..<0x20: out.append(Unicode.Scalar(0x2400 + scalar.value) ?? " ")
      default: out.append(isControl(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(out)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Controls, and the marks that turn the direction of what follows.
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
