"""Whether a proposition looks ahead: forecasts, intentions and what would be."""

from functools import cache

from pipeline.checkworthiness.clause import Clause
from pipeline.checkworthiness.constructions.experience import foreseen
from pipeline.checkworthiness.words import inflected

WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
WOULD = frozenset({"would", "'d", "’d"})
ARRANGED = frozenset({"is", "are"})
POLITE = frozenset("like love rather prefer say argue think imagine call hope want".split())
HABIT = frozenset("often always sometimes usually later then go never eventually".split())
SOON = frozenset("probably likely soon tomorrow presumably ultimately almost".split())
# The type of an infinitive by the class of the verb that it hangs on.
BY_CUE = {"undertaking": "prediction", "voting": "support", "urging": "opinion"}


def ahead(clause: Clause, voice: str) -> bool:
    """Return whether ``clause`` says what will be."""
    signs = _signs()
    return any(
        _will(clause, at)
        or _would(clause, at, voice)
        or (clause.words[at] == "should" and foreseen(clause, at))
        or _is_to(clause, at)
        or _expects(clause, at)
        for at, word in enumerate(clause.words)
        if word in signs
    )


@cache
def _signs() -> frozenset[str]:
    return WILL | WOULD | ARRANGED | {"should"} | inflected("expecting")


def _will(clause: Clause, at: int) -> bool:
    """Return whether *will* is the verb: *it will close*, not *the will of the people*."""
    return clause.words[at] in WILL and clause.tags[at] == "MD"


def _would(clause: Clause, at: int, voice: str) -> bool:
    """Return whether *would* looks ahead: *(she said) it would close, the bill would cut fares*.

    In the paper's own voice others are mostly the future of a story (*she would later marry*).
    """
    words = clause.words
    if words[at] not in WOULD or clause.tags[at] != "MD":
        return False
    after = words[at + 1 : at + 4]
    if "have" in after[:2] or not POLITE.isdisjoint(after[:2]) or "today" in words:
        return False
    if voice == "reported" or not SOON.isdisjoint(after[:2]):
        return True
    subject = clause.subject(at)
    if subject is not None and words[subject] in inflected("proposal"):
        return True
    given = not {"if", "without", "unless"}.isdisjoint(words)
    return given and HABIT.isdisjoint(after[:2])


def _is_to(clause: Clause, at: int) -> bool:
    """Return whether it is arranged: *the firm is to close*, not *the aim is to close it*."""
    if clause.words[at] not in ARRANGED or clause.words[at + 1 : at + 2] != ["to"]:
        return False
    subject = clause.subject(at)
    verb = clause.tags[at + 2 : at + 3] == ["VB"]
    return verb and subject is not None and clause.personal(subject)


def _expects(clause: Clause, at: int) -> bool:
    """Return whether somebody expects it: *brokers expect the gain to last*."""
    if clause.words[at] not in inflected("expecting") or not clause.tags[at].startswith("V"):
        return False
    below = clause.child(at, frozenset({"ccomp", "xcomp"}))
    if below is None or clause.tags[at] == "VBN" or clause.words[at] in ("saw", "seeing"):
        return False
    seen = clause.words[at] in ("see", "sees")
    return clause.tags[below] == "VBG" or (not seen and clause.tags[below] == "VB")


def intended(clause: Clause, cue: tuple[str, ...]) -> str | None:
    """Return the type of an infinitive by the verb that it hangs on.

    *(Plans) to close the mill* is a prediction, *(voted) to close it* support, *(urged the mayor)
    to close it* an opinion, *(seemed) to close it* none.
    """
    if clause.tags[0] != "TO" or clause.words[1:2] == ["have"]:
        return None
    found = (BY_CUE[kind] for word in reversed(cue) for kind in BY_CUE if word in inflected(kind))
    return next(found, None)
