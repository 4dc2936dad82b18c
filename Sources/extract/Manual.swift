import Formats

/// What `extract --help` prints. `man/extract.1` says the same at more length; a test compares their options with the parser's.
enum Manual {
  static let text = """
    extract — reads news and says who stands where on whom, as annotated JSON.

    USAGE
      extract [OPTIONS] [PATH ...]       annotate documents (without a path, or for -, standard input)
      extract aggregate [PATH ...]       sum up the positions of annotated documents
      extract explain [FILE]             show how each stance came about, for people
      extract report [PATH ...] -o FILE  make a page to look at: matrix, network, timeline, every stance with its reasons
      extract schema [json|duckdb|polars] [--input]
                                         print the JSON Schema of the output or an input record, or what loads the output
      extract lexicon lookup NAME        what a name can mean, and what it takes to mean it
      extract lexicon gaps [FILE ...]    the names of a corpus that no lexicon holds, with entries to paste

    EXAMPLES
      extract < article.txt                     one article in, one JSON document out
      extract article.txt more/*.txt            one document a line, in the order given
      extract --from jsonl < corpus.jsonl       one record a line in, one annotation a line out
      extract corpus/ 'more/**/*.jsonl.gz' -o out.jsonl.zst     folders, patterns, packed files; a file out
      extract --resume corpus/ -o out.jsonl.zst                 the same run, gone on with after it was stopped
      extract --layers tokens,clauses a.txt     with words and clauses
      extract --date 2025-05-16 a.txt           with the offices that people held on that day
      extract explain --text "Ankara criticised Paris."
      extract a.txt | jq '.stances[] | [.holder.text, .polarity, .target.text]'

    OPTIONS
      --from FORMAT      input format: text, jsonl or html (default: by the file's extension, else text)
      --to FORMAT        output format (below); json without it
      --layers LIST      layers to add, separated by commas:
                           tokens   words with part of speech and lemma
                           clauses  predicates with their subjects, objects and complements
                           trace    how each stance's score came about, step by step
      --offsets UNIT     what every offset counts, in and out: scalar (the default; Python), utf8 (Rust, Go) or utf16
                         (JavaScript, Java)
      --date DATE        the day of writing of plain text, such as 2025-05-16; without it, the lexicon's own date
      --language TAG     the language of plain text, a BCP 47 tag (default: detected)
      --lexicon FILE     read with this compiled lexicon (extract-lexicon compile) in place of the built-in one
      --text-field F, --id-field F, --date-field F
                         where a record has these, a member or a path such as article.body (default: text, id, date)
      --files-from FILE  read the paths in this file as well, one a line (- for standard input); with -0, --null each ends
                         with a NUL
      -o, --output FILE  write to this file, put in its place when it is whole; packed where it ends in .gz or .zst
      --resume           go on with a run that was stopped or killed: the same command and --resume give the same bytes
      --checkpoint S     seconds between two entries in the journal that --resume reads (default: 1)
      --unordered        write documents as they are done, in any order
      --max-doc-bytes N  refuse longer records and texts; N may end in K, M or G (default: 1G)
      --timeout-per-doc S  give a document up after S seconds (default: never; what is given up depends on the machine)
      --on-error POLICY  a document that fails: emit an error record (default), skip it, or fail (end the run there)
      --dead-letter FILE write what failed to this file, each with its error
      --exit-zero-on-doc-errors  exit with 0 although documents failed
      -q, --quiet        no progress on standard error
      --jobs N           number of workers (default: the processors); the output is the same for any number
      --least N          of extract lexicon gaps: leave out names that occur less often than this (default: 2)
      --title TEXT       the title of extract report's page
      --pretty           lay each document out on lines (the default for one document on a terminal)
      --compact          one line for each document (the default elsewhere)
      --version          print the version of the program and the name, version and digest of its lexicons
      -h, --help         print this

    AGGREGATE
      extract aggregate --by month --source outlet annotated.jsonl.zst > rows.jsonl
      One row for each period, source, holder and target, with documents, stances, score and evidence (ids of documents
      and stances). The score is the mean of the stances' scores.
      --by PERIOD        day, week, month (the default), quarter, year or all
      --source FIELD     the member of meta that names the source, such as outlet or feed.name (default: none)
      --to FORM          jsonl (the default) or tsv
      --evidence N       how many stances a row names (default: 5)
      --max-rows N       give up where there would be more (default: 1000000); memory grows with them alone

    INPUT
      Plain text in UTF-8; UTF-8, UTF-16 and UTF-32 with a byte-order mark; other encodings are detected, with a warning.
      JSON Lines: one object a line. "text" is required; "id", "date", "language", "entities" (names to look for)
      and "mentions" (spans known to be entities) may be given; any other member comes back under "meta", byte for
      byte.
      gzip and zstd are known by their first bytes. A folder stands for its .txt, .jsonl, .ndjson and .html files (also
      .gz and .zst) and those in its folders, sorted by name; a pattern (*, ?, [...], ** for folders) for what matches.
      HTML: a saved news page. Its main text is annotated, with its title and byline; its own date counts.
      Blank lines are skipped. extract schema --input has the details.

    OUTPUT
      One JSON document for each input, in the same order: sentences, entities, mentions, quotations, stances
      (holder, target, polarity, score, event) and positions (one row per holder and target). extract schema has
      every field.
      What cannot be annotated gives {"schema", "id", "error": {"code", "message", "line", "file"}} in its place, and the
      run goes on. Finished output is flushed whenever no further input is ready: one can converse with extract by lines.

    FORMATS
    \(formats)
      Offsets count what the format's readers expect. An error record that a format cannot hold goes to standard error.

    EXIT STATUS
      0   every document was annotated (also where there was none)
      1   some documents failed
      2   documents were given, and none could be annotated
      64  wrong usage
      74  the output could not be written
      130, 143  stopped by SIGINT or SIGTERM: what was taken in is written; with --output, --resume goes on from there

    ENVIRONMENT
      None is needed: no PATH, HOME or locale. NO_COLOR turns off the colours of extract explain; COLUMNS sets its width
      where it does not write to a terminal.
    """

  /// A line for each output format.
  private static var formats: String {
    OutputFormat.allCases.map { format in
      "  " + format.rawValue + String(repeating: " ", count: max(1, 17 - format.rawValue.count)) + format.summary.description
    }.joined(separator: "\n")
  }
}
