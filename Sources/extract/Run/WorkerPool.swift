import Extraction
import Glibc

/// Threads that work on pieces of input, and a window that gives their output back: in the input's order, or as it is done.
///
/// At most `capacity` pieces, and not much more than `largestSize` bytes of input, are in the window, worked on or waiting, so that memory stays bounded
/// however long the input is. Only the thread that made the pool calls it. The lock is held to hand a piece over, never while one is worked on.
final class WorkerPool: @unchecked Sendable {
  private let extractor: Extractor
  private let options: RunOptions
  private let capacity: Int
  private let lock = Lock()

  /// Bytes of input in the window; a piece that is larger is alone in it.
  private static let largestSize = 1 << 24
  /// Known to the calling thread alone.
  private var size = 0
  private var count = 0

  // Guarded by the lock. The rings hold numbers of slots.
  private var slots: [Slot]
  private var free: [Int]
  /// What waits for a thread; what is given back next, first to last.
  private var waiting: Ring
  private var outgoing: Ring
  /// Output that was written: room for more.
  private var written: [[UInt8]] = []
  private var threads = 0
  private var idle = 0
  private var closed = false

  private enum Slot {
    case empty
    case waiting(Piece)
    case running
    /// Worked on; what of its output is done waits to be given back.
    case part(Outcome)
    case done(Outcome)
  }

  init(_ extractor: Extractor, _ options: RunOptions) {
    self.extractor = extractor
    self.options = options
    capacity = options.jobs * 4
    slots = Array(repeating: .empty, count: capacity)
    free = Array((0..<capacity).reversed())
    waiting = Ring(capacity: capacity)
    outgoing = Ring(capacity: capacity)
  }

  /// Whether every piece was given back.
  var isEmpty: Bool { count == 0 }

  /// Whether a further piece must wait until one was given back.
  func isFull(for piece: borrowing Piece) -> Bool {
    count == capacity || count > 0 && size + piece.size > WorkerPool.largestSize
  }

  /// Hands in a piece; the window must not be full. Gives it back where no thread can be started to work on it, else nil.
  func submit(_ piece: consuming Piece) -> Piece? {
    lock.lock()
    let wanted = idle == 0 && threads < options.jobs
    if wanted { threads += 1 }
    lock.unlock()
    if wanted && !startThread() {
      lock.lock()
      threads -= 1
      let none = threads == 0
      lock.unlock()
      if none { return piece }
    }
    count += 1
    size += piece.size
    lock.lock()
    if let slot = free.popLast() {
      slots[slot] = .waiting(piece)
      waiting.append(slot)
      if !options.unordered { outgoing.append(slot) }
    }
    lock.signalWork()
    lock.unlock()
    return nil
  }

  /// The output of the oldest piece, or of any that is done. Waits for it where `wait` is true; otherwise nil where there is none.
  func collect(wait: Bool) -> Outcome? {
    guard count > 0 else { return nil }
    lock.lock()
    defer { lock.unlock() }
    while true {
      if let slot = outgoing.first, case .part(let outcome) = slots[slot] {
        // The slot stays first: what follows of it comes before anything else.
        slots[slot] = .running
        lock.signalTaken()
        return outcome
      }
      if let slot = outgoing.first, case .done(let outcome) = slots[slot] {
        slots[slot] = .empty
        outgoing.removeFirst()
        free.append(slot)
        count -= 1
        size -= outcome.size
        return outcome
      }
      if !wait { return nil }
      lock.waitForOutput()
    }
  }

  /// Takes output that was written, for the threads to fill again.
  func reuse(_ bytes: consuming [UInt8]) {
    lock.lock()
    if written.count <= options.jobs { written.append(bytes) }
    lock.unlock()
  }

  /// Lets the threads end once nothing is left to do.
  func close() {
    lock.lock()
    closed = true
    lock.signalAll()
    lock.unlock()
  }

  private func startThread() -> Bool {
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(self)
    let failure = unsafe pthread_create(
      &thread, nil,
      { context in
        if let context = unsafe context {
          unsafe Unmanaged<WorkerPool>.fromOpaque(context).takeRetainedValue().work()
        }
        return nil
      }, context.toOpaque())
    if failure != 0 {
      unsafe context.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  /// A thread's life.
  private func work() {
    let worker = Worker(extractor, options)
    lock.lock()
    while true {
      if let slot = waiting.first, case .waiting(let piece) = slots[slot] {
        waiting.removeFirst()
        slots[slot] = .running
        let room = written.popLast()
        lock.unlock()
        if let room { worker.reuse(room) }
        var hasParts = false
        let outcome = worker.run(piece) { bytes in
          handOver(&bytes, of: slot, isFirst: !hasParts)
          hasParts = true
        }
        lock.lock()
        waitUntilTaken(slot)
        slots[slot] = .done(outcome)
        if options.unordered && !hasParts { outgoing.append(slot) }
        lock.signalOutput()
      } else if closed {
        break
      } else {
        idle += 1
        lock.waitForWork()
        idle -= 1
      }
    }
    lock.unlock()
  }
}

// Parts of long documents.
extension WorkerPool {
  /// Puts a part where it is collected, once the one before it was: a thread is at most one part ahead of what can be written. It waits for the pieces
  /// before its own; those have threads, as pieces are taken in order, so that nobody waits for ever.
  private func handOver(_ bytes: inout [UInt8], of slot: Int, isFirst: Bool) {
    var part = Outcome(isPart: true)
    swap(&part.bytes, &bytes)
    lock.lock()
    waitUntilTaken(slot)
    slots[slot] = .part(part)
    if options.unordered && isFirst { outgoing.append(slot) }
    lock.signalOutput()
    if let room = written.popLast() { bytes = room }
    lock.unlock()
    bytes.removeAll(keepingCapacity: true)
  }

  /// The lock is held before and behind it.
  private func waitUntilTaken(_ slot: Int) {
    while case .part = slots[slot] { lock.waitForTaken() }
  }
}

/// Numbers in a row, at most `capacity`.
private struct Ring {
  private var numbers: [Int]
  private var start = 0
  private var count = 0

  init(capacity: Int) { numbers = Array(repeating: 0, count: capacity) }

  var first: Int? { count == 0 ? nil : numbers[start] }

  mutating func append(_ number: Int) {
    numbers[(start + count) % numbers.count] = number
    count += 1
  }

  mutating func removeFirst() {
    start = (start + 1) % numbers.count
    count -= 1
  }
}

/// A mutex with three conditions: there is work; there is output; a part was taken.
@safe
private final class Lock: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let hasWork = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let hasOutput = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let hasTaken = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(hasWork, nil)
    unsafe pthread_cond_init(hasOutput, nil)
    unsafe pthread_cond_init(hasTaken, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(hasOutput)
    unsafe pthread_cond_destroy(hasTaken)
    unsafe pthread_cond_destroy(hasWork)
    unsafe pthread_mutex_destroy(mutex)
    unsafe hasOutput.deallocate()
    unsafe hasTaken.deallocate()
    unsafe hasWork.deallocate()
    unsafe mutex.deallocate()
  }

  func lock() { unsafe pthread_mutex_lock(mutex) }
  func unlock() { unsafe pthread_mutex_unlock(mutex) }
  func signalWork() { unsafe pthread_cond_signal(hasWork) }
  func signalOutput() { unsafe pthread_cond_signal(hasOutput) }
  func waitForWork() { unsafe pthread_cond_wait(hasWork, mutex) }
  func waitForOutput() { unsafe pthread_cond_wait(hasOutput, mutex) }
  // Several threads may each wait for a part of their own.
  func signalTaken() { unsafe pthread_cond_broadcast(hasTaken) }
  func waitForTaken() { unsafe pthread_cond_wait(hasTaken, mutex) }
  func signalAll() {
    unsafe pthread_cond_broadcast(hasWork)
    unsafe pthread_cond_broadcast(hasOutput)
  }
}
