import CCompress

/// How a file is packed.
enum Compression: Sendable {
  case none, gzip, zstd

  /// By the file's extension; for output.
  init(path: String) {
    self = path.hasSuffix(".gz") ? .gzip : path.hasSuffix(".zst") ? .zstd : .none
  }

  /// The path without the extension that says how it is packed.
  static func unpacked(_ path: String) -> Substring {
    path.hasSuffix(".gz") ? path.dropLast(3) : path.hasSuffix(".zst") ? path.dropLast(4) : path[...]
  }

  fileprivate var kind: ccompress_kind {
    switch self {
    case .none: CCOMPRESS_NONE
    case .gzip: CCOMPRESS_GZIP
    case .zstd: CCOMPRESS_ZSTD
    }
  }

  /// By the first bytes; nil where they are too few to tell.
  static func detect(_ bytes: ArraySlice<UInt8>) -> Compression? {
    var more: Int32 = 0
    let kind = unsafe bytes.withUnsafeBufferPointer { unsafe ccompress_detect($0.baseAddress, $0.count, &more) }
    return more != 0 ? nil : kind == CCOMPRESS_GZIP ? .gzip : kind == CCOMPRESS_ZSTD ? .zstd : Compression.none
  }
}

/// Unpacks a stream. The frames of one may follow each other.
@safe
final class Unpacker {
  private let decoder: OpaquePointer?

  struct Damaged: Error {}

  init(_ compression: Compression) { unsafe decoder = ccompress_decoder_open(compression.kind) }
  deinit { unsafe ccompress_decoder_close(decoder) }

  /// Whether the input may end here.
  var mayEnd: Bool { unsafe decoder.map { unsafe ccompress_decoder_may_end($0) != 0 } ?? false }

  /// Fills `out` from `start` on. Returns what was taken of the input and what was written.
  func unpack(_ input: ArraySlice<UInt8>, into out: inout [UInt8], from start: Int) throws(Damaged) -> (used: Int, written: Int) {
    guard let decoder = unsafe decoder, start < out.count else { throw Damaged() }
    var used = 0
    var written = 0
    let status = unsafe input.withUnsafeBufferPointer { input in
      unsafe out.withUnsafeMutableBufferPointer { out in
        guard let base = out.baseAddress else { return CCOMPRESS_DAMAGED }
        return unsafe ccompress_decode(decoder, input.baseAddress, input.count, &used, base + start, out.count - start, &written)
      }
    }
    guard status == CCOMPRESS_OK else { throw Damaged() }
    return (used, written)
  }
}

/// Packs pieces, each into frames of its own, so that workers can do it and the order of the pieces is all that matters. One per worker.
@safe
final class Packer {
  private let encoder: OpaquePointer?

  /// Nil where there is nothing to pack.
  init?(_ compression: Compression) {
    guard case let kind = compression.kind, kind != CCOMPRESS_NONE else { return nil }
    unsafe encoder = ccompress_encoder_open(kind)
  }
  deinit { unsafe ccompress_encoder_close(encoder) }

  /// One frame; nil where there is no memory for it.
  func pack(_ bytes: [UInt8]) -> [UInt8]? {
    guard let encoder = unsafe encoder else { return nil }
    let room = unsafe ccompress_bound(encoder, bytes.count)
    let packed = unsafe [UInt8](unsafeUninitializedCapacity: room) { out, count in
      count = unsafe bytes.withUnsafeBufferPointer { input in
        guard let base = out.baseAddress else { return 0 }
        return unsafe ccompress_encode(encoder, input.baseAddress, input.count, base, room)
      }
    }
    return packed.isEmpty ? nil : packed
  }
}

/// CRC-32, to know an input again.
struct Checksum: Sendable, Equatable {
  var value: UInt32 = 0

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    value = unsafe bytes.withUnsafeBufferPointer { unsafe ccompress_crc32(value, $0.baseAddress, $0.count) }
  }

  mutating func add(_ text: String) { add(Array(text.utf8)[...]) }
}
