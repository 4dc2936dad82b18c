import Lexicon
import LexiconCompiler

/// Compiles sources that stand in the test: name and text.
func compile(_ files: [(name: String, text: String)]) -> LexiconCompiler.Result {
  LexiconCompiler().compile(
    language: "en",
    files: files.map { SourceFile(path: "en/" + $0.name, name: $0.name, bytes: Array($0.text.utf8)) })
}

/// Opens an image and gives it away; a lexicon's image must outlive it, so these few stay in memory.
func open(_ image: [UInt8]) throws -> CompiledLexicon {
  let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: image.count)
  _ = unsafe copy.initialize(from: image)
  return try unsafe CompiledLexicon(image: UnsafeBufferPointer(copy))
}
