"""What the use of a surname in an article tells of who bears it."""

from collections import defaultdict

from pipeline.speaking.entities import Entity
from pipeline.speaking.evidence import PLACES, WORKS, is_body
from pipeline.speaking.mentions import Mention
from pipeline.speaking.names import bodies, same_person
from pipeline.speaking.nouns import noun
from pipeline.speaking.words import Words


def namesakes(words: Words, mentions: list[Mention]) -> set[str]:
    """Return the surnames that a father and a son of one name bear, both in the article.

    “Marsh Jr.” tells the son from somebody, and so do both names in one sentence; else “Piet Marsh
    Jr.” and “Piet Marsh” are one man.
    """
    found = {m.words[0] for m in mentions if m.generation and len(m.words) == 1}
    named = {(m.words[0], m.words[-1], words.sentence[m.first]) for m in mentions
             if m.generation and len(m.words) > 1}  # fmt: skip
    if named:
        found.update(
            m.words[-1] for m in mentions
            if not m.generation and (m.words[0], m.words[-1], words.sentence[m.first]) in named
        )  # fmt: skip
    return found


def firms(words: Words, mentions: list[Mention]) -> set[str]:
    """“Marsh, the US carmaker”: names like surnames that nobody bears in the article."""
    found = {m.words[0] for m in mentions if m.label != "PERSON" and is_body(words, m)}
    return found - {m.words[0] for m in mentions if m.title or m.label == "PERSON"}


def alone(mentions: list[Mention]) -> dict[str, list[int]]:
    """Return the rows at which each name of one word stands, in order."""
    found: dict[str, list[int]] = defaultdict(list)
    for mention in mentions:
        if len(mention.words) == 1:
            found[mention.words[0]].append(mention.first)
    return found


def relative(words: Words, row: int) -> bool:
    """“his wife, Susan Okafor”: whether the name at ``row`` is that of somebody’s relative."""
    before = (noun(word) for word in words.lower[max(0, row - 3) : row])
    return any(known is not None and known.relational for known in before)


def kin(words: Words, entity: Entity) -> bool:
    """“Piet Okafor and his wife, Susan Okafor”: whether a name is only met as a relative’s."""
    full = [form for form in entity.texts if len(form) > 1]
    if sum(entity.forms[form] for form in full) != 1 or entity.heads:
        return False
    return relative(words, entity.texts[full[0]][0])


def personal(mention: Mention, entity: Entity) -> bool:
    """Return whether both full names are one person's."""
    named = bodies().intersection((*mention.words, *entity.words))
    return (
        not named
        and mention.label not in PLACES | WORKS
        and same_person(entity.words, mention.words)
        and titles_agree(mention, entity)
    )


def titles_agree(mention: Mention, entity: Entity) -> bool:
    """Return whether the title before a name allows the gender of ``entity``."""
    gender = mention.title.gender if mention.title else None
    return gender is None or entity.gender in (None, gender)
