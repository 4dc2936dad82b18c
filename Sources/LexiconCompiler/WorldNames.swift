internal import CICULexicon

/// The names of countries, and of the cities that time zones are called by, in other languages: ICU's own data (CLDR).
enum WorldNames {
  /// Whose names stand in English text, or beside it.
  static let languages = [
    "ar", "bg", "bn", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "nb", "nl", "pl", "pt", "ro",
    "ru", "sr", "sv", "sw", "th", "tr", "uk", "ur", "vi", "zh", "zh_Hant",
  ]

  /// A region's name, by its ISO 3166-1 code.
  static func region(_ code: String, in language: String) -> String? {
    unsafe read { unsafe cicu_region_name(language, code, $0, $1) }
  }

  static func zones(of region: String) -> [String] {
    var zones: [String] = []
    // No region has more.
    while zones.count < 64, let zone = unsafe read({ unsafe cicu_region_zone(region, Int32(zones.count), $0, $1) }) { zones.append(zone) }
    return zones
  }

  static func city(_ zone: String, in language: String) -> String? {
    unsafe read { unsafe cicu_zone_city(language, zone, $0, $1) }
  }

  private static func read(_ call: (UnsafeMutablePointer<UInt8>, Int32) -> Int32) -> String? {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 512) { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let length = unsafe Int(call(base, 512))
      guard length > 0, length <= 512 else { return nil }
      return unsafe String(decoding: UnsafeBufferPointer(start: base, count: length), as: UTF8.self)
    }
  }
}
