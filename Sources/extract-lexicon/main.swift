// The lexicon tool. The build runs `extract-lexicon embed LANGUAGE-FOLDER OUTPUT.c`; a person runs `check` or `compile`.
import Glibc
import LexiconCompiler

func printError(_ text: String) {
  let line = Array((text + "\n").utf8)
  _ = unsafe write(STDERR_FILENO, line, line.count)
}

let usage = """
  usage: extract-lexicon check   FOLDER             say what is wrong in a language's sources (Lexicons/en)
         extract-lexicon compile FOLDER OUTPUT      compile them to a file that extract can map
         extract-lexicon embed   FOLDER OUTPUT.c    compile them to OUTPUT.bin and a C source around it; what the build does
  """

func run(_ arguments: [String]) -> Int32 {
  guard arguments.count >= 2, ["check", "compile", "embed"].contains(arguments[0]),
    arguments.count == (arguments[0] == "check" ? 2 : 3)
  else {
    printError(usage)
    return 64
  }
  let folder = arguments[1]
  let language = folder.split(separator: "/").last.map(String.init) ?? folder
  do {
    let result = LexiconCompiler().compile(language: language, files: try FileSystem.sources(folder))
    for diagnostic in result.diagnostics { printError(diagnostic.description) }
    if !result.diagnostics.isEmpty {
      printError("\(result.diagnostics.count) errors in \(folder)")
      return 1
    }
    switch arguments[0] {
    case "compile": try FileSystem.write(result.image, to: arguments[2])
    case "embed":
      let image = (arguments[2].hasSuffix(".c") ? String(arguments[2].dropLast(2)) : arguments[2]) + ".bin"
      try FileSystem.write(result.image, to: image)
      let name = image.split(separator: "/").last.map(String.init) ?? image
      try FileSystem.write(ImageWriter.cSource(image: name), to: arguments[2])
    default: print(result.summary)
    }
    return 0
  } catch {
    printError("extract-lexicon: \(error)")
    return 1
  }
}

exit(run(Array(CommandLine.arguments.dropFirst())))
