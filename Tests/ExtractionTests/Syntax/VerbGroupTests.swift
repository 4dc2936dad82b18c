import Testing

@Suite struct VerbGroupTests {
  @Test func syntax_verbGroup_reads_negation() {
    expectClauses("Oslo has not rejected the offer.", "rejected(subj=Oslo, obj=offer) negated perfect")
    expectClauses("Oslo doesn't support the plan.", "support(subj=Oslo, obj=plan) negated")
    expectClauses("Oslo never supported the plan.", "supported(subj=Oslo, obj=plan) negated")
    expectClauses("Oslo no longer supports the plan.", "supports(subj=Oslo, obj=plan) negated")
    expectClauses("Neither side supports the plan.", "supports(subj=side, obj=plan) negated")
    expectClauses("Oslo hardly supported the plan.", "supported(subj=Oslo, obj=plan) hardly")
    expectClauses("Oslo supports the plan.", "supports(subj=Oslo, obj=plan)")
  }

  @Test func syntax_verbGroup_reads_voice() {
    expectClauses("The offer was rejected by Oslo.", "rejected(subj=offer, by=Oslo) passive")
    expectClauses("The offer has been flatly rejected by Oslo.", "rejected(subj=offer, by=Oslo) passive perfect")
    expectClauses("The deal struck by Oslo collapsed.", "struck(subj~deal, by=Oslo) passive", "collapsed(subj=deal)")
  }

  @Test func syntax_verbGroup_reads_mood() {
    expectClauses("Oslo will sign the treaty.", "sign(subj=Oslo, obj=treaty) future")
    expectClauses("Oslo may sign the treaty.", "sign(subj=Oslo, obj=treaty) modal")
    expectClauses("Oslo should sign the treaty.", "sign(subj=Oslo, obj=treaty) obligation")
    expectClauses("Oslo would have signed the treaty.", "signed(subj=Oslo, obj=treaty) would perfect counterfactual")
    expectClauses(
      "If Oslo signs the treaty, Moscow will leave.", "signs(subj=Oslo, obj=treaty) conditional",
      "leave(subj=Moscow) future")
    expectClauses("Will Oslo sign the treaty?", "sign(subj=Oslo, obj=treaty) future question")
    expectClauses("Nor has Oslo signed the treaty.", "signed(subj=Oslo, obj=treaty) negated perfect")
  }

  @Test func syntax_verbGroup_finds_particles() {
    expectClauses("Oslo turned down the offer.", "turned_down(subj=Oslo, obj=offer)")
    expectNone("Oslo went down the road.", "obj=road")
  }
}
