public import Segmentation

/// A compiled lexicon, ready to be asked. Making one is a few hundred loads, whatever its size; it never changes and is shared.
///
/// Forms, lemmas, entities, frames and the rest are numbered from 0; the arrays are named after `ImageSection`. Every array answers 0 for an
/// index it does not have.
public final class CompiledLexicon: Sendable {
  /// The image is not one, or of another version.
  public struct FormatError: Error, CustomStringConvertible, Sendable {
    public let description: String
  }

  /// What an annotation's provenance says of one source lexicon.
  public struct Source: Sendable {
    /// The folder's name, a BCP 47 tag (`en`), or the user's own.
    public let name: String
    /// `2026.11`
    public let version: String
    /// `sha256:` and 64 hexadecimal digits, over the sources.
    public let digest: String
  }

  /// "LEX" behind the version of the format, as a byte each.
  public static let magic = 0x5845_4C04

  public let stringFirst: Column, stringBytes: ByteColumn
  public let foldPage: Column, foldPlace: Column, foldPool: Column
  public let formSlot: Column, formStart: Column, formLength: Column, formBegins: Column, formFlags: Column, formReadingFirst: Column, formNode: Column
  public let formContext: Column
  public let formTags: Column
  public let formNames: Column
  public let readingTag: Column, readingLemma: Column, readingWeight: Column, readingFeatures: Column
  public let lemmaString: Column, lemmaClasses: Column, lemmaFlags: Column, lemmaNode: Column, lemmaContents: Column, lemmaBodies: Column
  public let lemmaScoreNoun: Column, lemmaScoreVerb: Column, lemmaScoreAdjective: Column, lemmaScoreAdverb: Column
  public let lemmaTone: Column, toneRelation: Column, toneClass: Column, toneNumber: Column
  public let edgeTables: EdgeTables
  public let payloads: PayloadRows
  public let nodeEdgeFirst: Column, edgeWord: Column, edgeNode: Column, nodePayloadFirst: Column, nodeShape: Column
  public let nodeUnitFirst: Column
  @usableFromInline let nodeFilter: EdgeFilters
  public let payloadKind: Column, payloadValue: Column, payloadShape: Column, payloadFlags: Column
  public let entityKey: Column, entityName: Column, entityType: Column, entityCountry: Column, entityGender: Column, entityBodies: Column, entityLetter: Column
  public let entityActsFor: Column, entityOfficeFirst: Column, entityLinkFirst: Column, entityLastWord: Column
  public let officeTitle: Column, officeTitleKey: Column, officeOf: Column, officeFrom: Column, officeTo: Column
  public let officePerson: Column, officeOrder: Column
  public let linkScheme: Column, linkValue: Column
  public let titleKey: Column, titleKind: Column, titleGender: Column, titleFlags: Column
  public let issueKey: Column
  public let frameName: Column, frameSign: Column, frameStrength: Column, frameEvent: Column, frameKind: Column
  public let frameImplies: Column, frameFlags: Column, frameNegatedSign: Column, frameNegatedStrength: Column
  public let frameConfidence: Column, frameSecond: Column, frameAddressee: Column, frameNeeds: Column
  public let unitFrame: Column, unitMarks: Column, unitHolder: Column, unitTarget: Column
  public let unitRows: UnitRows
  public let slotKind: Column, slotWord: Column, slotSign: Column
  public let slotLists: SlotLists
  public let lightImplies: Column, lightHolder: Column, lightTarget: Column
  public let modifierKind: Column, modifierWeight: Column
  public let abbreviationString: Column, abbreviationKind: Column
  public let languageTag: Column, languageWordFirst: Column, languageWord: Column
  public let formKind: Column, lemmaTraits: Column, tagCost: Column, tagPrior: Column
  public let suffixString: Column, suffixFirst: Column, suffixState: Column, suffixWeight: Column
  public let sources: [Source]
  /// The abbreviations, for the tokenizer.
  public let abbreviations: AbbreviationSet

  /// Reads an image where it lies, after a look at its header.
  /// - Parameter image: must outlive the lexicon and never change (a literal, a mapped file).
  public convenience init(image: UnsafeBufferPointer<UInt8>) throws(FormatError) {
    let sections = ImageSection.allCases.count
    let headerSize = 4 * (2 + 3 * sections)
    guard let base = image.baseAddress, image.count >= headerSize,
      unsafe Column.read(base) == CompiledLexicon.magic, unsafe Column.read(base + 4) == sections
    else { throw FormatError(description: "not a compiled lexicon of this version") }
    for section in ImageSection.allCases {
      let at = 8 + 12 * section.rawValue
      let (offset, count, stride) = unsafe (Column.read(base + at), Column.read(base + at + 4), Column.read(base + at + 8))
      let size = section == .stringBytes ? count : count == 0 ? 0 : (count - 1) * stride + 4
      if stride < 1 || offset + size > image.count { throw FormatError(description: "a truncated compiled lexicon") }
    }
    unsafe self.init(trusted: base)
  }

  /// Reads an image that is known to be whole: the one that the build embedded.
  /// - Parameter base: must outlive the lexicon and never change.
  @unsafe
  public init(trusted base: UnsafePointer<UInt8>) {
    func place(_ section: ImageSection) -> (Int, Int, Int) {
      let at = 8 + 12 * section.rawValue
      return unsafe (Column.read(base + at), Column.read(base + at + 4), Column.read(base + at + 8))
    }
    func column(_ section: ImageSection) -> Column {
      let (offset, count, stride) = place(section)
      return unsafe Column(base: base + offset, count: count, stride: stride)
    }
    let (bytesAt, bytesCount, _) = place(.stringBytes)
    unsafe stringBytes = ByteColumn(base: base + bytesAt, count: bytesCount)
    stringFirst = column(.stringFirst)
    foldPage = column(.foldPage)
    foldPlace = column(.foldPlace)
    foldPool = column(.foldPool)
    formSlot = column(.formSlot)
    formStart = column(.formStart)
    formLength = column(.formLength)
    formBegins = column(.formBegins)
    formFlags = column(.formFlags)
    formContext = column(.formContext)
    formReadingFirst = column(.formReadingFirst)
    formNode = column(.formNode)
    formTags = column(.formTags)
    formNames = column(.formNames)
    readingTag = column(.readingTag)
    readingLemma = column(.readingLemma)
    readingWeight = column(.readingWeight)
    readingFeatures = column(.readingFeatures)
    lemmaString = column(.lemmaString)
    lemmaClasses = column(.lemmaClasses)
    lemmaFlags = column(.lemmaFlags)
    lemmaNode = column(.lemmaNode)
    lemmaContents = column(.lemmaContents)
    lemmaBodies = column(.lemmaBodies)
    entityBodies = column(.entityBodies)
    entityLetter = column(.entityLetter)
    lemmaScoreNoun = column(.lemmaScoreNoun)
    lemmaScoreVerb = column(.lemmaScoreVerb)
    lemmaScoreAdjective = column(.lemmaScoreAdjective)
    lemmaScoreAdverb = column(.lemmaScoreAdverb)
    lemmaTone = column(.lemmaTone)
    toneRelation = column(.toneRelation)
    toneClass = column(.toneClass)
    toneNumber = column(.toneNumber)
    nodeEdgeFirst = column(.nodeEdgeFirst)
    nodeFilter = EdgeFilters(low: column(.nodeFilterLow), high: column(.nodeFilterHigh))
    edgeWord = column(.edgeWord)
    edgeNode = column(.edgeNode)
    edgeTables = EdgeTables(word: edgeWord, node: edgeNode)
    nodePayloadFirst = column(.nodePayloadFirst)
    nodeShape = column(.nodeShape)
    nodeUnitFirst = column(.nodeUnitFirst)
    payloadKind = column(.payloadKind)
    payloadValue = column(.payloadValue)
    payloadShape = column(.payloadShape)
    payloadFlags = column(.payloadFlags)
    payloads = PayloadRows(kind: payloadKind, value: payloadValue, shape: payloadShape, flags: payloadFlags)
    entityKey = column(.entityKey)
    entityName = column(.entityName)
    entityType = column(.entityType)
    entityCountry = column(.entityCountry)
    entityGender = column(.entityGender)
    entityActsFor = column(.entityActsFor)
    entityOfficeFirst = column(.entityOfficeFirst)
    entityLinkFirst = column(.entityLinkFirst)
    entityLastWord = column(.entityLastWord)
    officeTitle = column(.officeTitle)
    officeTitleKey = column(.officeTitleKey)
    officeOf = column(.officeOf)
    officeFrom = column(.officeFrom)
    officeTo = column(.officeTo)
    officePerson = column(.officePerson)
    officeOrder = column(.officeOrder)
    linkScheme = column(.linkScheme)
    linkValue = column(.linkValue)
    titleKey = column(.titleKey)
    titleKind = column(.titleKind)
    titleGender = column(.titleGender)
    titleFlags = column(.titleFlags)
    issueKey = column(.issueKey)
    frameName = column(.frameName)
    frameSign = column(.frameSign)
    frameStrength = column(.frameStrength)
    frameEvent = column(.frameEvent)
    frameKind = column(.frameKind)
    frameImplies = column(.frameImplies)
    frameFlags = column(.frameFlags)
    frameNegatedSign = column(.frameNegatedSign)
    frameNegatedStrength = column(.frameNegatedStrength)
    frameConfidence = column(.frameConfidence)
    frameSecond = column(.frameSecond)
    frameAddressee = column(.frameAddressee)
    frameNeeds = column(.frameNeeds)
    unitFrame = column(.unitFrame)
    unitMarks = column(.unitMarks)
    unitHolder = column(.unitHolder)
    unitTarget = column(.unitTarget)
    unitRows = UnitRows(frame: unitFrame, marks: unitMarks, holder: unitHolder, target: unitTarget)
    slotKind = column(.slotKind)
    slotWord = column(.slotWord)
    slotSign = column(.slotSign)
    slotLists = SlotLists(kind: slotKind, word: slotWord, sign: slotSign)
    lightImplies = column(.lightImplies)
    lightHolder = column(.lightHolder)
    lightTarget = column(.lightTarget)
    modifierKind = column(.modifierKind)
    modifierWeight = column(.modifierWeight)
    abbreviationString = column(.abbreviationString)
    abbreviationKind = column(.abbreviationKind)
    languageTag = column(.languageTag)
    languageWordFirst = column(.languageWordFirst)
    languageWord = column(.languageWord)
    formKind = column(.formKind)
    lemmaTraits = column(.lemmaTraits)
    tagCost = column(.tagCost)
    tagPrior = column(.tagPrior)
    suffixString = column(.suffixString)
    suffixFirst = column(.suffixFirst)
    suffixState = column(.suffixState)
    suffixWeight = column(.suffixWeight)

    let pool = stringBytes
    let first = stringFirst
    func string(_ id: Int) -> String { CompiledLexicon.decode(pool, first[id], first[id + 1]) }
    let names = column(.sourceString)
    sources = stride(from: 0, to: names.count, by: 3).map {
      Source(name: string(names[$0]), version: string(names[$0 + 1]), digest: string(names[$0 + 2]))
    }
    var set = AbbreviationSet()
    let abbreviations = abbreviationString
    let kinds = abbreviationKind
    for i in 0..<abbreviations.count {
      set.insert(
        string(abbreviations[i]), AbbreviationKind(rawValue: UInt8(truncatingIfNeeded: kinds[i])))
    }
    self.abbreviations = set
  }

  /// Decodes the string of an id. Allocates; for output, never per token.
  public func string(_ id: Int) -> String {
    CompiledLexicon.decode(stringBytes, stringFirst[id], stringFirst[id + 1])
  }

  /// The folded spelling of a form. Allocates; for tools and tests.
  public func spelling(ofForm id: Int) -> String {
    CompiledLexicon.decode(stringBytes, formStart[id], formStart[id] + formLength[id])
  }

  static func decode(_ pool: ByteColumn, _ start: Int, _ end: Int) -> String {
    guard end > start else { return "" }
    return unsafe String(unsafeUninitializedCapacity: end - start) { out in
      for i in 0..<end - start { unsafe out[i] = pool[start + i] }
      return end - start
    }
  }

  /// The words of a first/rest pair of arrays: `range(of: frame, in: frameSecond)`.
  @inlinable @inline(__always)
  public func range(of owner: Int, in first: Column) -> Range<Int> {
    first.range(of: owner)
  }

  /// The slots of a list (`unitHolder[unit]`), as indices into `slotKind`, `slotWord` and `slotSign`.
  @inlinable @inline(__always)
  public func slots(_ list: Int) -> Range<Int> { slotLists[list].slots }
}
