internal import Lexicon
internal import Segmentation

/// The names that the caller asks for, wherever they stand.
extension NameStage {
  mutating func givenEntities(_ document: Document, _ words: Words, _ table: inout EntityTable, _ taken: inout [Bool]) {
    guard !document.entities.isEmpty else { return }
    let names = GivenNames(document.entities, lexicon: lexicon, tokenizer: tokenizer)
    let keys = names.keys(words)
    let topics = TopicPhrases(document.entities, lexicon: lexicon, tokenizer: tokenizer)
    var ids: [Int32] = []
    for (index, entity) in document.entities.enumerated() {
      let known = names.lexiconOf[index]
      let type = entity.type ?? (known >= 0 ? EntityTable.type(lexicon.entityType[Int(known)]) : topics.isPhrase[index] ? .topic : .org)
      let id = table.entity(givenKey: entity.key, name: entity.name, type: type, lexicon: known)
      ids.append(id)
      if type == .person, known < 0, let surname = names.surnameOf[index] {
        if surname >= 0 {
          table.entities[Int(id)].surname = Int32(surname)
          givenSurnames.insert(Int32(surname))
        } else {
          table.entities[Int(id)].unlistedSurname = surname
        }
      }
    }
    for var phrase in names.phrases {
      phrase.entity = Int(ids[phrase.entity])
      table.phrases.append(phrase)
    }
    var i = 0
    while i < words.count {
      guard !taken[i], let match = names.match(words, i, keys), !taken[i..<match.end].contains(true) else {
        i += 1
        continue
      }
      // A longer name of the lexicon may hold the caller's ("European Union" given, "European Union Monitoring Mission"): the longer counts
      // only where it is somebody else's, which the lexicon's pass decides by not being covered here.
      for k in i..<match.end { taken[k] = true }
      let entity = document.entities[match.entity]
      let type = table.entities[Int(ids[match.entity])].type
      table.mentions.append(
        MentionRecord(
          first: Int32(i), end: Int32(match.end), entity: ids[match.entity], type: entity.type ?? type,
          form: match.isAlias ? .alias : .name, sense: NameStage.sense(type),
          rule: match.isAlias ? .givenAlias : .givenName, score: 990))
      i = match.end
    }
    guard !topics.isEmpty else { return }
    // A phrase that begins with a verb is none for syntax to step over: it is found behind syntax.
    let clauses = Set(names.phrases.filter(\.isClause).map(\.entity))
    for topic in topics.find(words, taken) where !clauses.contains(topic.entity) {
      for k in topic.first..<topic.end { taken[k] = true }
      table.mentions.append(
        MentionRecord(
          first: Int32(topic.first), end: Int32(topic.end), entity: ids[topic.entity], type: table.entities[Int(ids[topic.entity])].type,
          form: .alias, sense: .organisation, rule: .givenTopic, score: 900))
    }
  }
}
