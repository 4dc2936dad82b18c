import Testing

@testable import Extraction

@Suite struct EventMoodTests {
  @Test(arguments: [
    (EventType.aid, false, Factuality.asserted, EventType.aid), (.aid, false, .future, .agree),
    (.cooperate, false, .modal, .agree),
    (.sanction, false, .asserted, .sanction), (.sanction, false, .future, .threaten),
    (.assault, false, .conditional, .threaten),
    (.aid, true, .asserted, .reject), (.support, true, .asserted, .reject), (.accuse, true, .asserted, .accuse),
    (.reject, false, .future, .reject),
  ]) func moodDecidesTheEvent(_ type: EventType, _ negated: Bool, _ factuality: Factuality, _ expected: EventType) {
    #expect(EventMood.type(type, negated: negated, factuality: factuality) == expected)
  }

  @Test func aHarmThatIsNotDoneIsNoEvent() {
    for type in [EventType.sanction, .assault, .coerce, .protest, .mobilize] {
      #expect(EventMood.type(type, negated: true, factuality: .asserted) == nil)
    }
  }
}
