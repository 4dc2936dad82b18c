/// Where the cutter puts its tokens: three buffers that grow and are kept from text to text, so that a token costs three stores.
///
/// Owned by one `Tokenizer`, which frees it.
@safe
struct TokenSink {
  private var starts: UnsafeMutablePointer<Int32>
  private var ends: UnsafeMutablePointer<Int32>
  private var marks: UnsafeMutablePointer<TokenFlags>
  private var capacity = 1024
  private(set) var count = 0

  init() {
    unsafe starts = .allocate(capacity: capacity)
    unsafe ends = .allocate(capacity: capacity)
    unsafe marks = .allocate(capacity: capacity)
  }

  /// Must be the last call.
  func free() {
    unsafe starts.deallocate()
    unsafe ends.deallocate()
    unsafe marks.deallocate()
  }

  mutating func removeAll() { count = 0 }

  /// Room for so many tokens, asked for at once; what is not needed is never touched.
  mutating func reserve(_ tokens: Int) {
    if capacity < tokens { grow(to: tokens) }
  }

  /// Forgets the tokens, and their room where it is for more than `kept`.
  mutating func letGo(beyond kept: Int) {
    count = 0
    guard capacity > kept else { return }
    free()
    self = TokenSink()
  }

  @inline(__always)
  mutating func append(_ start: Int32, _ end: Int32, _ flag: TokenFlags) {
    if count == capacity { grow() }
    // Below the capacity, all three.
    unsafe starts[count] = start
    unsafe ends[count] = end
    unsafe marks[count] = flag
    count += 1
  }

  /// The places behind the last token.
  @unsafe
  struct Room {
    fileprivate let starts: UnsafeMutablePointer<Int32>
    fileprivate let ends: UnsafeMutablePointer<Int32>
    fileprivate let marks: UnsafeMutablePointer<TokenFlags>

    /// - Parameter k: below the room that was asked for.
    @inline(__always)
    func put(_ k: Int, _ start: Int32, _ end: Int32, _ flag: TokenFlags) {
      unsafe starts[k] = start
      unsafe ends[k] = end
      unsafe marks[k] = flag
    }
  }

  /// Lets `fill` put up to `most` tokens behind the last one, without a look at the room for each: it says how many it has put there.
  /// - Parameter flags: of the first of them, besides its own.
  @unsafe @inline(__always)
  mutating func append(upTo most: Int, _ flags: TokenFlags, _ fill: (Room) -> Int) -> Int {
    while capacity - count < most { grow() }
    let filled = unsafe fill(Room(starts: starts + count, ends: ends + count, marks: marks + count))
    if filled > 0 { unsafe marks[count].formUnion(flags) }
    count += filled
    return filled
  }

  func start(_ i: Int) -> Int32 {
    precondition(i >= 0 && i < count)
    return unsafe starts[i]
  }
  func end(_ i: Int) -> Int32 {
    precondition(i >= 0 && i < count)
    return unsafe ends[i]
  }
  func flags(_ i: Int) -> TokenFlags {
    precondition(i >= 0 && i < count)
    return unsafe marks[i]
  }

  /// Lets the last token reach to `end`.
  mutating func extendLast(to end: Int32, adding flag: TokenFlags) {
    precondition(count > 0)
    unsafe ends[count - 1] = end
    unsafe marks[count - 1].formUnion(flag)
  }

  /// Appends all tokens to `tokens`.
  func copy(to tokens: inout Tokens) {
    unsafe tokens.starts.append(contentsOf: UnsafeBufferPointer(start: starts, count: count))
    unsafe tokens.ends.append(contentsOf: UnsafeBufferPointer(start: ends, count: count))
    unsafe tokens.flags.append(contentsOf: UnsafeBufferPointer(start: marks, count: count))
  }

  @inline(never)
  private mutating func grow() { grow(to: capacity * 2) }

  private mutating func grow(to wanted: Int) {
    unsafe starts = TokenSink.grown(starts, count, wanted)
    unsafe ends = TokenSink.grown(ends, count, wanted)
    unsafe marks = TokenSink.grown(marks, count, wanted)
    capacity = wanted
  }

  @unsafe
  private static func grown<T>(_ old: UnsafeMutablePointer<T>, _ count: Int, _ capacity: Int) -> UnsafeMutablePointer<T> {
    let new = UnsafeMutablePointer<T>.allocate(capacity: capacity)
    unsafe new.moveInitialize(from: old, count: count)
    unsafe old.deallocate()
    return unsafe new
  }
}
