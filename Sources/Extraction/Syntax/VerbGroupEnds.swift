internal import Lexicon

// Groups that end with an auxiliary, and what every group is given at its end.
extension VerbGroupReader {
  /// The group ended with an auxiliary: a copula, a full *have* or *do*, or an auxiliary whose verb is elsewhere or left out.
  func alone(_ words: Words, _ out: inout Syntax, _ auxiliary: Int, _ begin: Int, _ end: Int, _ group: inout VerbGroup) {
    group.head = Int32(auxiliary)
    group.end = max(group.end, Int32(auxiliary + 1))
    let s = out.states[auxiliary]
    if s == TagState.beFinite || s == TagState.beNonfinite {
      // "Was the vote rigged?", "What is Oslo doing?"
      let first = Int(group.first)
      let opener = first > begin ? out.kinds[first - 1] : WordKind.question
      let asks = opener == WordKind.question || opener == WordKind.when || opener == WordKind.where
      if asks, let verb = verbBehindBe(out, Int(group.end), end),
        verb == TagState.gerund || first == begin || out.tags[first - 1] == .adv || out.tags[first - 1] == .sconj
      {
        group.form = .auxiliary
        return
      }
      group.isCopula = true
      return
    }
    if s == TagState.modal {
      group.form = .auxiliary
      return
    }
    // have and do: a full verb where an object follows, an auxiliary before a subject and a verb, or where nothing follows.
    if s == TagState.have || s == TagState.do {
      // Inverted: no subject stands before it.
      let first = Int(group.first)
      let before = first > begin ? out.states[first - 1] : TagState.start
      let inverted =
        s == TagState.do
        || !(TagRules.isNominal(before) || before == TagState.nom || before == TagState.pron || before == TagState.rel || before == TagState.to)
      if group.negator >= auxiliary || inverted && verbBehindSubject(out, Int(group.end), end, s) {
        group.form = .auxiliary
      } else {
        out.tags[auxiliary] = .verb
        if out.features[auxiliary].contains(.gerund) { group.form = .gerund }
      }
    }
  }

  /// The participle or gerund behind a short subject: "are they leaving", "was the vote rigged".
  private func verbBehindBe(_ out: Syntax, _ from: Int, _ end: Int) -> UInt8? {
    var j = from
    var nominal = false
    while j < min(end, from + 6) {
      let t = out.states[j]
      if nominal && (t == TagState.gerund || t == TagState.participle || t == TagState.past) { return t }
      if TagRules.isNominal(t) || t == TagState.nom || t == TagState.pron || t == TagState.acc {
        nominal = true
      } else if !(t == TagState.det || t == TagState.poss || t == TagState.adj && !nominal || t == TagState.adv || t == TagState.not
        || t == TagState.possessive)
      {
        return nil
      }
      j += 1
    }
    return nil
  }

  /// Whether a short subject and then a fitting verb follow: "did Oslo sign", "have they agreed".
  private func verbBehindSubject(_ out: Syntax, _ from: Int, _ end: Int, _ s: UInt8) -> Bool {
    var j = from
    var nominal = false
    while j < min(end, from + 8) {
      let t = out.states[j]
      if t == TagState.nom { nominal = true }
      if s == TagState.do ? t == TagState.base || t == TagState.present : t == TagState.participle || t == TagState.past || t == TagState.beNonfinite {
        // "has the right to": the infinitive's to stands between; "have it done" is no question, but rare.
        return nominal || s == TagState.do
      }
      if TagRules.isNominal(t) || t == TagState.pron {
        nominal = true
      } else if t == TagState.comma || t == TagState.stop || t == TagState.to || t == TagState.adp || t == TagState.cconj || t == TagState.acc {
        return false
      }
      j += 1
    }
    return false
  }

  func finish(_ out: Syntax, _ i: Int, _ begin: Int, _ sawTo: Bool, _ auxiliary: Int, _ group: inout VerbGroup) {
    if sawTo {
      group.form = .infinitive
      group.flags.insert(.infinitive)
      if i > begin && (out.kinds[i - 1] == WordKind.not || out.kinds[i - 1] == WordKind.never) {
        group.flags.insert(.negated)
        group.negator = Int32(i - 1)
      }
    } else if auxiliary >= 0 && group.form != .auxiliary {
      let first = out.states[i] == TagState.adv || out.states[i] == TagState.not ? auxiliary : i
      if out.states[first] == TagState.beNonfinite || out.states[first] == TagState.have && out.features[first].contains(.gerund) {
        if out.features[first].contains(.gerund) {
          group.form = .gerund
        } else {
          group.form = out.features[first].contains(.pastParticiple) ? .participle : .base
        }
      }
      if out.features[first].contains(.gerund) { group.form = .gerund }
    }
    if group.form == .gerund { group.flags.insert(.gerund) }
    if group.flags.contains(.would) && group.flags.contains(.perfect) { group.flags.insert(.counterfactual) }
    negate(out, i, begin, &group)
  }

  /// Negators before the group: never, hardly, no longer; neither and nor as conjunctions are the clause's.
  func negate(_ out: Syntax, _ i: Int, _ begin: Int, _ group: inout VerbGroup) {
    var j = i - 1
    while j >= max(begin, i - 3), group.negator < 0 {
      let kind = out.kinds[j]
      if kind == WordKind.not && j + 1 < i && out.kinds[j + 1] == WordKind.only {
        break
      } else if kind == WordKind.never || kind == WordKind.not {
        group.negator = Int32(j)
        group.flags.insert(.negated)
      } else if kind == WordKind.hardly {
        group.negator = Int32(j)
        group.flags.insert(.nearNegated)
      } else if kind == WordKind.longer && j > begin && out.kinds[j - 1] == WordKind.no {
        group.negator = Int32(j - 1)
        group.flags.insert(.negated)
      } else if out.states[j] != TagState.adv {
        break
      }
      j -= 1
    }
  }
}
