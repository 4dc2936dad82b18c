internal import Lexicon
internal import Segmentation

/// Bytes to words: the view, blocks, tokens, sentences, quotation depth, and the one lookup per token. One per worker.
struct TextStage {
  private let lexicon: CompiledLexicon
  private let segmenter: Segmenter
  let tokenizer: Tokenizer
  private var lookup: FormLookup
  private var prefetch: FormPrefetch
  private var sentenceBoundaries = Boundaries()
  private var marks = FoundMarks()

  init(lexicon: CompiledLexicon) throws(SegmentationError) {
    self.lexicon = lexicon
    segmenter = try Segmenter(locale: "en")
    tokenizer = Tokenizer(segmenter: segmenter, abbreviations: lexicon.abbreviations)
    lookup = FormLookup(lexicon)
    prefetch = FormPrefetch(lexicon)
  }

  /// Fills `words` from the view; names are the next stage's.
  mutating func run(_ view: TextView, into words: inout Words) {
    words.text = view.bytes
    words.names.removeAll(keepingCapacity: true)
    words.sentences.removeAll(keepingCapacity: true)
    BlockFinder.run(words.text, into: &words.blocks)
    unsafe words.text.withUnsafeBufferPointer { text in
      unsafe tokenizer.tokenize(text, into: &words.tokens)
      unsafe segmenter.sentences(text, into: &sentenceBoundaries)
      unsafe lookup.look(up: words.tokens, in: text, forms: &words.forms, traits: &words.traits)
    }
    fetch(words.forms)
    words.findMarked()
    marks.read(words)
    words.nameOf = [Int32](filled: -1, count: words.count)
    SentenceFinder.run(sentenceBoundaries, lexicon, marks.stops, &words)
    QuoteDepth.run(marks.quotes, &words)
    if words.text.count > TextStage.longText { letGo() }
  }

  /// A text of more bytes leaves no room behind: the stages that come need it more.
  static let longText = 1 << 18

  private mutating func letGo() {
    sentenceBoundaries = Boundaries()
    marks = FoundMarks()
  }

  /// The words of a long text a stretch at a time, which takes less room.
  private mutating func fetch(_ forms: [Int32]) {
    let stretch = 1 << 16
    if forms.count <= stretch {
      prefetch.run(forms)
    } else {
      for start in stride(from: 0, to: forms.count, by: stretch) { prefetch.run(Array(forms[start..<min(start + stretch, forms.count)])) }
    }
  }
}
