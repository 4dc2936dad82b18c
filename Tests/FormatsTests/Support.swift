import Extraction
import Formats
import Foundation
import Testing

/// Compact output as a string.
func written(_ annotation: Annotation, layers: Layers = [], unit: OffsetUnit = .scalar) -> String {
  var writer = AnnotationWriter(provenance: Provenance(lexicons: [], layers: layers, unit: unit))
  var out: [UInt8] = []
  writer.write(annotation, to: &out)
  return String(decoding: out, as: UTF8.self)
}

/// Output as Foundation's parser understands it.
func parsed(_ json: String) throws -> [String: Any] {
  let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
  return try #require(value as? [String: Any])
}

/// The value at a path of keys and indices.
func value(_ root: Any, _ path: Any...) throws -> Any {
  var here = root
  for step in path {
    if let index = step as? Int {
      here = try #require(here as? [Any])[index]
    } else if let key = step as? String {
      here = try #require((here as? [String: Any])?[key], "no \(key)")
    }
  }
  return here
}

func fixture(_ name: String) throws -> String {
  try String(
    contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)"),
    encoding: .utf8)
}
