import Glibc

/// Says on standard error how a run is getting on: a line that is redrawn on a terminal, a line a minute elsewhere, nothing for a short run.
struct Progress {
  enum Manner {
    case none, terminal, log
  }

  private let manner: Manner
  /// Bytes of all input, where that is known: found out when it is first shown, which a short run never comes to.
  private lazy var total = findTotal()
  private let findTotal: () -> Int?
  private var start = Clock.now
  /// Bytes that an earlier run had done.
  private var before = 0
  private var lastShown = Clock.now
  private var isShown = false
  /// What there was a while ago, for the present rate.
  private var mark: (time: UInt64, documents: Int, bytes: Int)?
  private var rate = 0.0
  private var byteRate = 0.0

  init(_ manner: Manner, total: @escaping () -> Int?) {
    self.manner = manner
    findTotal = total
  }

  /// An earlier run had done the input up to there: rates are those of what follows.
  mutating func begin(behind bytes: Int) {
    before = bytes
    start = Clock.now
  }

  /// - Parameters:
  ///   - documents: annotated or failed, in this run.
  ///   - bytes: of the input, as its files lie there.
  mutating func show(documents: Int, failed: Int, bytes: Int) {
    guard manner != .none else { return }
    let now = Clock.now
    guard Clock.seconds(since: lastShown) >= (manner == .log ? 60 : isShown ? 0.25 : 0.5) else { return }
    lastShown = now
    if let mark {
      let seconds = Double(now - mark.time) / 1e9
      // Forgets a little with each sample: a minute of the log, some ten samples of the terminal.
      let weight = manner == .log ? 0.7 : 0.1
      rate += weight * (Double(documents - mark.documents) / seconds - rate)
      byteRate += weight * (Double(bytes - mark.bytes) / seconds - byteRate)
    } else {
      let seconds = Clock.seconds(since: start)
      rate = Double(documents) / seconds
      byteRate = Double(bytes - before) / seconds
    }
    mark = (now, documents, bytes)
    var parts = [Progress.count(documents, "document"), "\(Progress.grouped(Int(rate.rounded())))/s"]
    if failed > 0 { parts.append(Progress.count(failed, "error")) }
    if let total, total > 0, bytes <= total {
      parts.append("\(bytes * 100 / total) %")
      if byteRate > 0 { parts.append("\(Progress.time(Double(total - bytes) / byteRate)) left") }
    }
    let line = parts.joined(separator: "  ")
    if manner == .terminal {
      StandardError.put("\r\u{1B}[K" + line.prefix(Progress.width - 1))
      isShown = true
    } else {
      StandardError.write("extract: " + parts.joined(separator: ", "))
      isShown = true
    }
  }

  /// The last word, where there was a first.
  mutating func finish(documents: Int, failed: Int) {
    clear()
    guard isShown else { return }
    let seconds = max(Clock.seconds(since: start), 1e-9)
    let errors = failed > 0 ? ", " + Progress.count(failed, "error") : ""
    StandardError.write(
      "extract: \(Progress.count(documents, "document")) in \(Progress.time(seconds)), "
        + "\(Progress.grouped(Int((Double(documents) / seconds).rounded())))/s\(errors)")
  }

  /// Makes room on the terminal for another message.
  func clear() {
    if isShown, manner == .terminal { StandardError.put("\r\u{1B}[K") }
  }

  private static var width: Int {
    var size = winsize()
    return unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1 ? Int(size.ws_col) : 80
  }

  static func count(_ number: Int, _ what: String) -> String { "\(grouped(number)) \(what)\(number == 1 ? "" : "s")" }

  /// Digits in groups of three.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var out = ""
    for (i, digit) in digits.enumerated() {
      if i > 0, (digits.count - i) % 3 == 0 { out.append(",") }
      out.append(digit)
    }
    return out
  }

  /// Two units at most: `4 s`, `2 min 5 s`, `3 h 20 min`.
  static func time(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds, 0), 1e9).rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
