#!/usr/bin/env python3
"""Reads every output format back with the tool that it is for, and compares what the tool sees with the native JSON.

    check-formats.py [--extract BINARY] [--only FORMAT,...]

The documents are the articles in seeds/ and 200 articles put together from the example sentences of the frames, with the marks and scripts that offsets trip over
in between. Wants the packages of Scripts/requirements.txt (`Scripts/setup.sh test` installs them into .venv). Prints a line for each format; exits 1 where one fails.
"""
import argparse, glob, io, json, os, re, subprocess, sys, tarfile, tempfile
import xml.etree.ElementTree

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NAMES = {"name", "alias", "short_name", "acronym", "demonym", "given"}
CONLL = dict(PERSON="PER", ORG="ORG", GPE="LOC", LOC="LOC", FAC="LOC")
# Two, three and four bytes of UTF-8, a combining mark, a joined emoji, odd spaces, brackets, tabs, and line ends of all kinds.
TRIPS = ["“Ça va”, said Ankara. ", "🙂 Kyiv’s envoy 👩‍💻 left.\n\n", "Erdo\u0306gan\u00a0said no.\r\n", "[See](note) — Москва.\t", "東京  and Oslo talked. "]


def corpus():
    records = []
    for path in sorted(glob.glob(os.path.join(ROOT, "seeds/*.txt"))):
        records.append(dict(id=os.path.basename(path), text=open(path, encoding="utf-8", newline="").read(), date="2025-05-16"))
    sentences = []
    for path in sorted(glob.glob(os.path.join(ROOT, "Lexicons/en/frames-*.txt"))):
        sentences += re.findall(r"^\s+(?:yes|no): (.*?)(?: =>.*)?$", open(path, encoding="utf-8").read(), re.M)
    for i in range(200):
        own = sentences[i * 7 % len(sentences):][:8]
        records.append(dict(id=f"made/{i} ü", text=TRIPS[i % 5] + " ".join(own) + "\n" + TRIPS[(i + 2) % 5], date="2026-03-01"))
    # A caller's name inside a word: tokens have to be cut.
    records.append(dict(id="cut", text="The pro-Kremlinite bloc praised Oslo.", mentions=[dict(key="k", start=8, end=15, type="ORG")]))
    records.append(dict(id="empty", text=""))
    return records


class Run:
    def __init__(self, binary):
        self.binary = binary
        self.records = corpus()
        self.input = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in self.records).encode()
        self.native = [json.loads(line) for line in self.to("json").decode().splitlines()]
        for a in self.native:
            a["names"] = [m for m in a["mentions"] if m["form"] in NAMES]
            a["entity"] = {e["id"]: e for e in a["entities"]}
        self.by_id = {a["id"]: a for a in self.native}

    def to(self, form, *options):
        done = subprocess.run([self.binary, "--from", "jsonl", "--to", form, *options], input=self.input, stdout=subprocess.PIPE)
        assert done.returncode == 0, f"exit status {done.returncode}"
        return done.stdout

    def lines(self, form):
        """Each document's line, beside its native annotation."""
        lines = self.to(form).decode().split("\n")
        assert lines.pop() == "" and len(lines) == len(self.native), f"{len(lines)} lines for {len(self.native)} documents"
        return zip(self.native, lines)


def same(got, want, what):
    assert got == want, f"{what}:\n  got  {got!r}\n  want {want!r}"


def spacy(run):
    import spacy
    from spacy.tokens import Doc
    vocab = spacy.blank("en").vocab
    stances = 0
    for a, line in run.lines("spacy"):
        doc = Doc(vocab).from_json(json.loads(line), validate=True)
        same(doc.text, a["text"], a["id"])
        same([(e.text, e.start_char, e.label_) for e in doc.ents], [(m["text"], m["start"], m["type"]) for m in a["names"]], a["id"])
        same([(e.text, e.start_char, e.label_, e.kb_id_) for e in doc.spans["entities"]],
             [(m["text"], m["start"], m["type"], a["entity"][m["entity"]]["key"]) for m in a["names"]], a["id"])
        assert len(list(doc.sents)) <= max(1, len(a["sentences"]))
        cues = [(s.text, s.start_char) for s in doc.spans["cues"]]
        same(cues, [(s["cue"]["text"], s["cue"]["start"]) for s in a["stances"]], a["id"])
        stances += len(cues)
        # Through spaCy's own binary format and back.
        again = Doc(vocab).from_bytes(doc.to_bytes())
        same(again.text, a["text"], a["id"])
    assert stances > 500
    return f"{stances} stance cues"


def displacy(run):
    from spacy import displacy
    marked = 0
    for a, line in run.lines("displacy"):
        page = json.loads(line)
        same([a["text"][e["start"]:e["end"]] for e in page["ents"]], [m["text"] for m in a["names"]], a["id"])
        marked += displacy.render(page, style="ent", manual=True, jupyter=False).count("<mark")
    assert marked == sum(len(a["names"]) for a in run.native)
    return f"{marked} marks drawn"


def prodigy(run):
    # Prodigy itself is no free software: its documented rules for tasks are held here, by spaCy's tokens.
    import spacy
    from spacy.tokens import Doc
    vocab = spacy.blank("en").vocab
    relations = 0
    for a, line in run.lines("prodigy"):
        task = json.loads(line)
        doc = Doc(vocab, words=[t["text"] for t in task["tokens"]], spaces=[t["ws"] for t in task["tokens"]])
        same(doc.text, a["text"], a["id"])
        for i, t in enumerate(task["tokens"]):
            same((t["id"], t["start"], t["end"]), (i, doc[i].idx, doc[i].idx + len(doc[i])), a["id"])
        for s in task["spans"]:
            same(doc[s["token_start"]:s["token_end"] + 1].text, a["text"][s["start"]:s["end"]], a["id"])
        for r in task["relations"]:
            assert r["head"] == r["head_span"]["token_end"] and r["child"] == r["child_span"]["token_end"]
            relations += 1
    assert relations > 400
    return f"{relations} relations"


def phrases_of(a):
    """The mentions, and the phrases that the stances join."""
    spans = {(m["start"], m["end"]) for m in a["mentions"]}
    for s in a["stances"]:
        if "start" in s["holder"] and "start" in s["target"]:
            spans |= {(s[r]["start"], s[r]["end"]) for r in ("holder", "target")}
    return spans


def doccano(run):
    relations = 0
    for a, line in run.lines("doccano"):
        task = json.loads(line)
        same(task["text"], a["text"], a["id"])
        spans = {e["id"]: (e["start_offset"], e["end_offset"]) for e in task["entities"]}
        same(set(spans.values()), phrases_of(a), a["id"])
        for r in task["relations"]:
            assert r["from_id"] in spans and r["to_id"] in spans and r["type"] in ("positive", "negative", "neutral")
            relations += 1
    assert relations > 400
    return f"{relations} relations"


def label_studio(run):
    from label_studio_sdk.label_interface import LabelInterface
    # The interface that people are told to set up.
    recipe = open(os.path.join(ROOT, "docs/recipes.md"), encoding="utf-8").read()
    interface = LabelInterface(re.search(r"<!-- label-studio -->\n```xml\n(.*?)```", recipe, re.S)[1])
    tasks = json.loads(run.to("label-studio"))
    same(len(tasks), len(run.native), "tasks")
    results = 0
    for a, task in zip(run.native, tasks):
        same(interface.validate_prediction(task["predictions"][0], return_errors=True), [], a["id"])
        text = task["data"]["text"]
        same((task["data"]["id"], text), (a["id"], a["text"]), a["id"])
        units = text.encode("utf-16-le")
        labelled = set()
        for r in task["predictions"][0]["result"]:
            if r["type"] == "relation":
                assert r["from_id"] in labelled and r["to_id"] in labelled
                continue
            labelled.add(r["id"])
            v = r["value"]
            same(units[2 * v["start"]:2 * v["end"]].decode("utf-16-le"), v["text"], a["id"])
            results += 1
    return f"{results} labels"


def brat(run):
    from bioc import brat as reader
    annotations = events = 0
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(run.to("brat"))) as tar:
            tar.extractall(folder, filter="data")
        # GNU tar reads it too.
        names = subprocess.run(["tar", "-t"], input=run.to("brat"), stdout=subprocess.PIPE, check=True).stdout.decode().split()
        same(sorted(names), sorted(os.listdir(folder)), "names")
        config = open(os.path.join(folder, "annotation.conf"), encoding="utf-8").read()
        sections = dict(re.findall(r"\[(\w+)\]\n(.*?)(?=\n\[|\Z)", config, re.S))
        types = {line.split("\t")[0] for part in ("entities", "events") for line in sections[part].split("\n") if line}
        texts = set()
        for name in names:
            if not name.endswith(".txt"):
                continue
            text = open(os.path.join(folder, name), encoding="utf-8", newline="").read()
            texts.add(text)
            with open(os.path.join(folder, name), encoding="utf-8", newline="") as t, open(os.path.join(folder, name[:-3] + "ann"), encoding="utf-8") as ann:
                read = reader.load(t, ann)
            same(read.text, text, name)
            for entity in read.entities:
                same(" ".join(text[part.begin:part.end] for part in sorted(entity.locations)), entity.text, name)
            events += len(read.events)
            ids = set()
            for line in open(os.path.join(folder, name[:-3] + "ann"), encoding="utf-8", newline="").read().split("\n")[:-1]:
                key, body = line.split("\t", 1)
                assert key not in ids, f"{name}: {key} twice"
                ids.add(key)
                if key[0] == "T":
                    where, words = body.split("\t")
                    kind, spans = where.split(" ", 1)
                    assert kind in types, kind
                    pieces = [text[int(s):int(e)] for s, e in (p.split() for p in spans.split(";"))]
                    assert all("\n" not in p for p in pieces)
                    same(" ".join(pieces), words, name)
                    annotations += 1
                elif key[0] == "E":
                    for part in body.split():
                        assert part.split(":")[1] in ids, f"{name}: {line}"
                elif key[0] == "A":
                    assert body.split()[1] in ids
                elif key[0] == "#":
                    assert body.split("\t")[0].split()[1] in ids
        same(texts, {a["text"] for a in run.native}, "texts")
    same(events, sum(len(a["stances"]) for a in run.native), "events")
    return f"{annotations} text-bound annotations, {events} events"


def iob_spans(rows):
    """[(type, [words])] of (word, IOB2 label) rows."""
    found = []
    for word, label in rows:
        if label.startswith("B-"):
            found.append((label[2:], [word]))
        elif label.startswith("I-"):
            same(found[-1][0], label[2:], "IOB2")
            found[-1][1].append(word)
    return found


def conll2003(run):
    # NLTK reads only below its own data folders.
    os.environ["NLTK_DATA"] = tempfile.gettempdir()
    from nltk.corpus.reader import ConllCorpusReader
    # NLTK passes over the lines that begin a document, so that it is given each by itself.
    parts = run.to("conll2003").decode().split("-DOCSTART- -X- -X- O\n\n")
    same(parts.pop(0), "", "what stands before the first document")
    documents, words = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for i, part in enumerate(parts):
            open(os.path.join(folder, f"{i}.conll"), "w", encoding="utf-8", newline="").write(part)
            reader = ConllCorpusReader(folder, [f"{i}.conll"], ("words", "pos", "chunk", "ne"))
            documents.append([(g[0], g[3]) for s in reader._grids() for g in s] if part else [])
            words += len(documents[-1])
    same(len(documents), len(run.native), "documents")
    for a, rows in zip(run.native, documents):
        same("".join(w for w, _ in rows), "".join(a["text"].split()), a["id"])
        same([(t, "".join(w)) for t, w in iob_spans(rows)],
             [(CONLL.get(m["type"], "MISC"), "".join(m["text"].split())) for m in a["names"]], a["id"])
    return f"{words} words"


def conllu(run):
    import conllu
    text = run.to("conllu").decode()
    sentences = conllu.parse(text)
    words, ids = 0, set()
    document = None
    entities = {a["id"]: [] for a in run.native}
    for s in sentences:
        document = s.metadata.get("newdoc id", document)
        assert s.metadata["sent_id"] not in ids
        ids.add(s.metadata["sent_id"])
        source = run.by_id[document]["text"]
        joined = ""
        for n, t in enumerate(s):
            same(t["id"], n + 1, document)
            misc = t["misc"]
            same(source[int(misc["start_char"]):int(misc["end_char"])], t["form"], document)
            joined += t["form"] + ("" if misc.get("SpaceAfter") == "No" else " ")
            if misc.get("ner", "").startswith("B-"):
                entities[document].append((misc["ner"][2:], int(misc["start_char"])))
            words += 1
        same(s.metadata["text"].strip(), joined.strip(), document)
    for a in run.native:
        same(entities[a["id"]], [(m["type"], m["start"]) for m in a["names"]], a["id"])
    return f"{words} words in {len(sentences)} sentences"


def cas(run):
    import warnings
    import cassis
    stances = 0
    warnings.simplefilter("ignore")
    for a, line in list(run.lines("cas")):
        loaded = cassis.load_cas_from_json(line)
        same(loaded.sofa_string, a["text"], a["id"])
        prefix = "de.tudarmstadt.ukp.dkpro.core.api."
        names = [(e.get_covered_text(), e.value, e.identifier) for e in loaded.select(prefix + "ner.type.NamedEntity")]
        same(sorted(names), sorted((m["text"], m["type"], a["entity"][m["entity"]]["key"]) for m in a["mentions"]), a["id"])
        for token in loaded.select(prefix + "segmentation.type.Token"):
            same(token.lemma.get_covered_text(), token.get_covered_text(), a["id"])
        for s in loaded.select("extract.Stance"):
            if s.holder is not None:
                assert s.holder.get_covered_text() and s.target.get_covered_text()
            stances += 1
    same(stances, sum(len(a["stances"]) for a in run.native), "stances")
    return f"{stances} stances"


def web_annotation(run):
    import rdflib
    # The vocabulary's terms that are used, from https://www.w3.org/TR/annotation-vocab/: the context itself is on the network.
    OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
    RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    context = {
        "id": "@id", "type": "@type", "Annotation": OA + "Annotation", "AnnotationPage": AS + "OrderedCollectionPage",
        "TextualBody": OA + "TextualBody", "SpecificResource": OA + "SpecificResource",
        "TextPositionSelector": OA + "TextPositionSelector", "TextQuoteSelector": OA + "TextQuoteSelector",
        "items": {"@id": AS + "items", "@container": "@list"}, "body": {"@id": OA + "hasBody"}, "target": {"@id": OA + "hasTarget"},
        "source": {"@id": OA + "hasSource", "@type": "@id"}, "selector": OA + "hasSelector", "start": OA + "start", "end": OA + "end",
        "exact": OA + "exact", "prefix": OA + "prefix", "suffix": OA + "suffix", "value": RDF + "value",
        "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"}, "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
        "identifying": OA + "identifying", "assessing": OA + "assessing", "classifying": OA + "classifying", "linking": OA + "linking"}
    count = 0
    for a, line in run.lines("web-annotation"):
        page = json.loads(line)
        same(page["@context"], "http://www.w3.org/ns/anno.jsonld", a["id"])
        for item in page["items"]:
            position, quote = item["target"]["selector"]
            same(a["text"][position["start"]:position["end"]], quote["exact"], a["id"])
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            same(a["text"][position["start"] - len(quote["prefix"]):][:len(around)], around, a["id"])
        if count < 60:      # rdflib is slow
            page["@context"] = context
            graph = rdflib.Graph().parse(data=json.dumps(page), format="json-ld")
            spans = {(int(graph.value(s, rdflib.URIRef(OA + "start"))), int(graph.value(s, rdflib.URIRef(OA + "end"))))
                     for s in graph.subjects(rdflib.RDF.type, rdflib.URIRef(OA + "TextPositionSelector"))}
            same(spans, {(x["start"], x["end"]) for x in a["mentions"] + a["stances"]}, a["id"])
        count += 1
    return f"{count} pages"


def elasticsearch(run):
    lines = run.to("elasticsearch").decode().split("\n")
    same(lines.pop(), "", "the last line")
    marks = 0
    for i, a in enumerate(run.native):
        action, body = json.loads(lines[2 * i]), json.loads(lines[2 * i + 1])
        same(action, {"index": {"_id": a["id"]}}, a["id"])
        # The plugin's own pattern for an annotation.
        pattern = re.compile(r"\[([^\]\[]*)\]\(([^\)\(]*)\)")
        plain, found = pattern.sub(r"\1", body["annotated"]), pattern.findall(body["annotated"])
        same(plain.replace("] (", "]("), a["text"].replace("] (", "]("), a["id"])
        same([w for w, _ in found], [m["text"] for m in a["names"] if not set("[]()") & set(m["text"])], a["id"])
        marks += len(found)
        same(body["text"], a["text"], a["id"])
    return f"{marks} marks"


def gdelt(run):
    import pandas
    columns = ("GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split()
               + [f"Actor{n}{c}" for n in (1, 2) for c in ("Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code "
                                                          "Type1Code Type2Code Type3Code").split()]
               + "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone".split()
               + [f"{p}Geo_{c}" for p in ("Actor1", "Actor2", "Action") for c in "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()]
               + ["DATEADDED", "SOURCEURL"])
    same(len(columns), 61, "columns")
    table = pandas.read_csv(io.BytesIO(run.to("gdelt")), sep="\t", header=None, names=columns, index_col=False, quoting=3,
                            dtype={c: str for c in columns if c.endswith(("Code", "Name", "URL"))})
    assert len(table) > 100 and table.GLOBALEVENTID.is_unique, len(table)
    assert table.QuadClass.isin([1, 2, 3, 4]).all() and table.GoldsteinScale.between(-10, 10).all() and table.AvgTone.between(-100, 100).all()
    assert table.EventRootCode.str.fullmatch(r"\d\d").all() and set(table.SOURCEURL) <= set(run.by_id)
    assert table.Actor1CountryCode.dropna().str.fullmatch("[A-Z]{3}").all() and table.Actor1CountryCode.notna().sum() > 50, table.Actor1CountryCode.notna().sum()
    return f"{len(table)} events"


def table(run, name, rows):
    import pandas
    return pandas.read_csv(io.BytesIO(run.to(name)), sep="\t", quoting=3, keep_default_na=False)


def flat(text):
    return re.sub(r"[\t\n\r]", " ", text)


def mentions(run):
    read = table(run, "mentions", None)
    same(list(zip(read.document, read.start, read.end, read.text, read.key)),
         [(a["id"], m["start"], m["end"], flat(m["text"]), a["entity"][m["entity"]]["key"]) for a in run.native for m in a["mentions"]], "rows")
    return f"{len(read)} rows"


def stances(run):
    read = table(run, "stances", None)
    same(list(zip(read.document, read.stance, read.polarity, read.score, read.target_text, read.evidence)),
         [(a["id"], s["id"], s["polarity"], s["score"], flat(s["target"].get("text", "")), flat(a["text"][s["start"]:s["end"]]))
          for a in run.native for s in a["stances"]], "rows")
    return f"{len(read)} rows"


def entities(run):
    read = table(run, "entities", None)
    same(list(zip(read.document, read.key, read.name, read.mentions)),
         [(a["id"], e["key"], flat(e["name"]), len(e["mentions"])) for a in run.native for e in a["entities"]], "rows")
    return f"{len(read)} rows"


def graphml(run):
    import networkx
    graph = networkx.read_graphml(io.BytesIO(run.to("graphml")))
    assert graph.is_directed()
    counted = {}
    for a in run.native:
        for p in a["positions"]:
            def key(role):
                return "author" if role.get("author") else a["entity"][role["entity"]]["key"] if "entity" in role else "issue/" + role["issue"]
            row = counted.setdefault((key(p["holder"]), key(p["target"])), [0, 0, 0, 0])
            for i, x in enumerate(("positive", "negative", "neutral")):
                row[i] += p[x]
            row[3] += 1
    same({(u, v): [d["positive"], d["negative"], d["neutral"], d["documents"]] for u, v, d in graph.edges(data=True)}, counted, "edges")
    return f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges"


def schema(run, form):
    return subprocess.run([run.binary, "schema", form], stdout=subprocess.PIPE, check=True).stdout.decode()


def native_file(run, folder):
    """The native output with every layer and an error record, in a file."""
    path = os.path.join(folder, "annotations.jsonl")
    done = subprocess.run([run.binary, "--from", "jsonl", "--layers", "tokens,clauses,trace"], input=run.input + b"{\n", stdout=subprocess.PIPE)
    open(path, "wb").write(done.stdout)
    return path


def duckdb(run):
    import duckdb
    with tempfile.TemporaryDirectory() as folder:
        path = native_file(run, folder)
        db = duckdb.connect()
        db.execute(schema(run, "duckdb").replace("'annotations.jsonl'", f"'{path}'"))
        rows = db.execute("SELECT id, len(stances), len(mentions), date, error.code FROM annotations").fetchall()
        same([(r[0], r[1], r[2], str(r[3]) if r[3] else None) for r in rows[:-1]],
             [(a["id"], len(a["stances"]), len(a["mentions"]), a.get("date")) for a in run.native], "rows")
        same(rows[-1][4], "malformed-json", "the error record")
        scores = db.execute("SELECT round(sum(s.score), 4) FROM (SELECT unnest(stances) AS s FROM annotations)").fetchone()[0]
        same(scores, round(sum(s["score"] for a in run.native for s in a["stances"]), 4), "scores")
    return f"{len(rows)} rows"


def polars(run):
    with tempfile.TemporaryDirectory() as folder:
        path = native_file(run, folder)
        names = {}
        exec(schema(run, "polars"), names)
        frame = names["load"](path).collect()
        same(frame["stances"].list.len().to_list()[:-1], [len(a["stances"]) for a in run.native], "stances")
        same(frame["error"].struct.field("code")[-1], "malformed-json", "the error record")
        keys = [e["key"] for es in frame["entities"].to_list()[:-1] for e in es]
        same(keys, [e["key"] for a in run.native for e in a["entities"]], "keys")
    return f"{len(frame)} rows"


FORMATS = {
    "spacy": spacy, "displacy": displacy, "prodigy": prodigy, "doccano": doccano, "label-studio": label_studio, "brat": brat,
    "conll2003": conll2003, "conllu": conllu, "cas": cas, "web-annotation": web_annotation, "elasticsearch": elasticsearch,
    "gdelt": gdelt, "mentions": mentions, "stances": stances, "entities": entities, "graphml": graphml}
LOADERS = {"duckdb": duckdb, "polars": polars}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--extract", default=os.path.join(ROOT, ".build/release/extract"))
    parser.add_argument("--only", help="formats, separated by commas")
    options = parser.parse_args()
    run = Run(options.extract)
    failed = 0
    for name in options.only.split(",") if options.only else FORMATS:
        try:
            # One worker or several: the same bytes.
            same(run.to(name, "--jobs", "1") == run.to(name, "--jobs", "3"), True, "jobs")
            print(f"{name:16} {FORMATS[name](run)}")
        except AssertionError as error:
            failed += 1
            print(f"{name:16} FAILED {str(error)[:2000]}")
    for name in [] if options.only else LOADERS:
        try:
            print(f"{name:16} {LOADERS[name](run)}")
        except AssertionError as error:
            failed += 1
            print(f"{name:16} FAILED {str(error)[:2000]}")
    print(f"{len(run.native)} documents; {failed} formats failed" if failed else f"{len(run.native)} documents; every format holds")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
