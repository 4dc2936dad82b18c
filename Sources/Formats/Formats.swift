import Extraction
enum Formats {}
