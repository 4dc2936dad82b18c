/// Answers as masks: all ones where it is so, 0 where it is not. They are reckoned and not asked, so that the compiler, which sees through
/// conditions, makes no branch of them: for what nothing foresees.
enum Mask {
  @inline(__always)
  static func isNegative(_ value: Int) -> Int { value &>> 63 }

  @inline(__always)
  static func isEqual(_ one: Int32, _ other: Int32) -> Int { (Int(UInt32(bitPattern: one ^ other)) &- 1) &>> 63 }

  @inline(__always)
  static func isLess(_ one: Int32, _ other: Int32) -> Int { (Int(one) &- Int(other)) &>> 63 }

  /// The one where the mask is all ones, the other where it is 0.
  @inline(__always)
  static func choose(_ one: Int, _ other: Int, _ mask: Int) -> Int { other ^ ((one ^ other) & mask) }
}
