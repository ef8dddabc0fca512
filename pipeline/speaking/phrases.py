"""Sources that name somebody, whichever word heads them; each function is a construction."""

from pipeline.speaking.acronyms import letters, stands_for
from pipeline.speaking.directory import Directory
from pipeline.speaking.entities import Entity
from pipeline.speaking.mentions import Mention
from pipeline.speaking.names import looks_personal
from pipeline.speaking.nouns import NounKind, noun, titles
from pipeline.speaking.referents import EXPANDED, Referent, named
from pipeline.speaking.vocabulary import nouns
from pipeline.speaking.words import Words

# What stands before a name that is not the source's own: “a spokesman for”, “told”.
APART = frozenset({"IN", "CC", ",", "TO", "VBD", "VBZ", "VBG", "HYPH", ":"})

# Before a name these say what it is: “the paper Harbour Post”.
BODIES = nouns("outlet")
PERIODICALS = nouns("periodical")
INCLUDING = frozenset({"including", "like"})


def find(directory: Directory, rows: tuple[int, int], head: int) -> Referent | None:
    """Return who is named in the source ``rows`` headed by ``head``, or None."""
    for construction in (joint, trailing, appositive, plain, capital):
        if referent := construction(directory, rows, head):
            return referent
    return None


def joint(directory: Directory, rows: tuple[int, int], head: int) -> Referent | None:
    """“Odile Marsh and Piet Lund said”: both, under both names; with others, a group."""
    words, parts = directory.words, [head]
    while (other := words.child(parts[-1], "conj")) is not None and other < rows[1]:
        parts.append(other)
    inside = head in directory.at and directory.at[head][0].last > parts[-1]
    entities = [directory.at[row][1] for row in parts if row in directory.at]
    if len(parts) == 1 or inside or not entities:
        return None
    if len(entities) == len(parts) and len(set(entities)) == 1:
        return named(directory, head)  # “the Harbour Exchange, HEX, said”
    people = all(entity.can_be("person") for entity in entities)
    same = people or all(entity.can_be("organization") for entity in entities)
    if len(entities) == len(parts) and same:
        names = " and ".join(entity.name for entity in entities if entity.name)
        kind: NounKind = "person" if people else "organization"
        return Referent(Entity(names or None, noun_kind=kind, plural=True), "named", 0.9)
    if trailing(directory, rows, head):
        return None
    return Referent(Entity(None, noun_kind="group", plural=True), None, 0.8)


def trailing(directory: Directory, rows: tuple[int, int], head: int) -> Referent | None:
    """“Tennis great Odile Marsh”: the name that ends the phrase, whatever heads the parse."""
    words, last = directory.words, rows[1] - 1
    known = noun(words.lower[head])
    if known and known.kind == "document":
        return None  # “a study by analysts Halden Research”
    while last > head and not words.text[last][0].isalnum():
        last -= 1
    if last not in directory.at:
        return None
    mention, entity = directory.at[last]
    if INCLUDING.intersection(words.lower[head + 1 : mention.first]):
        return None  # “two Democrats, including Senator Odile Marsh”
    if entity.kind != "person" and (person := _behind_body(directory, mention, head)):
        return person
    if entity.kind != "person" or mention.first <= head or len(mention.words) < 2:
        return None
    if head in directory.at and directory.at[head][1].personal:
        return None
    before = mention.first - 1
    while before > head and words.tag[before] == "DT":
        before -= 1
    if words.tag[before] in APART or _under(words, head, before):
        return None
    return named(directory, last)


def _under(words: Words, head: int, row: int) -> bool:
    """“A spokesman for former President Odile Marsh”: not she, but who is hers."""
    last = row
    while row > head and (
        (words.lower[row],) in titles() or words.lower[row] in {"former", "late"}
    ):
        row -= 1
    return row < last and words.tag[row] == "IN"


def _behind_body(directory: Directory, mention: Mention, head: int) -> Referent | None:
    """“the director of the Trust for Safety Odile Marsh”, made one name by the model."""
    words, known = directory.words, noun(directory.words.lower[head])
    first = mention.last - 2
    office = known is not None and known.kind == "person" and head < mention.first
    if not office or len(mention.words) < 4 or not looks_personal(mention.words[-2:]):
        return None
    if any(tag != "NNP" for tag in words.tag[first : mention.last]):
        return None
    name = " ".join(words.span(first, mention.last).text.split())
    return Referent(Entity(name, mention.words[-2:], noun_kind="person"), "named", 0.8)


def appositive(directory: Directory, rows: tuple[int, int], head: int) -> Referent | None:
    """“The union’s president, Odile Marsh, said”, “the software firm Halden Works said”."""
    words, known = directory.words, noun(directory.words.lower[head])
    if head in directory.at:
        return None
    kind = known.kind if known else "person"
    if known and known.lemma in PERIODICALS and (paper := periodical(directory, head)):
        return paper
    beside = words.child(head, "appos")
    called = known is not None and known.lemma in BODIES
    kind = "organization" if called else kind
    for row in (beside, head + 1) if called else (beside,):
        if row in directory.at and directory.at[row][1].can_be(kind):
            return named(directory, row)
    if known is None or kind != "person":
        return None
    for row in range(head + 1, rows[1]):
        if row in directory.at:
            if directory.at[row][1].kind == "person" and words.text[row - 1] == ",":
                return named(directory, row)
            return None
    return None


def periodical(directory: Directory, head: int) -> Referent | None:
    """“The Harbour Post newspaper said”: the name before the noun; but “a Vesta magazine”."""
    words, row = directory.words, head - 1
    if row not in directory.at or words.head[row] != head:
        return None
    first = directory.at[row][0].first
    return named(directory, row) if first and words.lower[first - 1] == "the" else None


def plain(directory: Directory, rows: tuple[int, int], head: int) -> Referent | None:
    """“Odile Marsh said”; but “Democrats”, “a Canadian” name nobody."""
    if head not in directory.at:
        return None
    mention, tag = directory.at[head][0], directory.words.tag[head]
    plural = tag == "NNPS" and mention.last - mention.first == 1
    if plural or mention.label == "NORP":
        return Referent(Entity(None, noun_kind="group", plural=True), None, 0.9)
    return named(directory, head)


def capital(directory: Directory, rows: tuple[int, int], head: int) -> Referent | None:
    """“WHO said”: a name that the tagger missed, known from elsewhere in the article."""
    words = directory.words
    text, lower = words.text[head], words.lower[head]
    if text.islower() or noun(lower):
        return None
    called = {words.lower[kid] for kid in words.kids[head] if words.dep[kid] == "compound"}
    found = [entity for entity in directory.candidates(lower) if called <= {*entity.words}]
    if len(found) == 1:
        found[0].human = found[0].human or found[0].words[-1:] == (lower,)
        return Referent(found[0], "alias", 0.9, found[0].full)
    short = letters(text)
    for entity in directory.entities if short else ():
        if stands_for(short, entity.words):
            return Referent(entity, "alias", EXPANDED, entity.full)
    return None
