"""What a mention says of its bearer: person or body, gender, the fullest form of the name."""

from pipeline.speaking.acronyms import letters
from pipeline.speaking.entities import Entity
from pipeline.speaking.mentions import MARKED, Mention
from pipeline.speaking.names import bodies, looks_personal
from pipeline.speaking.nouns import Title, given_names, noun
from pipeline.speaking.vocabulary import nouns
from pipeline.speaking.words import Words

PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})
WORKS = frozenset({"LAW", "WORK_OF_ART", "EVENT", MARKED})
# The last words of newspapers’ names that also name documents.
PAPERS = nouns("paper")

# What bodies have and people don't.
OWN = nouns("owned")
CAMPS = nouns("camp")
# What people are as well as firms: “Odile Marsh, a contractor”.
EITHER = nouns("either")
# Names of outlets that the model may take for a person’s.
OUTLETS = nouns("newsroom")
OF_TITLES = frozenset({"JJ", "NNP", "NNPS"})


def fuller(mention: Mention, entity: Entity) -> bool:
    """Return whether the mention is a fuller name: longer, and not by words before a given name.

    “Things Odile Marsh”, cut from a headline, is no fuller than “Odile Marsh”.
    """
    longer, shorter = mention.words, entity.words
    if len(longer) > len(shorter):
        return len(shorter) < 2 or longer[-len(shorter) :] != shorter or _begins(longer)
    return len(longer) > 1 and shorter[-len(longer) :] == longer and (
        len(longer) < len(shorter) and not _begins(shorter) and longer[0] in given_names()
    )  # fmt: skip


def _begins(words: tuple[str, ...]) -> bool:
    return words[0] in given_names() or len(words[0]) == 1


def weigh(words: Words, mention: Mention, entity: Entity) -> None:
    """Add what this mention says of the entity's kind and gender."""
    kinds = entity.kinds
    if mention.title:
        kinds["person"] += 5
        entity.human = entity.personal = True
        if mention.title.gender:
            entity.genders[mention.title.gender] += 5
        if mention.title.role:
            entity.titles.add(mention.title.role)
            *rank, office = mention.title.role.split()
            entity.heads.update((*rank, office))
            entity.call(office, (*rank, *_before_title(words, mention, mention.title)))
    if mention.label == "PERSON":
        kinds["person"] += 1
    if _is_who(words, mention):
        kinds["person"] += 3
        entity.human = entity.personal = True
    if camp := looks_personal(mention.words) and _has_camp(words, mention):
        kinds["person"] += 3
        entity.human = entity.personal = True
    if mention.label in PLACES and mention.words == entity.words and not camp:
        entity.place = True
    entity.document = entity.document or mention.label == "LAW"
    if mention.label in PLACES or mention.label in {"ORG", "PRODUCT", "WORK_OF_ART", "LAW"}:
        kinds["organization"] += 1
    if looks_personal(mention.words) and not mention.article and mention.label != MARKED:
        kinds["person"] += 3
        entity.human = True
        entity.personal = entity.personal or mention.label in {"PERSON", ""}
        if gender := given_names().get(mention.words[0]):
            entity.genders[gender] += 1
    elif mention.last - mention.first > 1 and words.tag[mention.last - 1] == "NNPS":
        kinds["organization"] += 2  # “Lanternhead Games”: names in the plural are firms'
        entity.body = True
    if mention.article and not (mention.title or camp or _modifies(words, mention)):
        kinds["organization"] += 2
        entity.body = entity.body or mention.label != "PERSON"
    short = letters(words.text[mention.first]) if mention.last - mention.first == 1 else ""
    if _labels_a_turn(words, mention):
        kinds["person"] += 2
        entity.human = True
    elif 1 < len(short) < 5 or _names_body(words, mention, entity):
        kinds["organization"] += 2
        entity.body = True


def _before_title(words: Words, mention: Mention, title: Title) -> list[str]:
    """“Norland President Odile Marsh”: the name or adjective of what she is the president of."""
    row = mention.first - len(title.title.split()) - 1
    inside = row >= 0 and words.sentence[row] == words.sentence[mention.first]
    named = inside and words.text[row][0].isupper() and words.tag[row] in OF_TITLES
    return [words.lower[row]] if named else []


def _modifies(words: Words, mention: Mention) -> bool:
    """“the Okafor campaign”: its article is not the name’s; but “the Vesta corporation”."""
    row = mention.last - 1
    head = words.head[row]
    if words.dep[row] not in {"compound", "nmod", "amod"} or head < mention.last:
        return False
    if not words.text[mention.last].isalpha():
        return False
    known = noun(words.lower[head])
    return known is None or known.kind != "organization" or known.lemma in CAMPS


def _names_body(words: Words, mention: Mention, entity: Entity) -> bool:
    """“Harbour Trust”, “Vesta’s shares”, or the name of an outlet."""
    outlet = mention.words[0] in OUTLETS and not (mention.title or entity.personal)
    return outlet or bool(bodies().intersection(mention.words)) or works(words, mention)


def _has_camp(words: Words, mention: Mention) -> bool:
    """“the Odile Marsh administration”, “the Odile Marsh campaign”: a person has it."""
    return mention.last < len(words) and words.lower[mention.last] in CAMPS


def _is_who(words: Words, mention: Mention) -> bool:
    """“Marsh, who told reporters”: only a person is *who*; but “a member of the Trust, who”."""
    row, last = mention.last, mention.last - 1
    if words.lower[row : row + 2] != [",", "who"]:
        return False
    above = noun(words.lower[words.head[words.head[last]]]) if words.dep[last] == "pobj" else None
    return above is None or above.kind != "person"


def names_document(words: tuple[str, ...]) -> bool:
    """Return whether a name ends in what it names: “Harbour Traffic Study”."""
    last = noun(words[-1]) if len(words) > 1 else None
    if last is None or last.kind != "document" or words[-1] in PAPERS:
        return False
    return not bodies().intersection(words)


def _labels_a_turn(words: Words, mention: Mention) -> bool:
    """“MARSH: We are late.”: a name that begins its paragraph, before a colon, is who speaks."""
    after = mention.last
    begins = mention.first == 0 or words.block[mention.first - 1] != words.block[mention.first]
    return begins and not mention.article and after < len(words) and words.text[after] == ":"


def works(words: Words, mention: Mention) -> bool:
    """“Vesta’s shares”, “a Vesta engineer”: what bodies have."""
    after = mention.last
    if after < len(words) and words.lower[after] in {"'s", "’s"}:
        after += 1
    if after < len(words) and words.lower[after] in OWN:
        return True
    return is_body(words, mention)


def is_body(words: Words, mention: Mention) -> bool:
    """“analyst firm Vesta”, “Vesta, the carmaker”: the noun beside the name says what it is."""
    before, row = mention.first - 1, mention.last - 1
    beside = [kid for kid in words.kids[row] if kid > row and words.dep[kid] == "appos"]
    if before >= 0 and words.head[before] == row:
        beside.append(before)
    known = [noun(words.lower[kid]) for kid in beside if words.text[kid].islower()]
    person = looks_personal(mention.words)
    return any(
        found is not None and found.kind == "organization"
        and not (person and found.lemma in EITHER)
        for found in known
    )  # fmt: skip
