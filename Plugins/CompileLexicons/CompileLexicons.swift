import PackagePlugin

/// Compiles the language folders of the target it is applied to (`Lexicons/en`, …) and adds the result to the target as C source: an array whose
/// bytes the C compiler takes from a file beside it.
@main
struct CompileLexicons: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    let tool = try context.tool(named: "extract-lexicon")
    let folder = target.directoryURL.appending(path: "en")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedImage.c")
    // Every source is an input, so that a change, and a file added or removed (the folder itself changes), compiles them anew.
    let sources = try sourceFiles(in: folder)
    return [
      .buildCommand(
        displayName: "Compiling the lexicons",
        executable: tool.url,
        arguments: ["embed", folder.path(percentEncoded: false), output.path(percentEncoded: false)],
        inputFiles: sources,
        outputFiles: [output])
    ]
  }
}
