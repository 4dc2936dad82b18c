import Foundation
import Testing

/// The tools that formats are read with, which `Scripts/setup.sh test` installs into `.venv`.
private enum Tools {
  static let python = Program.root.appending(path: ".venv/bin/python").path
  static let areInstalled = FileManager.default.isExecutableFile(atPath: python)
  static let browserIsInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/chromedriver")

  static func run(_ script: String, _ options: String = "") throws -> Program.Result {
    try Program.bash("'\(python)' '\(Program.root.path)/Scripts/\(script)' --extract \"$EXTRACT\" \(options) 2>&1")
  }
}

@Suite(.enabled(if: Tools.areInstalled, "needs the tools of Scripts/requirements.txt: make test installs them"))
struct FormatToolTests {
  @Test func everyFormatIsReadByItsOwnTool() throws {
    let result = try Tools.run("check-formats.py")
    #expect(result.status == 0 && result.text.contains("every format holds"), "\(result.text)")
  }

  @Test func everyRecipeRuns() throws {
    let result = try Tools.run("check-recipes.py", "--all --python '\(Tools.python)'")
    #expect(result.status == 0 && result.text.contains(" 0 were skipped, 0 failed"), "\(result.text)")
  }

  @Test func aTerminalShowsHowARunIsGettingOn() throws {
    let result = try Tools.run("check-terminal.py")
    #expect(result.status == 0 && result.text.contains("the terminal shows what it should"), "\(result.text)")
  }

  @Test(.enabled(if: Tools.browserIsInstalled, "needs Debian's chromium-driver: make test installs it"))
  func theReportWorksInABrowser() throws {
    // As many articles as a page should hold, short ones: the page's work grows with their number.
    let result = try Tools.run("check-report.py", "--articles 5000 --sentences 2")
    #expect(result.status == 0 && result.text.contains("the report holds"), "\(result.text)")
  }
}
