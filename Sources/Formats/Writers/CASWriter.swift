import Extraction

/// UIMA CAS JSON (version 0.4, https://github.com/apache/uima-uimaj-io-jsoncas), one CAS a line: sentences, tokens with part of speech and lemma, and named entities in
/// the types of DKPro Core; quotes and stances in types of our own. Offsets are UTF-16 units, as UIMA has them.
final class CASWriter: DocumentWriter {
  private var sink = ByteSink()
  private var offsets = OffsetMap(unit: .utf16)
  private var members: [Int] = []

  func write(_ a: Annotation, to out: inout [UInt8]) {
    sink.removeAll()
    offsets.use(a.text)
    members = []
    sink.append("{\"%TYPES\":")
    sink.append(CASTypes.json)
    sink.append(",\"%FEATURE_STRUCTURES\":[{\"%ID\":1,\"%TYPE\":\"uima.cas.Sofa\"")
    sink.append(",\"sofaNum\":1,\"sofaID\":\"_InitialView\",\"mimeType\":\"text/plain\",\"sofaString\":")
    sink.appendString(a.text[...])
    sink.append("}")
    var id = 1
    func begin(_ type: StaticString, _ span: TextSpan) {
      id += 1
      members.append(id)
      sink.append(",{\"%ID\":")
      sink.append(id)
      sink.append(",\"%TYPE\":\"")
      sink.append(type)
      sink.append("\",\"@sofa\":1")
      sink.appendSpan(span, offsets, ",\"begin\":", ",\"end\":")
    }
    func string(_ feature: StaticString, _ value: String?) {
      guard let value else { return }
      sink.append(feature)
      sink.appendString(value)
    }
    begin("uima.tcas.DocumentAnnotation", TextSpan(0, a.text.count))
    string(",\"language\":", a.language)
    sink.append("}")
    begin("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData", TextSpan(0, a.text.count))
    string(",\"language\":", a.language)
    string(",\"documentId\":", a.id)
    sink.append("}")
    for sentence in a.sentences {
      begin("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence", sentence.span)
      sink.append("}")
    }
    for token in a.tokens ?? [] {
      begin("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", token.span)
      let own = id
      sink.append(",\"@lemma\":")
      sink.append(own + 1)
      sink.append(",\"@pos\":")
      sink.append(own + 2)
      sink.append("}")
      begin("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Lemma", token.span)
      string(",\"value\":", token.lemma)
      sink.append("}")
      begin("de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS", token.span)
      sink.append(",\"PosValue\":\"")
      sink.append(token.pos.name)
      sink.append("\",\"coarseValue\":\"")
      sink.append(token.pos.name)
      sink.append("\"}")
    }
    let parts = StancePhrases(a)
    var phraseIDs: [Int] = []
    for phrase in parts.phrases {
      if let mention = phrase.mention {
        begin("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", phrase.span)
        string(",\"value\":", a.mentions[mention].type.rawValue)
        string(",\"identifier\":", a.key(a.mentions[mention]))
      } else {
        begin("extract.Phrase", phrase.span)
      }
      sink.append("}")
      phraseIDs.append(id)
    }
    for quote in a.quotes {
      begin("extract.Quote", quote.span)
      string(",\"kind\":", quote.kind.rawValue)
      sink.append("}")
    }
    let links = Dictionary(uniqueKeysWithValues: parts.links.map { ($0.stance, $0) })
    for (i, stance) in a.stances.enumerated() {
      begin("extract.Stance", stance.cue.span)
      string(",\"polarity\":", stance.polarity.rawValue)
      sink.append(",\"score\":")
      sink.appendReal(stance.score)
      string(",\"event\":", stance.event?.rawValue)
      string(",\"factuality\":", stance.factuality.rawValue)
      string(",\"frame\":", stance.cue.frame)
      if let link = links[i] {
        sink.append(",\"@holder\":")
        sink.append(phraseIDs[link.holder])
        sink.append(",\"@target\":")
        sink.append(phraseIDs[link.target])
      }
      sink.append("}")
    }
    sink.append("],\"%VIEWS\":{\"_InitialView\":{\"%SOFA\":1,\"%MEMBERS\":[")
    for (i, member) in members.enumerated() {
      if i > 0 { sink.append(",") }
      sink.append(member)
    }
    sink.append("]}}}\n")
    sink.append(to: &out)
  }
}

/// The type system that each CAS carries: the types of DKPro Core that are used, with the features that are used, and ours.
enum CASTypes {
  private static let types: [(name: String, features: [(String, String)])] = [
    (
      "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData",
      [("documentId", "uima.cas.String")]
    ),
    ("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence", []),
    (
      "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token",
      [
        ("lemma", "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Lemma"),
        ("pos", "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS"),
      ]
    ),
    ("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Lemma", [("value", "uima.cas.String")]),
    (
      "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS",
      [("PosValue", "uima.cas.String"), ("coarseValue", "uima.cas.String")]
    ),
    (
      "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity",
      [("value", "uima.cas.String"), ("identifier", "uima.cas.String")]
    ),
    ("extract.Phrase", []),
    ("extract.Quote", [("kind", "uima.cas.String")]),
    (
      "extract.Stance",
      [
        ("polarity", "uima.cas.String"), ("score", "uima.cas.Double"), ("event", "uima.cas.String"),
        ("factuality", "uima.cas.String"), ("frame", "uima.cas.String"), ("holder", "uima.tcas.Annotation"),
        ("target", "uima.tcas.Annotation"),
      ]
    ),
  ]

  static let json: [UInt8] = {
    let described = types.map { type in
      let base = type.name.hasSuffix("DocumentMetaData") ? "uima.tcas.DocumentAnnotation" : "uima.tcas.Annotation"
      let features = type.features.map { #","\#($0.0)":{"%NAME":"\#($0.0)","%RANGE":"\#($0.1)"}"# }.joined()
      return #""\#(type.name)":{"%NAME":"\#(type.name)","%SUPER_TYPE":"\#(base)"\#(features)}"#
    }
    return Array(("{" + described.joined(separator: ",") + "}").utf8)
  }()
}
