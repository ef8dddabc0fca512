"""Subjects to whom something is said, or of whom: not those who say it."""

from pipeline.speaking.vocabulary import nouns, verbs
from pipeline.speaking.words import Words

TOLD = verbs("telling")
GETTING = verbs("getting")
FAVOURS = nouns("favour")


def undergone(words: Words, head: int, cue: tuple[int, int]) -> bool:
    """Return whether the source headed by ``head`` undergoes what ``cue`` says is done."""
    return any(
        construction(words, head, row)
        for row in range(*cue)
        for construction in (_told, _said_to_be, _favoured)
    )


def _told(words: Words, head: int, row: int) -> bool:
    """“He was stopped and asked to pose”; but “Marsh was quoted as saying”."""
    if words.lower[row] not in TOLD or words.tag[row] not in {"VBN", "VBD"}:
        return False
    verb = words.head[head]
    while row != verb and words.dep[row] == "conj" and words.child(row, "nsubj") is None:
        row = words.head[row]
    return words.dep[head] == "nsubjpass" and row == verb


def _said_to_be(words: Words, head: int, row: int) -> bool:
    """“The pilot died, said to be a heart attack”: a participle without a subject."""
    if words.lower[row] not in TOLD or words.tag[row] != "VBN" or row + 1 >= len(words):
        return False
    apart = words.dep[row] in {"acl", "advcl"} and words.head[head] != row
    return apart and words.lower[row + 1] == "to" and words.child(row, "aux", "nsubj") is None


def _favoured(words: Words, head: int, row: int) -> bool:
    """“Marsh has the endorsement of the union”: it is the union’s; but “has given his backing”."""
    if words.lower[row] not in FAVOURS or row + 1 >= len(words) or words.dep[row] != "dobj":
        return False
    verb = words.head[row]
    of = words.lower[row + 1] in {"of", "from"}
    return of and words.lower[verb] in GETTING and words.head[head] == verb and head < verb
