import Formats
import Glibc

/// Reads the inputs one after another and cuts them into pieces.
struct PieceReader {
  enum Step {
    case piece(Piece)
    /// Nothing whole has come yet.
    case nothing
    case end
  }

  private var sources: SourceList
  private let options: RunOptions
  /// Whether pieces are the same each time, and summed up: output goes to a file.
  private let isRepeatable: Bool
  private let interruption: Int32
  private var current: (input: InputFile, batcher: LineBatcher, path: String)?
  private var number = 0
  private var checksum = Checksum()
  /// Of the files that are done.
  private var bytesRead = 0
  /// Whether more input may follow the piece that was given out last: it need not be worked on at once.
  private(set) var expectsMore = true

  init(_ sources: SourceList, _ options: RunOptions, isRepeatable: Bool, interruption: Int32) {
    self.sources = sources
    self.options = options
    self.isRepeatable = isRepeatable
    self.interruption = interruption
  }

  /// Files in folders that no format takes.
  var passedOver: Int { sources.passedOver }

  /// Whether the next step comes without waiting.
  var isReady: Bool {
    if let current { return current.batcher.holdsLines || current.input.isReady }
    return sources.isReady
  }

  mutating func next() -> Step {
    if current != nil { return readRecords() }
    guard let source = sources.next() else { return .end }
    expectsMore = true
    if isRepeatable { checksum.add(source.path + "\n") }
    switch source {
    case .missing(let path, let reason): return failure(InputError(.unreadableFile, reason), path)
    case .single("-", let format):
      expectsMore = sources.isReady
      do throws(InputError) {
        let input = try InputFile(path: "-", interruption: interruption)
        let bytes = try input.readAll(largest: options.largestDocument)
        if isRepeatable { checksum.add(bytes[...]) }
        bytesRead += input.bytesRead
        return piece(.single(bytes, format, id: "-"))
      } catch {
        return failure(error, "-")
      }
    case .single(let path, let format):
      var status = stat()
      let size = unsafe stat(path, &status) == 0 ? max(0, Int(status.st_size)) : 0
      bytesRead += size
      return piece(.file(path: path, format, size: size))
    case .records(let path):
      do throws(InputError) {
        let input = try InputFile(path: path, interruption: interruption)
        let batcher = LineBatcher(
          file: path, largest: options.largestDocument, fills: isRepeatable, checksum: checksum, sums: isRepeatable)
        current = (input, batcher, path)
        return .nothing
      } catch {
        return failure(error, path)
      }
    }
  }

  private mutating func readRecords() -> Step {
    guard let (input, _, path) = current else { return .nothing }
    let step: LineBatcher.Step
    do throws(InputError) {
      step = try current?.batcher.read(input) ?? .end
    } catch {
      close(input)
      return failure(error, path)
    }
    switch step {
    case .nothing: return .nothing
    case .batch(let batch):
      expectsMore = batch.bytes.count >= LineBatcher.readSize / 2 || input.isReady
      return piece(.records(batch))
    case .tooLong(let line):
      return piece(.failure(.tooLong(line: line, file: path, largest: options.largestDocument)))
    case .end:
      close(input)
      return .nothing
    }
  }

  private mutating func close(_ input: InputFile) {
    if let current { checksum = current.batcher.checksum }
    bytesRead += input.bytesRead
    current = nil
  }

  private mutating func failure(_ error: InputError, _ path: String) -> Step {
    piece(.failure(ErrorRecord(error, id: path, file: path)))
  }

  private mutating func piece(_ work: Work) -> Step {
    number += 1
    return .piece(
      Piece(
        number: number - 1, work: work, checksum: current?.batcher.checksum ?? checksum,
        bytesRead: bytesRead + (current?.input.bytesRead ?? 0)))
  }
}

extension ErrorRecord {
  /// A record's line that was not read.
  static func tooLong(line: Int, file: String, largest: Int) -> ErrorRecord {
    ErrorRecord(
      InputError(.documentTooLarge, "the line has more than \(largest) bytes"), id: String(line), line: line, file: file)
  }
}
