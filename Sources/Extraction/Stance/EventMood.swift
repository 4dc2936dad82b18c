/// Mood decides the event: what is promised, announced, called for or denied is not what is done.
enum EventMood {
  /// The type of an event of type `type` in its mood; nil where a bare denial leaves none.
  static func type(_ type: EventType, negated: Bool, factuality: Factuality) -> EventType? {
    let cooperates = type == .cooperate || type == .aid || type == .retreat || type == .concede
    let harms = type == .sanction || type == .mobilize || type == .coerce || type == .assault || type == .protest
    if negated {
      // Cooperation refused; harm not done is nothing.
      if cooperates || type == .agree || type == .support || type == .consult { return .reject }
      return harms ? nil : type
    }
    if factuality == .future || factuality == .modal || factuality == .conditional {
      // What is to come in word or deed is so far agreed to.
      if cooperates || factuality == .future && (type == .consult || type == .support) { return .agree }
      if harms { return .threaten }
    }
    return type
  }
}
