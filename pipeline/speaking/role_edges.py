"""Where the description of a bearer ends, and whether it is one of a single person."""

from dataclasses import dataclass

from pipeline.speaking.nouns import noun, titles
from pipeline.speaking.words import Words

LONGEST_ROLE = 16  # words, after which a description ends with its name
CLAUSES = frozenset("who which whose where that when".split())
MARKS = frozenset({",", ";", "—", "–", "(", "“", '"'})
LOOSE = frozenset({"IN", "TO", "DT", "CC"})  # tags of words that end nothing
SAID = frozenset({"VBD", "VBZ", "VBP", "PRP", "WP"})  # tags that begin no second description
PLURAL = frozenset({"NNS", "NNPS"})
ADDRESSES = frozenset({None, "doctor", "professor"})  # roles of titles that tell no office
QUOTING = frozenset({"“", "”", '"', "``", "''"})


@dataclass(frozen=True, slots=True)
class Role:
    """A description of a bearer: rows ``[first, last)`` and the row of its head word."""

    first: int
    last: int
    head: int


def cut(words: Words, head: int, last: int) -> int:
    """Return where a description ends that could reach to ``last`` (half-open).

    Before a mark or a clause (“a doctor treating patients”), a second part that describes nothing
    (“a manager and helped”), an address (“pathologist Dr.”); a long one before its last “of”.
    """
    for row in range(head + 1, last):
        if _ends(words, row):
            last = row
            break
        if row >= head + LONGEST_ROLE and words.tag[row] not in {"NNP", "NNPS"}:
            last = next((at for at in range(row, head, -1) if words.tag[at] == "IN"), row)
            break
    while last > head + 1 and (words.tag[last - 1] in LOOSE or _abbreviated(words, last - 1)):
        last -= 1
    return last


def _ends(words: Words, row: int) -> bool:
    """Return whether a description that reaches ``row`` ends before it."""
    word, tag = words.lower[row], words.tag[row]
    if word in MARKS or (word in CLAUSES and tag != "DT") or word.isspace():
        return True
    if row + 1 == len(words):
        return False
    after = words.tag[row + 1]
    if tag == "VBG" and words.dep[row] == "acl":
        return after != "IN"  # “a doctor working in Leeds”
    return tag == "CC" and (after in SAID or words.lower[row + 1] == "someone")


def _abbreviated(words: Words, row: int) -> bool:
    """“Forensic pathologist Dr.”: an address, where “Republican Rep.” says what she is."""
    title = titles().get((words.lower[row],))
    return title is not None and words.text[row][-1] == "." and title.role in ADDRESSES


def whole(words: Words, role: Role) -> bool:
    """Return whether the description is of one person (not “scholars”) and parts no quotation."""
    known = noun(words.lower[role.head])
    if known and words.tag[role.head] in PLURAL:
        return False
    marks = [row for row in range(role.first, role.last) if words.text[row] in QUOTING]
    return len(marks) % 2 == 0
