public import Extraction

/// What `--to` takes. Each format is one writer in this folder.
public enum OutputFormat: String, CaseIterable, Sendable {
  case json
  case spacy, displacy, prodigy, doccano
  case labelStudio = "label-studio"
  case brat
  case conll2003, conllu
  case cas
  case webAnnotation = "web-annotation"
  case elasticsearch
  case gdelt
  case mentions, stances, entities
  case graphml, report

  /// One line for the manual.
  public var summary: StaticString {
    switch self {
    case .json: "the contract's JSON (the default); one line for each document"
    case .spacy: "spaCy's JSON, a line for each document (Doc.from_json)"
    case .displacy: "what displaCy draws with manual=True, a line for each document"
    case .prodigy: "Prodigy tasks with spans and relations, a line for each document"
    case .doccano: "doccano's JSONL with entities and relations"
    case .labelStudio: "Label Studio tasks with predictions, one JSON array"
    case .brat: "brat standoff: a tar archive of .txt and .ann files"
    case .conll2003: "CoNLL-2003: word, tag, chunk, entity"
    case .conllu: "CoNLL-U without heads; entities in MISC"
    case .cas: "UIMA CAS JSON, a line for each document (dkpro-cassis)"
    case .webAnnotation: "W3C Web Annotation, one JSON-LD page a line"
    case .elasticsearch: "Elasticsearch bulk actions with annotated text"
    case .gdelt: "stances as rows of GDELT 2.0 event tables"
    case .mentions: "a table of mentions, tab-separated, with a header"
    case .stances: "a table of stances, tab-separated, with a header"
    case .entities: "a table of entities, tab-separated, with a header"
    case .graphml: "the network of stances over all documents, as GraphML"
    case .report: "a page to look at (see extract report)"
    }
  }

  /// The layers that the format shows, besides those that are asked for.
  public var layers: Layers {
    switch self {
    case .spacy, .prodigy, .conll2003, .conllu, .cas: [.tokens]
    case .report: [.trace]
    default: []
    }
  }

  /// What stands before the first document, whether there is one or not.
  public var head: [UInt8] {
    switch self {
    case .labelStudio: Array("[\n".utf8)
    case .mentions: MentionTableWriter.header
    case .stances: StanceTableWriter.header
    case .entities: EntityTableWriter.header
    case .brat: BratWriter.configuration
    default: []
    }
  }

  /// What stands between two documents.
  public var separator: [UInt8] { self == .labelStudio ? Array(",\n".utf8) : [] }

  /// What stands behind the last document.
  public var tail: [UInt8] {
    switch self {
    case .labelStudio: Array("\n]\n".utf8)
    case .brat: TarArchive.end
    default: []
    }
  }

  /// Whether an error record may stand in the place of a document; elsewhere it would break the reader and goes to standard error.
  public var holdsErrors: Bool { self == .json }

  /// Whether documents do not simply follow each other: something stands before, between or behind them, or they are joined.
  public var isPutTogether: Bool { isPutTogetherAtTheEnd || !head.isEmpty || !separator.isEmpty || !tail.isEmpty }

  /// Whether nothing is written before all documents are known: such a run cannot be taken up where it stopped.
  public var isPutTogetherAtTheEnd: Bool { self == .graphml || self == .report }

  /// A writer of this format.
  public func makeWriter(_ provenance: Provenance) -> any DocumentWriter {
    switch self {
    case .json: JSONDocumentWriter(provenance)
    case .spacy: SpaCyWriter()
    case .displacy: DisplaCyWriter()
    case .prodigy: ProdigyWriter()
    case .doccano: DoccanoWriter()
    case .labelStudio: LabelStudioWriter(provenance)
    case .brat: BratWriter()
    case .conll2003: CoNLL2003Writer()
    case .conllu: CoNLLUWriter()
    case .cas: CASWriter()
    case .webAnnotation: WebAnnotationWriter()
    case .elasticsearch: ElasticsearchWriter()
    case .gdelt: GDELTWriter()
    case .mentions: MentionTableWriter()
    case .stances: StanceTableWriter()
    case .entities: EntityTableWriter()
    case .graphml: StanceEdgeWriter()
    case .report: ReportWriter()
    }
  }

  /// What joins the writers' output.
  /// - Parameters:
  ///   - title: of the report.
  ///   - goesOn: whether documents of an earlier run stand before these.
  public func makeAssembler(_ provenance: Provenance, title: String = "Who stands where", goesOn: Bool = false) -> any OutputAssembler {
    switch self {
    case .graphml: StanceNetwork()
    case .report: ReportPage(provenance, title: title)
    default: PlainAssembler(self, goesOn: goesOn)
    }
  }
}
