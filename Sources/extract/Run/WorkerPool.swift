import Extraction
import Glibc

/// Threads that work on pieces of input, and a window that gives their output back in the input's order.
///
/// At most `capacity` pieces are in the window, worked on or waiting, so that memory stays bounded however long the input is. Only the thread
/// that made the pool calls it. The lock is held to hand a piece over, never while one is worked on.
final class WorkerPool: @unchecked Sendable {
  private let extractor: Extractor
  private let options: RunOptions
  private let capacity: Int
  private let lock = Lock()

  // Guarded by the lock. Pieces are numbered from 0; piece `n` has slot `n % capacity`.
  private var slots: [Slot]
  /// The next piece to hand in, to be worked on, and to give back.
  private var submitted = 0
  private var started = 0
  private var collected = 0
  private var threads = 0
  private var idle = 0
  private var closed = false

  private enum Slot {
    case empty
    case waiting(Work)
    case running
    case done(Outcome)
  }

  init(_ extractor: Extractor, _ options: RunOptions) {
    self.extractor = extractor
    self.options = options
    capacity = options.jobs * 4
    slots = Array(repeating: .empty, count: capacity)
  }

  /// Whether every piece was given back.
  var isEmpty: Bool { submitted == collected }

  /// Whether a further piece must wait until one was given back.
  var isFull: Bool { submitted - collected == capacity }

  /// Hands in a piece; the window must not be full. Gives it back where no thread can be started to work on it, else nil.
  func submit(_ work: consuming Work) -> Work? {
    lock.lock()
    let wanted = idle == 0 && threads < options.jobs
    if wanted { threads += 1 }
    lock.unlock()
    if wanted && !startThread() {
      lock.lock()
      threads -= 1
      let none = threads == 0
      lock.unlock()
      if none { return work }
    }
    lock.lock()
    slots[submitted % capacity] = .waiting(work)
    submitted += 1
    lock.signalWork()
    lock.unlock()
    return nil
  }

  /// The output of the oldest piece. Waits for it where `wait` is true; otherwise nil where it is not done.
  func collect(wait: Bool) -> Outcome? {
    lock.lock()
    defer { lock.unlock() }
    guard collected < submitted else { return nil }
    let index = collected % capacity
    while true {
      if case .done(let outcome) = slots[index] {
        slots[index] = .empty
        collected += 1
        return outcome
      }
      if !wait { return nil }
      lock.waitForOutput()
    }
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
      if started < submitted {
        let index = started % capacity
        started += 1
        guard case .waiting(let work) = slots[index] else { continue }
        slots[index] = .running
        lock.unlock()
        let outcome = worker.run(work)
        lock.lock()
        slots[index] = .done(outcome)
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

/// A mutex with two conditions: there is work; there is output.
@safe
private final class Lock: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let hasWork = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let hasOutput = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(hasWork, nil)
    unsafe pthread_cond_init(hasOutput, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(hasOutput)
    unsafe pthread_cond_destroy(hasWork)
    unsafe pthread_mutex_destroy(mutex)
    unsafe hasOutput.deallocate()
    unsafe hasWork.deallocate()
    unsafe mutex.deallocate()
  }

  func lock() { unsafe pthread_mutex_lock(mutex) }
  func unlock() { unsafe pthread_mutex_unlock(mutex) }
  func signalWork() { unsafe pthread_cond_signal(hasWork) }
  func signalOutput() { unsafe pthread_cond_signal(hasOutput) }
  func waitForWork() { unsafe pthread_cond_wait(hasWork, mutex) }
  func waitForOutput() { unsafe pthread_cond_wait(hasOutput, mutex) }
  func signalAll() {
    unsafe pthread_cond_broadcast(hasWork)
    unsafe pthread_cond_broadcast(hasOutput)
  }
}
