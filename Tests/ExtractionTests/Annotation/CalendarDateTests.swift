import Extraction
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("2025-05-16", 2025_05_16), ("2024-02-29", 2024_02_29), ("2025-05-16T10:00:00Z", 2025_05_16),
    ("2025-05-16 10:00", 2025_05_16),
  ])
  func aDateIsRead(_ text: String, _ number: Int32) { #expect(CalendarDate(text)?.number == number) }

  @Test(arguments: [
    "", "2025", "2025-5-16", "2025-13-01", "2025-00-10", "2025-05-32", "2025-02-29", "1900-02-29", "2025-05-16x",
    "2025/05/16", "20250516", "abcd-ef-gh",
    "２025-05-16",
  ]) func whatIsNoDateIsNone(_ text: String) { #expect(CalendarDate(text) == nil) }

  @Test func datesAreWrittenAsTheyAreRead() { #expect(CalendarDate("0987-01-02")?.description == "0987-01-02") }

  @Test func datesAreInOrder() {
    let dates = ["2024-12-31", "2025-01-01", "2025-01-02", "2025-02-01"].compactMap { CalendarDate($0) }
    #expect(dates == dates.sorted() && dates.count == 4)
  }
}
