#!/usr/bin/env python3
"""Makes Lexicons/en/words.tsv and words.LICENSE from Debian's wordnet-base package.

    apt-get install wordnet-base
    Scripts/make-words.py [--wordnet /usr/share/wordnet] [--lexicons Lexicons/en]

A person runs this rarely: when WordNet, irregular-verbs.tsv or the rules below change. It also reads closed.tsv, whose
function words and adverbs are left out of words.tsv. What words.tsv holds is said in HEADER. Only the standard library is needed.
"""

import argparse
import collections
import gzip
import os
import re
import sys
import unicodedata

POS = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}
FILE_OF = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
POS_OF = {"n": "NOUN", "v": "VERB", "a": "ADJ", "s": "ADJ", "r": "ADV"}
NUMBER_OF = {"n": "1", "v": "2", "a": "3", "r": "4", "s": "5"}

# The lexicographer files by number (lexnames(5WN)).
CLASSES = """adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body noun.cognition
noun.communication noun.event noun.feeling noun.food noun.group noun.location noun.motive noun.object noun.person
noun.phenomenon noun.plant noun.possession noun.process noun.quantity noun.relation noun.shape noun.state noun.substance
noun.time verb.body verb.change verb.cognition verb.communication verb.competition verb.consumption verb.contact
verb.creation verb.emotion verb.motion verb.perception verb.possession verb.social verb.stative verb.weather
adj.ppl""".split()

# Nouns of these classes stay even where WordNet's corpora never have them; so do all verbs, adjectives and adverbs.
KEPT_CLASSES = {"noun." + c for c in """Tops act attribute cognition communication event feeling group location motive person
phenomenon possession quantity relation state time""".split()}
# Words of these that WordNet's corpora never have stay where WordNet relates them to another word (bomb, to bomb); artifacts
# also where they are short.
RELATED_CLASSES = {"noun.artifact", "noun.process", "noun.food", "noun.substance", "noun.object", "noun.body"}
SHORT = 8

MAXIMUM_LINE = 196      # characters; the tail of a long list of derived words is cut

# --- Inflection ------------------------------------------------------------------------------------------------------------

# Verbs of two and more syllables that end in l and are stressed on the last: the l is always doubled. The others have both
# forms (travelled, traveled).
ALWAYS_DOUBLED = set("""annul appal cabal compel control corral decontrol dispel distil enrol enthral excel expel extol fulfil
impel instal instil overcontrol patrol propel rebel repel""".split())
# Other verbs that have both forms.
BOTH = set("""bayonet benefit bias carburet combat diagram dial duel fuel gossip hiccup kidnap nonplus refuel ricochet trial vial
worship""".split())
# Entries of verb.exc that are wrong, or regular forms of another verb.
WRONG_VERB_FORMS = {("singing", "singe"), ("bing", "bing"), ("bed", "bed"), ("red", "red"), ("seed", "seed"), ("feed", "feed"),
                    ("feed", "fee"), ("might", "may"), ("programmes", "program"), ("lotting", "lot"), ("swops", "swap"),
                    ("fitting", "fitt"), ("taxis", "taxis"), ("popes", "popes")}
EXTRA_VERB_FORMS = {
    "be": ["s3=is", "past=was", "past=were", "ppart=been"], "have": ["s3=has", "past=had", "ppart=had", "ing=having"],
    "arc": ["past=arced", "ppart=arced", "ing=arcing"], "sync": ["past=synced", "ppart=synced", "ing=syncing"],
    "age": ["ing=ageing", "ing=aging"], "binge": ["ing=bingeing", "ing=binging"], "singe": ["ing=singeing"],
    "tinge": ["ing=tingeing", "ing=tinging"], "swinge": ["ing=swingeing"], "dye": ["ing=dyeing"],
    "focus": ["past=focused", "past=focussed", "ppart=focused", "ppart=focussed", "ing=focusing", "ing=focussing"],
    "refocus": ["past=refocused", "ppart=refocused", "ing=refocusing"],
}
# Entries of noun.exc that are misprints, or would be taken for a far commoner word.
WRONG_PLURALS = set("""assegais banditti beadsmen bicennaries comae cola colones diaerses diathses dive duona duonas lat latu
oedemata oesophagi ora osar ossa pease pubes rabatos reales reis senti soles stamina startsy stotkini substrasta taxes tyros""".split())
# Plural equal to the singular.
SAME_PLURAL = set("""aircraft antelope apparatus barracks bison cannon carp chassis chamois cod corps counsel craft crossroads deer
elk faux fish forceps gallows grouse haddock halibut headquarters herring hovercraft insignia kin mackerel means
moose offspring pike quail rendezvous reindeer rotorcraft salmon samurai series sheep shellfish shrimp spacecraft species
squid swine trout warcraft watercraft whereabouts works gasworks waterworks steelworks crossbones innings patois precis
bourgeois yen yuan baht rand won""".split())
BOTH_SAME_AND_REGULAR = set("""antelope barracks cannon carp cod craft elk fish haddock halibut herring
insignia mackerel pike quail rand salmon shrimp shellfish squid trout""".split())
# Words in -man that are no compounds of man.
NO_MEN = set("""brahman caiman cayman dolman dragoman german hetman human mussulman nonhuman ottoman roman shaman superhuman
talisman turcoman""".split())
# Plurals in place of the regular one; other words of noun.exc have both (cactuses, cacti).
REPLACED = re.compile(r"(?:man|foot|tooth|goose|mouse|louse|child|ox|fe|lf|af|sis|xis|itis)$")
REPLACED_WORDS = set("""alumna alumnus bacterium criterion datum erratum fez fungus goy kibbutz larva medium mitochondrion nucleus
phenomenon phylum radius self stratum thief""".split())
# Plural only, or singular only although it ends in s.
ONLY_PLURAL = set("""alms amends annals antics arms arrears auspices backwoods banns basics belongings binoculars bowels
bleachers breeches briefs britches cattle clothes confines congratulations credentials customs
dealings doings doldrums dregs druthers dues eaves faeces feces fisticuffs fixings graphics
heroics hijinks histrionics hostilities hysterics jitters lodgings lots mores odds oodles paratroops pickings plaudits
proceedings receivables smithereens sundries takings throes togs undies vitals wits workings
earnings entrails environs folks genitals genitalia goggles goods grassroots groceries hustings jeans knickers leggings
leftovers looks manners midlands minutiae outskirts pajamas panties pants paparazzi pliers police premises proceeds
pyjamas regards remains reparations riches savings scissors shavings shorts slacks spectacles spoils suds sunglasses
surroundings thanks tidings tights tongs trappings tropics trousers trunks tweezers underpants valuables victuals
vermin winnings""".split())
ONLY_SINGULAR = set("""news mumps measles rickets rabies diabetes shingles billiards checkers linguistics politics
economics mathematics physics ethics athletics gymnastics genetics electronics logistics statistics robotics mechanics
aerobics acoustics ballistics cryptics dynamics geopolitics macroeconomics microeconomics obstetrics optics pediatrics
semantics thermodynamics realpolitik aeronautics civics forensics informatics bioethics""".split())
BOTH_NUMBERS_IN_S = set("""politics economics ethics statistics dynamics logistics athletics tactics""".split())
EXTRA_PLURALS = {
    "person": ["people", "persons"], "people": ["people", "peoples"], "penny": ["pennies", "pence"],
    "cloth": ["cloths"], "brother": ["brothers", "brethren"], "die": ["dice", "dies"], "taxis": ["taxes"], "antihero": ["antiheroes"],
     "real": ["reals", "reais"], "staff": ["staff", "staffs", "staves"],
    "bus": ["buses", "busses"], "gas": ["gases", "gasses"], "medium": ["media", "mediums"], "datum": ["data", "datums"],
    "agendum": ["agenda"], "paparazzo": ["paparazzi"], "graffito": ["graffiti"], "stimulus": ["stimuli", "stimuluses"],
    "roof": ["roofs", "rooves"], "handkerchief": ["handkerchiefs", "handkerchieves"], "wharf": ["wharves", "wharfs"],
    "scarf": ["scarves", "scarfs"], "hoof": ["hooves", "hoofs"], "dwarf": ["dwarves", "dwarfs"], "beef": ["beefs", "beeves"],
    "quiz": ["quizzes"], "whiz": ["whizzes"], "fez": ["fezzes"], "photo": ["photos"], "piano": ["pianos"], "halo": ["halos", "haloes"],
    "ethos": ["ethoses"], "passerby": ["passersby"], "referendum": ["referendums", "referenda"], "index": ["indexes", "indices"],
    "axe": ["axes"], "ax": ["axes"], "man": ["men"], "woman": ["women"], "mouse": ["mice"], "testimony": ["testimonies"],
    "mujahid": ["mujahideen", "mujahedin"], "axis": ["axes"], "anus": ["anuses"],
    "memorandum": ["memorandums", "memoranda"], "forum": ["forums", "fora"], "stadium": ["stadiums", "stadia"],
    "syllabus": ["syllabuses", "syllabi"], "genius": ["geniuses"], "virus": ["viruses"], "campus": ["campuses"], "octopus": ["octopuses"],
    "base": ["bases"], "basis": ["bases"], "mass": ["masses"], "ash": ["ashes"], "cry": ["cries"], "go": ["goes"], "no": ["noes"],
    "ban": ["bans"], "camera": ["cameras"], "drama": ["dramas"], "dogma": ["dogmas"], "duo": ["duos"], "echo": ["echoes"],
    "hero": ["heroes"], "potato": ["potatoes"], "tomato": ["tomatoes"], "veto": ["vetoes"], "embargo": ["embargoes"],
    "torpedo": ["torpedoes"], "negro": ["negroes"], "mosquito": ["mosquitoes"], "cargo": ["cargoes", "cargos"],
    "tornado": ["tornadoes", "tornados"], "volcano": ["volcanoes", "volcanos"], "ghetto": ["ghettos", "ghettoes"],
    "manifesto": ["manifestos", "manifestoes"], "motto": ["mottos", "mottoes"], "fiasco": ["fiascos", "fiascoes"],
    "memento": ["mementos", "mementoes"], "salvo": ["salvos", "salvoes"], "halfpenny": ["halfpennies", "halfpence"],
    "commando": ["commandos", "commandoes"], "desperado": ["desperados", "desperadoes"], "lustre": ["lustres"],
    "dive": ["dives"], "lur": ["lurs"], "lens": ["lenses"], "plus": ["pluses", "plusses"], "euro": ["euros", "euro"],
}
EXTRA_DEGREES = {
    ("good", "ADJ"): ["comp=better", "sup=best"], ("bad", "ADJ"): ["comp=worse", "sup=worst"],
    ("well", "ADJ"): ["comp=better", "sup=best"], ("far", "ADJ"): ["comp=farther", "comp=further", "sup=farthest", "sup=furthest"],
    ("well", "ADV"): ["comp=better", "sup=best"], ("badly", "ADV"): ["comp=worse", "sup=worst"],
    ("far", "ADV"): ["comp=farther", "comp=further", "sup=farthest", "sup=furthest"],
    ("old", "ADJ"): ["comp=older", "comp=elder", "sup=oldest", "sup=eldest"], ("ill", "ADJ"): ["comp=worse", "sup=worst"],
    ("little", "ADJ"): ["comp=littler", "sup=littlest"], ("early", "ADV"): ["comp=earlier", "sup=earliest"],
    ("late", "ADV"): ["comp=later", "sup=latest"], ("soon", "ADV"): ["comp=sooner", "sup=soonest"],
    ("fast", "ADV"): ["comp=faster", "sup=fastest"], ("hard", "ADV"): ["comp=harder", "sup=hardest"],
    ("long", "ADV"): ["comp=longer", "sup=longest"], ("close", "ADV"): ["comp=closer", "sup=closest"],
    ("high", "ADV"): ["comp=higher", "sup=highest"], ("low", "ADV"): ["comp=lower", "sup=lowest"],
    ("near", "ADV"): ["comp=nearer", "sup=nearest"], ("deep", "ADV"): ["comp=deeper", "sup=deepest"],
    ("loud", "ADV"): ["comp=louder", "sup=loudest"], ("often", "ADV"): ["comp=oftener", "sup=oftenest"],
    ("quick", "ADV"): ["comp=quicker", "sup=quickest"], ("easy", "ADV"): ["comp=easier", "sup=easiest"],
}
# Nouns in s that are words of their own beside the same word without it.
KEPT_PLURALS = set("""atlas bias canvas caries cosmos customs dickens glasses guts kudos lens links maths mews morals news ides
pancreas pas sales shambles stays summons yes mores bends""".split()) - {"sales", "morals"}
# Technical words that WordNet's corpora never have.
JUNK = re.compile(r"(?:aceous|oid|oidal|iferous|phagous|phyllous|petalous|osis|otic|itis|a?emia|ectomy|otomy|algia|uria|opathy|oscopy"
                  r")$")
USEFUL = re.compile(r"(?:avoid|void|robotic|paranoid|android|chaotic|despotic|exotic|neurotic|narcotic|patriotic|idiotic|hypnotic|psychotic"
                    r"|erotic|demotic|quixotic|anemia|leukemia|meningitis|bronchitis|neurosis|psychosis|diagnosis|prognosis|hepatitis"
                    r"|arthritis|tuberculosis|vociferous|splenetic|mediocre|tabloid|steroid|lobotomy)$")
ROMAN = re.compile(r"(?:c{0,3}|xc)(?:x{0,3}|xl|lx{0,3}|xc)(?:i{0,3}|iv|vi{0,3}|ix)$")
# "More sly" and the like aside, adj.exc lists many nouns in -er as if they were comparatives; only true ones are taken.
TRUE_DEGREE = re.compile(r"(.)\1?(er|est)$")

LEMMA = re.compile(r"[a-z](?:[a-z]|'(?=[a-z]))*\Z")

HEADER = """\
# The common words of English: nouns, verbs, adjectives and adverbs of one word, written in lower case, without a hyphen.
# Made by Scripts/make-words.py from WordNet 3.0; do not edit (words that WordNet lacks stand in words-more.tsv, the
# closed classes in closed.tsv, whose function words and adverbs are left out here). Names are in other files.
#
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. This file is a modified extract of that database
# and is used under its licence, whose whole text is in words.LICENSE: no warranty, and Princeton University's name may not be
# used in advertising.
#
# lemma      the base form
# pos        NOUN, VERB, ADJ or ADV
# count      how often the word has been met with this part of speech in WordNet's sense-tagged corpora (about 700,000 running
#            words, mostly of the 1960s), summed over its senses; 0: not met
# irregular  irregular forms, FEATURE=FORM, separated by spaces: past, ppart (past participle), ing, s3 (third person singular),
#            plural, comp, sup. The forms listed for a feature stand in place of the regular form; where the regular form is in use
#            too it is listed with them. only=plur and only=sing: a noun that has the lemma itself as its plural or singular
#            and no other form; only=both: agrees both ways (politics)
# derived    words that WordNet gives as derivationally related, POS:lemma, separated by spaces, the most frequent first; for
#            adverbs in -ly the adjective, for adjectives also the noun they pertain to or the verb whose participle they are
# class      WordNet's lexicographer files of the first two senses, separated by a comma where they differ
#
# lemma	pos	count	irregular	derived	class
"""


def lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def table(path):
    for line in lines(path):
        if line and not line.startswith("#"):
            yield line.split("\t")


def read_counts(folder):
    """Tag counts by (lemma, synset type, lexicographer file, lexical id, head word)."""
    counts = collections.Counter()
    for line in lines(os.path.join(folder, "cntlist.rev")):
        key, _, count = line.split()
        lemma, rest = key.split("%")
        kind, file, identifier, head, _ = rest.split(":")
        counts[lemma, kind, int(file), int(identifier, 10), head] += int(count)
    return counts


class Synset:
    __slots__ = ("kind", "file", "words", "pointers")

    def __init__(self, kind, file, words, pointers):
        self.kind, self.file, self.words, self.pointers = kind, file, words, pointers


def read_synsets(folder, name):
    """The synsets of data.NAME by offset. A word is (text, lexical id), a pointer (symbol, file, offset, source, target)."""
    synsets = {}
    for line in lines(os.path.join(folder, "data." + name)):
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        number = int(fields[3], 16)
        words = [(re.sub(r"\((?:a|p|ip)\)$", "", fields[4 + 2 * i]), int(fields[5 + 2 * i], 16)) for i in range(number)]
        at = 4 + 2 * number
        pointers = []
        for i in range(int(fields[at])):
            symbol, offset, kind, ends = fields[at + 1 + 4 * i: at + 5 + 4 * i]
            pointers.append((symbol, FILE_OF[kind], int(offset), int(ends[:2], 16), int(ends[2:], 16)))
        synsets[int(fields[0])] = Synset(fields[2], int(fields[1]), words, pointers)
    return synsets


def read_exceptions(folder, name):
    exceptions = collections.defaultdict(list)
    for line in lines(os.path.join(folder, name + ".exc")):
        form, *bases = line.split()
        for base in bases:
            if "_" not in form and "-" not in form and form not in exceptions[base]:
                exceptions[base].append(form)
    return exceptions


def regular_plural(lemma):
    if re.search(r"(?:s|x|z|ch|sh)$", lemma):
        return lemma + "es"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ies"
    return lemma + "s"


def regular_past(lemma):
    if lemma.endswith("e"):
        return lemma + "d"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    return lemma + "ed"


def regular_ing(lemma):
    if re.search(r"[^eoy]e$", lemma):
        return lemma[:-1] + "ing"
    return lemma + "ing"


def syllables(lemma):
    return len(re.findall(r"(?:[aeiou]|y(?![aeiou]))+", lemma))


def doubles(lemma):
    """Whether a verb of one syllable doubles its last consonant."""
    return syllables(lemma) == 1 and re.search(r"(?:^|[^aeiou]|qu)[aeiou][bdfgklmnprtz]$", lemma) is not None


def noun_forms(lemma, exceptions):
    if lemma in ONLY_PLURAL:
        return ["only=plur"]
    if lemma in BOTH_NUMBERS_IN_S:
        return ["only=both"]
    if lemma in ONLY_SINGULAR or lemma.endswith("itis"):
        return ["only=sing"]
    if lemma.endswith("ics"):
        return ["only=both"]
    if lemma in EXTRA_PLURALS:
        forms = EXTRA_PLURALS[lemma]
        return [] if forms == [regular_plural(lemma)] else ["plural=" + form for form in forms]
    if lemma in SAME_PLURAL:
        forms = [lemma] + ([regular_plural(lemma)] if lemma in BOTH_SAME_AND_REGULAR else [])
        return ["plural=" + form for form in forms]
    usual = {lemma, regular_plural(lemma)} | WRONG_PLURALS
    forms = [form for form in exceptions.get(lemma, []) if form not in usual and not form.endswith(".")]
    if not forms and re.search(r"(?:^|[a-z]{2})man$", lemma) and lemma not in NO_MEN:
        forms = [lemma[:-2] + "en"]
    if not forms and lemma.endswith("sis"):
        forms = [lemma[:-2] + "es"]
    if not forms:
        return []
    if not REPLACED.search(lemma) and lemma not in REPLACED_WORDS:
        forms = [regular_plural(lemma)] + forms
    return ["plural=" + form for form in forms]


def verb_forms(lemma, exceptions, irregular):
    if lemma in EXTRA_VERB_FORMS:
        return EXTRA_VERB_FORMS[lemma]
    listed = [form for form in exceptions.get(lemma, []) if (form, lemma) not in WRONG_VERB_FORMS]
    last = lemma[-1]
    letter = "k" if last == "c" else last
    doubled = lemma + letter + "ed" in listed or lemma + letter + "ing" in listed or doubles(lemma)
    if lemma in irregular and re.search(r"(?:put|set|sit|cut|cast|hit|let|bid|run|win|get|rid|spit|split|spin)$", lemma):
        doubled = not lemma.endswith("cast")
    both = lemma in BOTH or (last == "l" and syllables(lemma) > 1 and lemma not in ALWAYS_DOUBLED)
    out = []
    past, participle = irregular.get(lemma, (None, None))
    if past:
        out += ["past=" + form for form in past] + ["ppart=" + form for form in participle]
    elif doubled:
        forms = ([regular_past(lemma)] if both else []) + [lemma + letter + "ed"]
        out += ["past=" + form for form in forms] + ["ppart=" + form for form in forms]
    ing = [form for form in listed if form.endswith("ying") and lemma.endswith("ie")]
    if not ing and doubled:
        ing = ([regular_ing(lemma)] if both else []) + [lemma + letter + "ing"]
    out += ["ing=" + form for form in ing]
    third = [form for form in listed if form == lemma + last + "es"]
    if third:
        out += ["s3=" + form for form in third]
    return out


def degree_forms(lemma, pos, exceptions):
    if (lemma, pos) in EXTRA_DEGREES:
        return EXTRA_DEGREES[lemma, pos]
    out = []
    for form in exceptions.get(lemma, []):
        match = TRUE_DEGREE.search(form)
        if form == lemma or not match or not form.startswith(lemma[:-2 if lemma.endswith("ey") else -1]):
            continue
        if form in ("offer", "stiper", "hinder"):
            continue
        out.append(("comp=" if form.endswith("er") else "sup=") + form)
    return sorted(out)


def read_closed(path):
    """The tags of every form of closed.tsv."""
    tags = collections.defaultdict(set)
    for form, pos, *_ in table(path):
        tags[form.lower()].add(pos)
    return tags


FUNCTION_TAGS = {"DET", "PRON", "AUX", "ADP", "SCONJ", "CCONJ", "PART", "NUM"}


def left_to_closed(tags, pos, number):
    """Whether closed.tsv, where the form has these tags, says all there is to say of a word of this part of speech."""
    if not tags:
        return False
    if pos == "ADV":
        return True
    if not tags & FUNCTION_TAGS or pos in tags:
        return False                # "past" as a noun: closed.tsv has its count, words.tsv its plural and its relatives
    if tags & {"NUM", "PRON"} and pos == "NOUN" or "NUM" in tags or pos == "ADJ":
        return True
    return number < 3 if pos == "NOUN" else number == 0


def is_junk(lemma):
    return ROMAN.match(lemma) is not None or JUNK.search(lemma) is not None and USEFUL.search(lemma) is None


def write_licence(path):
    source = "/usr/share/doc/wordnet-base/copyright"
    if os.path.exists(source):
        text = lines(source)
    elif os.path.exists(source + ".gz"):
        with gzip.open(source + ".gz", "rt", encoding="utf-8") as file:
            text = file.read().splitlines()
    else:
        sys.exit(f"{source}: not found; install wordnet-base")
    start = next(i for i, line in enumerate(text) if line.startswith("Copyright:"))
    end = next((i for i in range(start, len(text)) if text[i].startswith("Files:")), len(text))
    body = ["" if line == " ." else line[1:] if line.startswith(" ") else line for line in text[start:end]]
    with open(path, "w", encoding="utf-8") as file:
        file.write("words.tsv is a modified extract of WordNet 3.0 (http://wordnet.princeton.edu/), made from Debian's package\n"
                   "wordnet-base. The notice and licence below, from that package's copyright file, go with every copy.\n\n")
        file.write("\n".join(body).rstrip() + "\n")


def main():
    parser = argparse.ArgumentParser(description="Makes words.tsv and words.LICENSE from WordNet.")
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--wordnet", default="/usr/share/wordnet")
    parser.add_argument("--lexicons", default=os.path.join(root, "Lexicons", "en"))
    arguments = parser.parse_args()
    folder, lexicons = arguments.wordnet, arguments.lexicons
    if not os.path.exists(os.path.join(folder, "data.noun")):
        sys.exit(f"{folder}: no WordNet data there; install wordnet-base, or say --wordnet FOLDER")

    counts = read_counts(folder)
    synsets = {name: read_synsets(folder, name) for name in POS}
    exceptions = {name: read_exceptions(folder, name) for name in POS}
    irregular = {base: (past.split(","), participle.split(","))
                 for base, past, participle in table(os.path.join(lexicons, "irregular-verbs.tsv"))}
    closed = read_closed(os.path.join(lexicons, "closed.tsv"))

    # The senses of every lemma, in WordNet's order, those written in lower case only.
    count = collections.Counter()
    senses = collections.defaultdict(list)
    derived = collections.defaultdict(set)
    for name in POS:
        offsets = {}
        for line in lines(os.path.join(folder, "index." + name)):
            if not line.startswith(" "):
                fields = line.split()
                number = int(fields[2])
                offsets[fields[0]] = [int(offset) for offset in fields[-number:]]
        for lemma, places in offsets.items():
            if not LEMMA.match(lemma):
                continue
            for place in places:
                synset = synsets[name][place]
                at = next((i for i, (word, _) in enumerate(synset.words) if word == lemma), None)
                if at is None or any(pointer[0] == "@i" for pointer in synset.pointers):
                    continue            # written with a capital, or a name
                senses[lemma, POS[name]].append(synset.file)
                head = ""
                if synset.kind == "s":
                    target = next((p for p in synset.pointers if p[0] == "&"), None)
                    if target:
                        word, identifier = synsets["adj"][target[2]].words[0]
                        head = word.lower()
                count[lemma, POS[name]] += counts[lemma, NUMBER_OF[synset.kind], synset.file, synset.words[at][1], head]
                for symbol, target_name, target_place, source, target in synset.pointers:
                    if symbol not in ("+", "\\", "<") or source != at + 1 or target == 0:
                        continue
                    other = synsets[target_name][target_place].words[target - 1][0]
                    if LEMMA.match(other):
                        derived[lemma, POS[name]].add((POS[target_name], other))

    kept = {}
    for (lemma, pos), files in senses.items():
        classes = list(dict.fromkeys(CLASSES[file] for file in files[:2]))
        number = count[lemma, pos]
        if left_to_closed(closed.get(lemma, set()), pos, number):
            continue
        if len(lemma) < 3 and number == 0 and lemma not in ("ad", "ax", "ox", "go", "do", "ex", "id", "hi", "op"):
            continue                    # abbreviations and letters
        if len(lemma) == 1 or number == 0 and pos in ("NOUN", "ADJ") and is_junk(lemma):
            continue
        if pos == "NOUN" and number == 0 and not KEPT_CLASSES & set(classes):
            if not RELATED_CLASSES & set(classes) or not (derived[lemma, pos] or "noun.artifact" in classes and len(lemma) <= SHORT):
                continue
        if pos == "NOUN" and number == 0 and re.search(r"\d|'", lemma):
            continue
        kept[lemma, pos] = (number, classes)

    # WordNet has some plurals as words of their own (authorities, leaders); here they are forms of the singular.
    for (lemma, pos), (number, _) in list(kept.items()):
        if pos != "NOUN" or not lemma.endswith("s") or lemma in ONLY_PLURAL | SAME_PLURAL | KEPT_PLURALS:
            continue
        for singular in (lemma[:-1], lemma[:-2], lemma[:-3] + "y"):
            if (singular, "NOUN") in kept and lemma == regular_plural(singular):
                kept[singular, "NOUN"] = (kept[singular, "NOUN"][0] + number, kept[singular, "NOUN"][1])
                del kept[lemma, pos]
                break

    rows = []
    for (lemma, pos), (number, classes) in sorted(kept.items()):
        if pos == "NOUN":
            forms = noun_forms(lemma, exceptions["noun"])
        elif pos == "VERB":
            forms = verb_forms(lemma, exceptions["verb"], irregular)
        else:
            forms = degree_forms(lemma, pos, exceptions["adj" if pos == "ADJ" else "adv"])
        related = sorted((pair for pair in derived[lemma, pos] if (pair[1], pair[0]) in kept),
                         key=lambda pair: (-kept[pair[1], pair[0]][0], pair))
        fields = [lemma, pos, str(number), " ".join(dict.fromkeys(forms)), "", ",".join(classes)]
        room = MAXIMUM_LINE - len("\t".join(fields))
        words = []
        for other_pos, other in related:
            word = other_pos + ":" + other
            if sum(len(w) + 1 for w in words) + len(word) > room:
                break
            words.append(word)
        fields[4] = " ".join(words)
        rows.append("\t".join(fields))

    text = HEADER + "\n".join(rows) + "\n"
    assert text == unicodedata.normalize("NFC", text)
    with open(os.path.join(lexicons, "words.tsv"), "w", encoding="utf-8") as file:
        file.write(text)
    write_licence(os.path.join(lexicons, "words.LICENSE"))
    print(f"{len(rows)} rows, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
