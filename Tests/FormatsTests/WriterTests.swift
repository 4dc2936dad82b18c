import Extraction
import Foundation
import Lexicons
import TestSupport
import Testing

@testable import Formats

/// The output formats. What their own tools make of them is `Scripts/check-formats.py`'s to say; here, what must hold whatever the text.
@Suite struct WriterTests {
  private func annotate(_ texts: [String]) throws -> [Annotation] {
    let annotator = try Extractor(lexicon: .embedded, options: ExtractionOptions(layers: [.tokens, .trace])).makeAnnotator()
    return try texts.enumerated().map { try annotator.annotate(Document(id: "d\($0)", text: $1, date: CalendarDate("2026-03-01"))) }
  }

  private func write(_ format: OutputFormat, _ annotations: [Annotation]) -> [UInt8] {
    let provenance = Provenance(lexicon: .embedded)
    let writer = format.makeWriter(provenance)
    let assembler = format.makeAssembler(provenance)
    var out: [UInt8] = []
    for annotation in annotations {
      var document: [UInt8] = []
      writer.write(annotation, to: &document)
      out += assembler.add(document)
    }
    return out + assembler.end(failed: 0).joined()
  }

  private func randomTexts(_ seeds: Range<UInt64>) -> [String] {
    seeds.map { seed in
      var random = RandomUnicode(seed: seed)
      return seed % 2 == 0 ? random.news(maximumLength: 120) : random.text(maximumLength: 120, words: true)
    }
  }

  @Test func tilesCoverTheTextWithoutAGap() throws {
    for annotation in try annotate(randomTexts(0..<150)) {
      let tiles = TokenTiling(annotation).tiles
      var at = 0
      for tile in tiles {
        #expect(tile.span.start == at && tile.span.end > at)
        at = tile.span.end + (tile.spaceAfter ? 1 : 0)
        if tile.spaceAfter { #expect(annotation.text[tile.span.end] == 0x20) }
      }
      #expect(at == annotation.text.count)
      for mention in annotation.mentions { #expect(TokenTiling(annotation).range(of: mention.span) != nil) }
    }
  }

  @Test(arguments: OutputFormat.allCases) func anyTextIsWrittenTheSameTwiceAndAsItsKindDemands(_ format: OutputFormat) throws {
    let annotations = try annotate(
      randomTexts(0..<40) + ["", "Ankara condemned the raid on Kyiv. Norway accused Sweden of it, and Chile thanked Peru. “We back Oslo,” Macron said."])
    let bytes = write(format, annotations)
    #expect(bytes == write(format, annotations))
    #expect(String(validating: bytes, as: UTF8.self) != nil || format == .brat)
    switch format {
    case .json, .spacy, .displacy, .prodigy, .doccano, .cas, .webAnnotation, .elasticsearch:
      let lines = bytes.split(separator: 0x0A)
      if format != .json { #expect(lines.count == annotations.count * (format == .elasticsearch ? 2 : 1)) }
      if format != .json {
        for line in lines { #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line)) } }
      }
    case .labelStudio:
      let tasks = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [Any])
      #expect(tasks.count == annotations.count)
    case .mentions, .stances, .entities, .gdelt:
      let lines = bytes.split(separator: 0x0A)
      #expect(lines.count > 1)
      #expect(Set(lines.map { $0.split(separator: 0x09, omittingEmptySubsequences: false).count }).count == 1)
    case .graphml:
      let parser = XMLShape(bytes)
      #expect(parser.isBalanced)
    case .report, .brat, .conll2003, .conllu:
      #expect(bytes.count > 1000)
    }
  }

  @Test func noDocumentsGiveAnEmptyWhole() throws {
    #expect(String(decoding: write(.labelStudio, []), as: UTF8.self).filter { !$0.isWhitespace } == "[]")
    #expect(write(.spacy, []).isEmpty)
    #expect(write(.stances, []) == StanceTableWriter.header)
    #expect(String(decoding: write(.graphml, []), as: UTF8.self).contains("</graphml>"))
  }

  @Test func archivesAreUstarWithNamesThatFileSystemsTake() throws {
    #expect(TarArchive.fileName("a-1.txt") == "a-1.txt")
    #expect(TarArchive.fileName("-") == "document")
    for id in ["../../etc/passwd", "/abs", ".hidden", "", "ü", String(repeating: "x", count: 300)] {
      let name = TarArchive.fileName(id)
      #expect(!name.contains("/") && !name.hasPrefix(".") && !name.isEmpty && name.utf8.count <= 90)
    }
    #expect(TarArchive.fileName("a/b") != TarArchive.fileName("a_b"))
    var archive: [UInt8] = []
    TarArchive.append(Array("hello".utf8), name: "h.txt", to: &archive)
    #expect(archive.count == 1024 && archive[257..<262].elementsEqual("ustar".utf8))
    let stated = try #require(Int(String(decoding: archive[148..<154], as: UTF8.self), radix: 8))
    #expect(stated == archive[..<512].enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element)) })
  }

  @Test func fragmentsOfBratHaveNoLineEnd() {
    let text = Array("ab\ncd\r\nef".utf8)
    #expect(BratWriter.fragments(TextSpan(0, 9), text) == [TextSpan(0, 2), TextSpan(3, 5), TextSpan(7, 9)])
    #expect(BratWriter.fragments(TextSpan(0, 2), text) == [TextSpan(0, 2)])
  }

  @Test func aReportShowsSignsScriptsAndNothingOfTheTextAsMarkup() throws {
    let texts = ["<script>alert(1)</script>\n\nAnkara condemned Paris.\n\nאנקרה </script><!-- ", "Oslo praised Ankara & \"Kyiv\"."]
    let page = String(decoding: write(.report, try annotate(texts)), as: UTF8.self)
    #expect(!page.contains("<script>alert(1)"))
    #expect(page.components(separatedBy: "</script>").count == 3, "the data's and the program's, and no other")
    #expect(page.contains(" dir=auto>") && page.contains("@media print") && page.contains("prefers-color-scheme:dark"))
    #expect(page.contains(">−1</button>") && page.contains(">+1</button>"))
    // Nothing is fetched.
    #expect(!page.contains("src=") && !page.contains("@import") && !page.contains("url(http"))
  }
}

/// Whether every element of an XML text is closed, in order.
private struct XMLShape {
  let isBalanced: Bool

  init(_ bytes: [UInt8]) {
    var open: [Substring] = []
    var balanced = true
    for match in String(decoding: bytes, as: UTF8.self).matches(of: /<(\/?)([A-Za-z]+)[^<>]*?(\/?)>/) {
      if !match.output.1.isEmpty {
        if open.popLast() != match.output.2 { balanced = false }
      } else if match.output.3.isEmpty {
        open.append(match.output.2)
      }
    }
    isBalanced = balanced && open.isEmpty
  }
}
