import Foundation
import Testing

/// The example sentences of the frames, run through the command.
@Suite struct FrameExampleTests {
  /// `Tests/frames-floor.json` holds how many pass, by file; a change may raise the numbers and not sink them.
  /// `make frames-floor` writes what was reached.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func test_frames_examplesPassAsTheyDid() throws {
    let root = Program.root.path
    let result = try Program.bash(
      "python3 '\(root)/Scripts/check-frames.py' --extract \"$EXTRACT\" --floor '\(root)/Tests/frames-floor.json'")
    #expect(result.status == 0, "\(result.text)\n\(result.errors)")
  }
}
