import TestSupport
import Testing

@testable import Extraction

@Suite struct ScratchTests {
  /// Whatever is done to it, in any order, it holds what an array would.
  @Test func holdsWhatAnArrayHolds() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<40 {
      var scratch = Scratch<Int32>()
      var array: [Int32] = []
      for step in 0..<200 {
        let value = Int32.random(in: -9...9, using: &random)
        let count = Int.random(in: 0...60, using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0:
          scratch.removeAll()
          array = []
        case 1 where !array.isEmpty:
          scratch.removeLast()
          array.removeLast()
        case 2:
          scratch.shorten(to: min(count, array.count))
          array.removeLast(array.count - min(count, array.count))
        case 3:
          scratch.fill(value, count: count)
          array = Array(repeating: value, count: count)
        case 4:
          scratch.grow(value, count: count)
          array += Array(repeating: value, count: max(0, count - array.count))
        case 5 where !array.isEmpty:
          scratch[step % array.count] += 1
          array[step % array.count] += 1
        case 6:
          var other = Scratch<Int32>()
          for i in 0..<Int32(count) { other.append(i) }
          let range = count / 3..<count
          scratch.append(other, range)
          array += range.map { Int32($0) }
        case 7:
          scratch.append(value, if: value < 0 ? -1 : 0)
          if value < 0 { array.append(value) }
        default:
          scratch.append(value)
          array.append(value)
        }
        #expect(scratch.count == array.count)
        #expect(scratch.isEmpty == array.isEmpty)
        #expect(scratch.last == array.last)
        #expect(scratch.indices.map { scratch[$0] } == array)
      }
    }
  }

  @Test func isCopiedBehindAnArray() {
    var scratch = Scratch<Int32>()
    for i: Int32 in 0..<100 { scratch.append(i) }
    var array: [Int32] = [-1]
    scratch.copy(from: 97, behind: &array)
    scratch.copy(from: 100, behind: &array)
    #expect(array == [-1, 97, 98, 99])
  }
}
