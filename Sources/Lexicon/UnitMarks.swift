/// What is asked of every unit found at a word before one of them is chosen, in one integer, so that the frames of the others are not read.
@frozen
public struct UnitMarks: Sendable, Equatable {
  /// Bits 0…3 the part of speech (`TagCode`), 4…6 `Implication`, 7…8 the frame's sign, 9 whether it asks for something of its fillers, 10…26 its
  /// weight among units of as many words, 27…31 the frame's event, 0 none.
  public let rawValue: UInt32

  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// - Parameters:
  ///   - isChoosy: whether the frame asks for something of its fillers: it is the more special one.
  ///   - confidence: in thousandths.
  public init(tag: Int, implies: Int, sign: Int, isChoosy: Bool, confidence: Int, event: Int) {
    let weight = confidence + (isChoosy ? 1_000 : 0) + (sign != 0 ? 1_500 : 0)
    let bits = tag & 15 | (implies & 7) << 4 | (sign & 3) << 7 | (isChoosy ? 1 << 9 : 0) | min(max(0, weight), 0x1_FFFF) << 10
    rawValue = UInt32(truncatingIfNeeded: bits | (event & 31) << 27)
  }

  @inlinable @inline(__always)
  public var tag: Int { Int(rawValue & 15) }
  @inlinable @inline(__always)
  public var implies: Int { Int(rawValue &>> 4 & 7) }
  /// 0 none, 1 positive, 2 negative.
  @inlinable @inline(__always)
  public var sign: Int { Int(rawValue &>> 7 & 3) }
  @inlinable @inline(__always)
  public var isChoosy: Bool { rawValue &>> 9 & 1 != 0 }
  @inlinable @inline(__always)
  public var weight: Int32 { Int32(truncatingIfNeeded: rawValue &>> 10 & 0x1_FFFF) }
  /// As `frameEvent`.
  @inlinable @inline(__always)
  public var event: Int { Int(rawValue &>> 27) }
}

/// A frame unit as the lexicon has it, all of it read at once.
@frozen
public struct UnitRow: Sendable {
  public let frame: UInt32
  public let marks: UnitMarks
  /// The lists of slots that its holder and its target may stand in (`CompiledLexicon.slots`).
  public let holder: UInt32
  public let target: UInt32

  @inlinable
  init(frame: UInt32, marks: UnitMarks, holder: UInt32, target: UInt32) {
    self.frame = frame
    self.marks = marks
    self.holder = holder
    self.target = target
  }
}

/// The units of all frames: four columns that stand side by side, whose integers are the four of a row.
@safe @frozen
public struct UnitRows: @unchecked Sendable {
  // As in `Column`.
  @usableFromInline let base: UnsafePointer<UInt8>
  /// How many there are.
  public let count: Int

  init(frame: Column, marks: Column, holder: Column, target: Column) {
    unsafe base = frame.base
    // Were they elsewhere, there would be none.
    count = Column.rows(of: frame, marks, holder, target)
  }

  /// The unit of a number; zeros where there is none.
  @inlinable @inline(__always)
  public subscript(i: Int) -> UnitRow {
    guard UInt(bitPattern: i) < UInt(bitPattern: count) else { return UnitRow(frame: 0, marks: UnitMarks(rawValue: 0), holder: 0, target: 0) }
    let row = unsafe UnsafeRawPointer(base + i &* 16)
    func integer(_ k: Int) -> UInt32 { unsafe UInt32(littleEndian: row.loadUnaligned(fromByteOffset: k &* 4, as: UInt32.self)) }
    return UnitRow(frame: integer(0), marks: UnitMarks(rawValue: integer(1)), holder: integer(2), target: integer(3))
  }
}

extension CompiledLexicon {
  /// The unit of a number; zeros where there is none.
  @inlinable @inline(__always)
  public func unit(_ i: Int) -> UnitRow { unitRows[i] }
}
