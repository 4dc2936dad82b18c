import Extraction
import Formats

/// The documents of a file or of standard input, for commands that read them one by one.
enum Documents {
  static func read(_ path: String, _ reading: ReadingOptions) -> [Result<Document, InputError>] {
    let bytes: [UInt8]
    do throws(InputError) {
      bytes = try InputFile(path: path).readAll()
    } catch {
      return [.failure(error)]
    }
    let format = reading.format(of: path)
    guard format == .jsonl else {
      return [
        Result { () throws(InputError) in
          if format == .html {
            return try HTMLInput.page(bytes, id: path, date: try? reading.calendarDate, language: reading.language).document
          }
          return try PlainText.document(
            bytes, id: path, date: try? reading.calendarDate, language: reading.language)
        }
      ]
    }
    let records = RecordReader(unit: .scalar)
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
      .map { line, record in
        Result { () throws(InputError) in try records.read(Array(record), id: String(line + 1)) }
      }
  }
}
