"""Speech that nobody is said to have uttered: denied, only possible, or supposed."""

import re
from functools import cache

from pipeline.linking.page import Attribution, Page
from pipeline.linking.vocabulary import alternatives, inflected, words

REACH = 90  # characters before a cue in which its condition stands
LEAD = 40  # characters before a cue in which what denies it stands


def unsaid(page: Page, one: Attribution) -> bool:
    """Say whether a cue is denied (“never said”), possible (“might say”), supposed (“if he said”).

    “I would argue” says it all the same, and so does a cue behind its own content.
    """
    if one.cue is None or one.act != "speech":
        return False
    if _denied(page, one):
        return True
    if _one_of("possible").search(page.text, one.cue.start, one.cue.end):
        return _source(page, one) not in words("speakers_own")
    start = max(page.sentence_at(one.cue.start), one.cue.start - REACH)
    behind = one.contents[0][0] < one.cue.start
    supposed = _one_of("supposing", r"[^,;:.—–]*$")
    return not behind and supposed.search(page.text, start, one.cue.start) is not None


def _denied(page: Page, one: Attribution) -> bool:
    """Read “never said”, “refused to say”, “nobody said” and “without saying”."""
    assert one.cue is not None
    start, end = one.cue.start, one.cue.end
    if _denying().search(page.text, start, end):
        return True
    if _one_of("nobody_at_all", r"(?!\.|\sother)").match(_source(page, one)):
        return True
    lead = max(page.sentence_at(start), start - LEAD)
    return _one_of("instead", r"\s(?:\w+\s)?$").search(page.text, lead, start) is not None


def _source(page: Page, one: Attribution) -> str:
    return page.text[one.source.start : one.source.end].lower() if one.source else ""


@cache
def _denying() -> re.Pattern[str]:
    """Return a pattern for a cue that denies itself: “didn’t say”, “failed to say”."""
    verbs = alternatives(tuple(inflected("withholding")))
    return re.compile(
        rf"\b(?:{alternatives(words('denying'))}|(?:{verbs})(?:\sto)?\s\w+)\b|n[’']t\b"
        rf"|\b(?:{alternatives(words('instead'))})\s(?:\w+\s)?\w+ing\b",
        re.IGNORECASE,
    )


@cache
def _one_of(kind: str, rest: str = "") -> re.Pattern[str]:
    """Return a pattern for the words of one class of the lexicon and what ``rest`` adds."""
    return re.compile(rf"\b(?:{alternatives(words(kind))})\b{rest}", re.IGNORECASE)
