import Testing

@Suite struct ClauseTests {
  @Test func syntax_clauses_share_subjects() {
    expectClauses(
      "Oslo rejected the offer and criticised the minister.", "rejected(subj=Oslo, obj=offer)",
      "criticised(subj=Oslo, obj=minister)")
    expectClauses(
      "Macron met Merz and Zelensky met Putin.", "met(subj=Macron, obj=Merz)", "met(subj=Zelensky, obj=Putin)")
    expectClauses(
      "France, Germany and Poland condemned the attack.", "condemned(subj=France+Germany+Poland, obj=attack)")
    expectClauses("Oslo condemned the attack and the blockade.", "condemned(subj=Oslo, obj=attack+blockade)")
  }

  @Test func syntax_clauses_read_complements() {
    expectClauses(
      "Oslo said Moscow rejected the truce.", "said(subj=Oslo, that=[rejected])", "rejected(subj=Moscow, obj=truce)")
    expectClauses("Oslo said that Moscow rejected the truce.", "said(subj=Oslo, that=[rejected])")
    expectClauses(
      "Oslo promised to sign the treaty.", "promised(subj=Oslo, infinitive=[sign])", "sign(subj~Oslo, obj=treaty)")
    expectClauses(
      "Oslo urged Moscow to sign the treaty.", "urged(subj=Oslo, obj=Moscow, infinitive=[sign])",
      "sign(subj~Moscow, obj=treaty)")
    expectClauses(
      "Oslo stopped supporting the rebels.", "stopped(subj=Oslo, gerund=[supporting])",
      "supporting(subj~Oslo, obj=rebels)")
    expectClauses(
      "Oslo accused Moscow of violating the truce.", "accused(subj=Oslo, obj=Moscow, of=[violating])",
      "violating(subj~Moscow, obj=truce)")
    expectClauses("Oslo called the delegation decorative.", "called(subj=Oslo, obj=delegation, predicative=decorative)")
    expectClauses("Oslo sent Ukraine aid.", "sent(subj=Oslo, obj=aid, iobj=Ukraine)")
    expectClauses("Oslo believes the plan failed.", "believes(subj=Oslo, that=[failed])", "failed(subj=plan)")
  }

  @Test func syntax_clauses_read_relatives() {
    expectClauses(
      "The minister who rejected the offer resigned.", "rejected(subj=minister, obj=offer)", "resigned(subj=minister)")
    expectClauses("The deal that Oslo rejected collapsed.", "rejected(subj=Oslo, obj=deal)", "collapsed(subj=deal)")
    expectClauses("The deal Oslo rejected was weak.", "rejected(subj=Oslo, obj=deal)", "weak(subj=deal)")
    expectClauses(
      "The minister, whose party lost the vote, resigned.", "lost(subj=party, obj=vote)", "resigned(subj=minister)")
    expectClauses(
      "Officials calling for restraint left.", "calling(subj~Officials, for=restraint)", "left(subj=Officials)")
    expectNone("The claim that Oslo rejected the deal is false.", "obj=claim")
  }

  @Test func syntax_clauses_read_reports() {
    expectClauses("“We reject the offer,” Lula said.", "reject(subj=We, obj=offer)", "said(subj=Lula, quote=[reject])")
    expectClauses("“We reject the offer,” replied Lula.", "replied(subj=Lula, quote=[reject])")
    expectClauses("Moscow rejected the truce, he said.", "said(subj=he, quote=[rejected])")
  }

  @Test func syntax_clauses_read_participles() {
    expectClauses(
      "Merz rejected the plan, calling the idea dangerous.", "calling(subj~Merz, obj=idea, predicative=dangerous)")
    expectClauses("Asked about the plan, Merz left.", "Asked(subj~Merz, about=plan) passive", "left(subj=Merz)")
  }

  @Test func syntax_clauses_read_copulas() {
    expectClauses("Moscow is not ready.", "ready(subj=Moscow) negated")
    expectClauses("Merz is a critic of the plan.", "critic(subj=Merz)")
    expectClauses("There is no alternative.", "is(subj=alternative) negated")
  }

  @Test func syntax_clauses_read_headlines() {
    expectClauses("Merz to visit Kyiv", "visit(subj=Merz, obj=Kyiv) future")
    expectClauses("Talks stalled by Moscow", "stalled(subj=Talks, by=Moscow) passive")
  }
}
