// swift-tools-version: 6.2
import PackageDescription

// Measurements, apart from the program so that nobody who builds it builds these. `Benchmarks/run` builds and runs everything.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "extract", path: "..")],
  targets: [
    .systemLibrary(name: "ICU", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"])]),
    // What the program is measured against: ICU's boundaries and nothing else, in C.
    .executableTarget(name: "floor", dependencies: ["ICU"]),
    // The stages in process.
    .executableTarget(
      name: "bench", dependencies: [.product(name: "Extraction", package: "extract")],
      swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]),
  ]
)
