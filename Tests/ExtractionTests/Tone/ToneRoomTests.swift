import Lexicon
import Testing

@testable import Extraction

@Suite struct ToneRoomTests {
  @Test func aPhraseHasTheFirstPlaceThatItWasPutIn() {
    var roles = ClauseRoles()
    roles.begin(phrases: 4)
    roles.enter()
    roles.add(2, .agent)
    roles.add(2, .other)
    roles.add(3, .subject)
    roles.add(-1, .undergoer)
    #expect([0, 2, 3, -1].map { roles.place(of: $0) } == [4, 1, 0, 4])
  }

  @Test func theNextClauseKnowsNothingOfTheLast() {
    var roles = ClauseRoles()
    roles.begin(phrases: 2)
    roles.enter()
    roles.add(0, .agent)
    roles.enter()
    roles.add(1, .undergoer)
    #expect([0, 1].map { roles.place(of: $0) } == [4, 2])
  }

  @Test func theClosestMentionCountsAndOfEqualsTheFirst() {
    var view = ToneView.none
    #expect(view.mention == -1)
    #expect(view.relation == .another)
    view.takeCloser(ToneView(.beforeFar, closeness: 7, mention: 4))
    view.takeCloser(ToneView(.doer, closeness: 1, mention: 6))
    view.takeCloser(ToneView(.patient, closeness: 1, mention: 9))
    view.takeCloser(ToneView(.otherClause, closeness: 4, mention: 2))
    #expect(view.relation == .doer)
    #expect(view.closeness == 1)
    #expect(view.mention == 6)
  }

  @Test func onlyWhatSyntaxDoesNotLinkIsTurnedAway() {
    var near = ToneView(.beforeNear, closeness: 5, mention: 3)
    var linked = ToneView(.otherClause, closeness: 4, mention: 3)
    near.turnAway(0)
    #expect(near.relation == .beforeNear)
    near.turnAway(-1)
    linked.turnAway(-1)
    #expect(near.relation == .another)
    #expect(near.mention == 3)
    #expect(linked.relation == .otherClause)
  }
}
