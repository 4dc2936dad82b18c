// swift-tools-version: 6.3;(experimentalCGen)
// `experimentalCGen`: a build-tool plugin may make C source, which is how the compiled lexicon gets into the program as the bytes it is.
import PackageDescription

// The settings every Swift target of the package is compiled with.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
]

let package = Package(
  name: "extract",
  products: [
    .library(name: "Extraction", targets: ["Extraction", "Formats", "Lexicons"]),
    .executable(name: "extract", targets: ["extract"]),
    .executable(name: "extract-lexicon", targets: ["extract-lexicon"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // Debian's ICU, and a C layer over it whose header names no ICU type (Foundation carries an ICU of its own).
    .systemLibrary(name: "ICU4C", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"])]),
    .target(name: "CICU", dependencies: ["ICU4C"]),
    // What only the lexicon compiler asks of ICU, from its second library, which the program does not load.
    .target(name: "CICULexicon", dependencies: ["ICU4C"], linkerSettings: [.linkedLibrary("icui18n")]),
    // RapidJSON behind a C header.
    .target(name: "CJSON"),
    // gumbo, HTML5's parser, behind a C header. Linked as an archive, so that no start has to load it.
    .target(name: "CHTML", linkerSettings: [.linkedLibrary(":libgumbo.a")]),
    // zlib and libzstd behind a C header, linked statically: a program that unpacks nothing does not load them.
    .target(
      name: "CCompress", linkerSettings: [.linkedLibrary(":libz.a"), .linkedLibrary(":libzstd.a")]),
    // SIGINT and SIGTERM as a flag: a handler may do next to nothing, and Swift promises nothing of what it does there.
    .target(name: "CSignals"),
    // What the allocator is told of long documents.
    .target(name: "CMemory"),

    // Text to words and sentences: used by the program and by the lexicon compiler alike.
    .target(name: "Segmentation", dependencies: ["CICU"], swiftSettings: strict),
    // The compiled lexicon and its reader.
    .target(name: "Lexicon", dependencies: ["Segmentation", "CICU"], swiftSettings: strict),
    // Lexicon sources to the compiled lexicon.
    .target(
      name: "LexiconCompiler", dependencies: ["Lexicon", "Segmentation", "CICULexicon"], swiftSettings: strict),
    .executableTarget(
      name: "extract-lexicon", dependencies: ["LexiconCompiler"], swiftSettings: strict),
    .plugin(
      name: "CompileLexicons", capability: .buildTool(), dependencies: ["extract-lexicon"]),
    // The compiled lexicon's bytes; and what opens them.
    .target(
      name: "CLexicons", path: "Lexicons", exclude: ["README.md", "en"], sources: ["clexicons.c"],
      plugins: ["CompileLexicons"]),
    .target(name: "Lexicons", dependencies: ["Lexicon", "CLexicons"], swiftSettings: strict),

    // The library; its folders are the stages.
    .target(
      name: "Extraction", dependencies: ["Lexicon", "Segmentation", "CICU"], swiftSettings: strict),
    .target(
      name: "Formats", dependencies: ["Extraction", "Lexicon", "CICU", "CJSON", "CHTML"], swiftSettings: strict),
    .executableTarget(
      name: "extract",
      dependencies: [
        "Extraction", "Formats", "Lexicons", "CCompress", "CJSON", "CMemory", "CSignals",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      // At a fixed address nothing has to be relocated: of a start's 800 page faults some 120 go, and a twentieth of its time.
      linkerSettings: [.unsafeFlags(["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release))]),

    .testTarget(
      name: "SegmentationTests", dependencies: ["Segmentation", "ICUOracle", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "LexiconTests", dependencies: ["Lexicon", "Lexicons", "Segmentation", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "LexiconCompilerTests", dependencies: ["LexiconCompiler", "Lexicon", "Segmentation", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ExtractionTests",
      dependencies: ["Extraction", "Lexicon", "Lexicons", "Segmentation", "TestSupport"],
      exclude: ["Golden", "Entities/Cases", "Stance/Cases", "Stance/MinimalPairs", "Syntax/Cases", "Tone/Cases"], swiftSettings: strict),
    .testTarget(
      name: "FormatsTests", dependencies: ["Formats", "Extraction", "Lexicon", "Lexicons", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "extractTests", dependencies: ["extract", "Formats", "Extraction", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
    // Random Unicode, annotations to write, and what must hold of every annotation: for all test targets.
    .target(
      name: "TestSupport", dependencies: ["Extraction"], path: "Tests/TestSupport",
      swiftSettings: strict),
    // ICU asked a second way, to compare with.
    .target(name: "ICUOracle", dependencies: ["ICU4C"], path: "Tests/ICUOracle"),
  ],
  cxxLanguageStandard: .cxx17
)
