import Extraction

/// Where the PLOVER types stand in CAMEO: the root code, its place on Goldstein's scale of conflict and cooperation as the CAMEO codebook (1.1b3, 2012)
/// gives it for the root, and GDELT's quad class.
extension EventType {
  struct Scale {
    /// Two digits.
    let root: String
    /// −10.0…10.0
    let goldstein: Double
    /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    let quadClass: Int
  }

  var scale: Scale {
    switch self {
    case .agree: Scale(root: "03", goldstein: 4.0, quadClass: 1)
    case .consult: Scale(root: "04", goldstein: 1.0, quadClass: 1)
    case .support: Scale(root: "05", goldstein: 3.5, quadClass: 1)
    case .cooperate: Scale(root: "06", goldstein: 6.0, quadClass: 2)
    case .aid: Scale(root: "07", goldstein: 7.0, quadClass: 2)
    case .concede, .retreat: Scale(root: "08", goldstein: 5.0, quadClass: 2)
    case .request: Scale(root: "10", goldstein: -5.0, quadClass: 3)
    case .accuse: Scale(root: "11", goldstein: -2.0, quadClass: 3)
    case .reject: Scale(root: "12", goldstein: -4.0, quadClass: 3)
    case .threaten: Scale(root: "13", goldstein: -6.0, quadClass: 3)
    case .protest: Scale(root: "14", goldstein: -6.5, quadClass: 3)
    case .mobilize: Scale(root: "15", goldstein: -7.2, quadClass: 4)
    case .sanction: Scale(root: "16", goldstein: -4.0, quadClass: 4)
    case .coerce: Scale(root: "17", goldstein: -7.0, quadClass: 4)
    case .assault: Scale(root: "18", goldstein: -9.0, quadClass: 4)
    }
  }
}
