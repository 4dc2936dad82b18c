internal import Lexicon

/// The lexicon's strings, the latest ones kept: names of frames, offices and countries come again and again. One per worker.
@safe
final class LexiconStrings {
  private let lexicon: CompiledLexicon
  /// Behind a pointer: each use of a class's variable is checked for others at the same time, which costs more than the look-up.
  private let slots: UnsafeMutablePointer<Slot>
  private static let places = 2048

  private struct Slot {
    var id: Int
    var string: String
  }

  init(_ lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    unsafe slots = .allocate(capacity: LexiconStrings.places)
    unsafe slots.initialize(repeating: Slot(id: -1, string: ""), count: LexiconStrings.places)
  }

  deinit {
    unsafe slots.deinitialize(count: LexiconStrings.places)
    unsafe slots.deallocate()
  }

  /// The string of an id.
  subscript(id: Int) -> String {
    // A place is never behind the last.
    let slot = unsafe slots + (id & (LexiconStrings.places - 1))
    if unsafe slot.pointee.id == id { return unsafe slot.pointee.string }
    let string = lexicon.string(id)
    unsafe slot.pointee = Slot(id: id, string: string)
    return string
  }
}
