/// Holders by targets: who is how often for and against whom. Sign and number stand in the cells; the colours (blue and orange) only repeat them.
struct ReportMatrix {
  static let limit = 24

  static func write(_ counts: ReportCounts, to sink: inout ByteSink) {
    let (holders, targets) = (counts.topHolders(limit), counts.topTargets(limit))
    sink.append("<section id=\"matrix\" aria-labelledby=\"matrix-h\"><h2 id=\"matrix-h\">Who stands where on whom</h2>")
    if holders.isEmpty {
      sink.append("<p>No stance between known parties.</p></section>\n")
      return
    }
    sink.append(
      "<p class=\"hint\">Rows hold, columns are stood on; <span class=\"pos\">+ for</span>, <span class=\"neg\">− against</span>, · neither. The most frequent ones.</p>"
    )
    sink.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"matrix-h\"><table class=\"matrix\"><thead><tr>")
    sink.append("<th scope=\"col\"><button type=\"button\">Holder</button></th>")
    for key in targets {
      sink.append("<th scope=\"col\"><button type=\"button\"><bdi>")
      sink.appendHTML(counts.names[key] ?? key)
      sink.append("</bdi></button></th>")
    }
    sink.append("</tr></thead><tbody>")
    for holder in holders {
      sink.append("<tr><th scope=\"row\"><bdi>")
      sink.appendHTML(counts.names[holder] ?? holder)
      sink.append("</bdi></th>")
      for target in targets {
        cell(counts.pairs[ReportCounts.Pair(holder: holder, target: target)], holder, target, &sink)
      }
      sink.append("</tr>")
    }
    sink.append("</tbody></table></div></section>\n")
  }

  private static func cell(_ tally: ReportTally?, _ holder: String, _ target: String, _ sink: inout ByteSink) {
    guard let tally else {
      sink.append("<td data-n=\"0\"></td>")
      return
    }
    let balance = tally.positive - tally.negative
    // Five steps of each colour, by the share of the sign that leads.
    let step = balance == 0 ? 0 : max(1, (abs(balance) * 5 + tally.count - 1) / tally.count)
    sink.append("<td class=\"")
    sink.append(balance > 0 ? "p" : balance < 0 ? "m" : "z")
    sink.append(step)
    sink.append("\" data-n=\"")
    sink.append(balance)
    sink.append("\"><button type=\"button\" data-h=\"")
    sink.appendHTML(holder)
    sink.append("\" data-t=\"")
    sink.appendHTML(target)
    sink.append("\">")
    var first = true
    for (sign, count) in [("+" as StaticString, tally.positive), ("−", tally.negative), ("·", tally.neutral)] where count > 0 {
      if !first { sink.append(" ") }
      first = false
      sink.append(sign)
      sink.append(count)
    }
    sink.append("</button></td>")
  }
}
