internal import Lexicon

/// An open clause: what stands on the builder's stack.
struct ClauseContext {
  /// The clause, once its verb has come; -1 before.
  var clause: Int32 = -1
  var link: ClauseLink = .main
  var marker: Int32 = -1
  var antecedent: Int32 = -1
  var governor: Int32 = -1
  /// The phrase before the verb that will be its subject.
  var subject: Int32 = -1
  /// A later phrase before the verb, behind a comma: the subject only if the verb follows it at once.
  var candidate: Int32 = -1
  var conditional = false
  var question = false
  var negated: Int32 = -1
  /// A preposition stands before the relative pronoun: the antecedent is no argument ("with whom").
  var oblique = false
  /// Opened behind a comma: a comma closes it.
  var behindComma = false
  /// Opened by a parenthesis or dash.
  var parenthesis = false
  /// The clause's predicate still lacks its adjective or noun.
  var needsPredicate = false
  /// An auxiliary's group that waits for its verb behind the subject.
  var auxiliary: Int32 = -1
  /// The preposition that a free relative clause is the object of: "at what she called …".
  var objectOf: Int32 = -1
}

/// A complement, and the clause it is of.
struct PendingComplement {
  var clause: Int32
  var complement: Complement
}

/// Builds the clauses of a sentence from its units, left to right, with a stack of open clauses.
///
/// Every unit is looked at once, with bounded looks ahead and back, so the time is linear. The stack is bounded too: a deeper nesting than
/// `ClauseStack.deepest` loses its outermost clause, never the program.
///
/// All questions to it are mutating, though they change nothing: called from what changes it, they would else be asked of a copy.
struct ClauseBuilder: ~Copyable {
  let grammar: Grammar
  var stack = ClauseStack()
  /// The document's clauses and phrases so far: the chunker's phrases, and those that a clause turns out to need.
  var clauses = Scratch<ClauseFrame>()
  var phrases = Scratch<NounPhrase>()
  /// Complements in the order they were found, with their clauses; sorted into the clauses' ranges when the document ends.
  var pending = Scratch<PendingComplement>()
  /// Clauses before the main one that wait for it: "If …, Asked …, Calling …".
  var fronted = Scratch<Int32>()
  /// Prepositional phrases before the verb.
  var frontedPhrases = Scratch<Complement>()
  var lastPhrase: Int32 = -1
  /// The unit of the preposition that waits for its phrase.
  var preposition = -1
  /// The kind of the unit before it, over what is passed over; `UnitKind`'s raw value.
  var kindBeforePreposition: UInt8 = 0
  var conjunction: Int32 = -1
  var forSubject: Int32 = -1
  var sentence: Int32 = 0
  var sentenceEnd: Int32 = 0
  private var firstClause: Int32 = 0
  private var reach = PhraseReach()
  var isHeadline = false
  var asks = false
  // The unit at hand, and the one before it over what is passed over.
  private var current: Int32 = 0
  private var beforeCurrent: Int32 = -1
  private var kindBeforeCurrent = UnitKind.stop
  /// The last finite-looking group turned out to be a participle behind its noun.
  var isReduced = false

  static let window = 14
  /// The parts of speech of verbs, a bit each.
  private static var verbal: UInt32 { 1 &<< UInt32(PartOfSpeech.verb.rawValue) | 1 &<< UInt32(PartOfSpeech.aux.rawValue) }

  init(_ grammar: Grammar) { self.grammar = grammar }

  /// Begins a document.
  mutating func begin() {
    clauses.removeAll()
    phrases.removeAll()
    pending.removeAll()
  }

  mutating func run(_ words: Words, _ range: SentenceRange, _ index: Int, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    stack.begin(ClauseContext())
    fronted.removeAll()
    frontedPhrases.removeAll()
    lastPhrase = -1
    preposition = -1
    conjunction = -1
    forSubject = -1
    sentence = Int32(index)
    sentenceEnd = range.end
    firstClause = Int32(truncatingIfNeeded: clauses.count)
    asks = false
    isHeadline = range.isHeadline
    var last = chunks.units.count - 1
    while last >= 0, chunks.units[last].kind != .stop { last -= 1 }
    if last >= 0 {
      asks = out.kinds[Int(chunks.units[last].first)] == PunctuationKind.question
    } else if range.end - range.first < 30 {
      // A line without a full stop.
      isHeadline = true
    }
    beforeCurrent = -1
    kindBeforeCurrent = .stop
    for u in 0..<chunks.units.count {
      current = Int32(truncatingIfNeeded: u)
      let unit = chunks.units[u]
      read(unit, u, words, chunks, &out)
      if !ClauseBuilder.isPassedOver(unit.kind) {
        beforeCurrent = current
        kindBeforeCurrent = unit.kind
      }
    }
    close()
  }

  /// Reads the unit at `u`.
  @inline(__always)
  private mutating func read(_ unit: Unit, _ u: Int, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    // The most frequent ones before the others, and not by equality alone: of that the compiler would make one jump, which nothing could foresee. First those
    // of which nothing need be done but, of a preposition, to keep its place.
    if unit.kind.isOne(of: UnitKind.bit(.preposition) | UnitKind.bit(.other) | UnitKind.bit(.quote)) {
      let isPreposition = Mask.isEqual(Int32(unit.kind.rawValue), Int32(UnitKind.preposition.rawValue))
      preposition = Mask.choose(u, preposition, isPreposition)
      kindBeforePreposition = UInt8(truncatingIfNeeded: Mask.choose(Int(kindBeforeCurrent.rawValue), Int(kindBeforePreposition), isPreposition))
      return
    }
    if unit.kind == .phrase { return phrase(unit.ref, u, chunks, &out) }
    if unit.kind == .group { return group(u, words, chunks, &out) }
    if unit.kind.isOne(of: UnitKind.bit(.comma) | UnitKind.bit(.dash)) { return comma(u, chunks) }
    switch unit.kind {
    case .phrase, .group, .preposition, .comma, .dash, .other, .quote: break
    case .joined: lastPhrase = unit.ref
    case .subordinator: subordinator(u, chunks, out)
    case .relative: relative(u, words, chunks, out)
    case .conjunction:
      conjunction = unit.ref
      preposition = -1
      let kind = out.kinds[Int(unit.ref)]
      if kind == WordKind.nor || kind == WordKind.neither { stack.top.negated = unit.ref }
    case .semicolon:
      reset(.main)
    case .colon: colon(u, chunks, out)
    case .open:
      push(ClauseContext(link: .main, governor: top.clause, parenthesis: true))
    case .close:
      while stack.count > 1, !top.parenthesis { stack.removeLast() }
      if stack.count > 1 { stack.removeLast() }
    case .adjective: adjective(u, chunks, out)
    case .particle:
      if top.clause >= 0, clauses[Int(top.clause)].particle < 0, u > 0, chunks.units[u - 1].kind != .comma {
        clauses[Int(top.clause)].particle = unit.ref
      }
    case .adverb: adverb(u, chunks, out)
    case .stop:
      // A stop inside a sentence (an ellipsis, a quoted question) ends its clauses.
      if u + 2 < chunks.units.count { reset(.main) }
    }
  }

  /// Keeps a complement until the document ends.
  mutating func suspend(_ clause: Int32, _ complement: Complement) { pending.append(PendingComplement(clause: clause, complement: complement)) }

  // MARK: The stack

  @inline(__always)
  var top: ClauseContext { stack.top }

  mutating func push(_ context: ClauseContext) { stack.push(context) }

  /// Begins anew at the sentence's level; the clause that stood there governs what comes.
  mutating func reset(_ link: ClauseLink) {
    let main = stack[0].clause
    stack.begin(ClauseContext(link: main >= 0 ? .coordinate : link, governor: main))
    preposition = -1
    conjunction = -1
    lastPhrase = -1
  }

  /// The unit before `u`, over adverbs, quotation marks and what the linker has used up.
  @inline(__always)
  mutating func before(_ u: Int, _ chunks: borrowing Chunks) -> Int { u == Int(current) ? Int(beforeCurrent) : farBefore(u, chunks) }

  private mutating func farBefore(_ u: Int, _ chunks: borrowing Chunks) -> Int {
    var k = u - 1
    while k >= 0, ClauseBuilder.isPassedOver(chunks.units[k].kind) { k -= 1 }
    return k
  }

  @inline(__always)
  private static func isPassedOver(_ kind: UnitKind) -> Bool { kind == .adverb || kind == .quote || kind == .other }

  @inline(__always)
  mutating func kindBefore(_ u: Int, _ chunks: borrowing Chunks) -> UnitKind { u == Int(current) ? kindBeforeCurrent : farKindBefore(u, chunks) }

  private mutating func farKindBefore(_ u: Int, _ chunks: borrowing Chunks) -> UnitKind {
    let k = farBefore(u, chunks)
    return k < 0 ? .stop : chunks.units[k].kind
  }

  // MARK: Marks and words that open and close clauses

  private mutating func comma(_ u: Int, _ chunks: borrowing Chunks) {
    preposition = -1
    closeInsertion()
    // A clause opened behind a comma ends at the next; so does one before the main clause.
    while stack.count > 1, top.clause >= 0 {
      let context = top
      let outer = stack[stack.count - 2]
      let isFronted = outer.clause < 0 && outer.subject < 0 && !outer.parenthesis
      // "…, which X and Y, …" goes on only where a list does.
      if context.parenthesis { break }
      if isFronted {
        fronted.append(context.clause)
        stack.removeLast()
      } else if context.behindComma && context.link != .coordinate && context.link != .main || outer.clause < 0 && outer.subject >= 0 {
        stack.removeLast()
      } else {
        break
      }
    }
    // "When in doubt," closes at its comma without a verb.
    if stack.count > 1, top.clause < 0, top.link == .adverbial, top.subject < 0 { stack.removeLast() }
  }

  /// "The envoy, who asked not to be named, said …": the comma ends the relative clause with the infinitives that it ends in.
  private mutating func closeInsertion() {
    var k = stack.count - 1
    while k > 0, stack[k].clause >= 0, !stack[k].parenthesis {
      let isOpen = stack[k - 1].clause < 0 && stack[k - 1].subject >= 0
      if stack[k].link == .relative, stack[k].behindComma, isOpen {
        stack.shorten(to: k)
        return
      }
      guard clauses[Int(stack[k].clause)].flags.contains(.infinitive) else { return }
      k -= 1
    }
  }

  private mutating func colon(_ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) {
    preposition = -1
    while stack.count > 1, !top.parenthesis { stack.removeLast() }
    let clause = top.clause
    if clause >= 0, traits(clause, out).contains(.report) {
      push(ClauseContext(link: .complement, governor: clause))
    } else {
      stack.top = ClauseContext(link: .main, governor: clause, parenthesis: top.parenthesis)
    }
    lastPhrase = -1
  }

  mutating func traits(_ clause: Int32, _ out: Syntax) -> LemmaTraits {
    guard clause >= 0, Int(clause) < clauses.count else { return [] }
    let predicate = Int(clauses[Int(clause)].predicate)
    guard predicate < out.lemmas.count, ClauseBuilder.verbal &>> UInt32(out.tags[predicate].rawValue) & 1 != 0 else { return [] }
    return grammar.traits(out.lemmas[predicate])
  }

  mutating func isObjectOf(_ phrase: Int32, _ clause: Int32) -> Bool {
    guard clause >= 0, phrase >= 0 else { return false }
    return clauses[Int(clause)].object == phrase || clauses[Int(clause)].indirectObject == phrase
  }

  private mutating func adjective(_ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) {
    let token = chunks.units[u].ref
    let behindAs = preposition >= 0 && preposition == before(u, chunks) && out.kinds[Int(chunks.units[preposition].ref)] == WordKind.as
    let marker = behindAs ? chunks.units[preposition].ref : -1
    preposition = -1
    guard top.clause >= 0 else { return }
    let clause = Int(top.clause)
    if top.needsPredicate {
      clauses[clause].kind = .adjective
      clauses[clause].predicate = token
      stack.top.needsPredicate = false
      return
    }
    if behindAs {
      // "sees the plan as dangerous"
      if clauses[clause].object >= 0 || clauses[clause].flags.contains(.passive) {
        suspend(top.clause, Complement(kind: .prepositional, marker: marker, token: token))
      }
      return
    }
    let verb = traits(top.clause, out)
    let previous = kindBefore(u, chunks)
    // "a term Oslo calls absurd": the object is the antecedent.
    let gap = previous == .group && clauses[clause].link == .relative && clauses[clause].object == clauses[clause].antecedent
    if verb.contains(.linking) && previous == .group
      || verb.contains(.predicative) && (previous == .phrase || previous == .joined || gap) && clauses[clause].object >= 0
    {
      suspend(top.clause, Complement(kind: .predicative, token: token))
    }
  }

  private mutating func adverb(_ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) {
    let unit = chunks.units[u]
    let kind = out.kinds[Int(unit.ref)]
    // "changed by force": the clause's own.
    if top.clause >= 0, u > 0, chunks.units[u - 1].kind == .group {
      clauses[Int(top.clause)].end = max(clauses[Int(top.clause)].end, unit.end)
    }
    guard top.clause < 0, top.subject < 0 else { return }
    // "Not all members support …": the quantifier is denied, and with it the clause.
    if kind == WordKind.not, u + 1 < chunks.units.count, chunks.units[u + 1].kind == .phrase,
      out.kinds[Int(chunks.units[u + 1].first)] == WordKind.quantifier
    {
      stack.top.negated = unit.ref
    }
    // Fronted negators: "Never has Oslo …", "Nor …"; the auxiliary follows at once.
    if kind == WordKind.never || kind == WordKind.nor || kind == WordKind.neither { stack.top.negated = unit.ref }
    // "Under no circumstances will Oslo …"
    if unit.end - unit.first > 2 {
      for t in unit.first..<unit.end where out.kinds[Int(t)] == WordKind.no { stack.top.negated = t }
    }
  }

  /// Whether a finite group stands in the next units, before a mark.
  mutating func finiteAhead(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
    var k = u + 1
    while k < min(chunks.units.count, u + ClauseBuilder.window) {
      switch chunks.units[k].kind {
      case .group:
        let form = chunks.groups[Int(chunks.units[k].ref)].form
        if form == .finite || form == .auxiliary { return true }
      case .comma, .semicolon, .colon, .stop, .close, .subordinator, .relative: return false
      default: break
      }
      k += 1
    }
    return false
  }

  // MARK: The end

  private mutating func close() {
    guard fronted.count | frontedPhrases.count != 0 else { return }
    // What stood before a main clause that never came hangs on nothing.
    var main: Int32 = -1
    for c in Int(firstClause)..<max(Int(firstClause), clauses.count) where clauses[c].link == .main {
      main = Int32(c)
      break
    }
    attachFronted(to: main)
  }

  /// Ends a document: how far its clauses reach. Of all of them at once, as how many a sentence has nothing foresees.
  mutating func end(_ words: Words, _ out: inout Syntax) {
    reach.read(phrases)
    ClauseBuilder.extents(pending, words, reach, out.kinds, &clauses)
    out.phrases.reserveCapacity(phrases.count)
    out.clauses.reserveCapacity(clauses.count)
    phrases.copy(from: 0, behind: &out.phrases)
    clauses.copy(from: 0, behind: &out.clauses)
  }

  /// Gives the clauses and phrases that stood before it to their clause.
  mutating func attachFronted(to clause: Int32) {
    guard clause >= 0 else { return }
    for k in fronted.indices {
      let f = fronted[k]
      guard f != clause, clauses[Int(f)].governor < 0 else { continue }
      clauses[Int(f)].governor = clause
      // ", asked about it, he said": the subject is the main clause's.
      let understands = clauses[Int(f)].link == .participial || clauses[Int(f)].link == .adverbial && clauses[Int(f)].flags.contains(.reduced)
      if clauses[Int(f)].subject < 0 && understands {
        clauses[Int(f)].subject = clauses[Int(clause)].subject
        clauses[Int(f)].flags.formUnion([.sharedSubject, .controlled])
      }
    }
    fronted.removeAll()
    for k in frontedPhrases.indices { suspend(clause, frontedPhrases[k]) }
    frontedPhrases.removeAll()
  }
}
