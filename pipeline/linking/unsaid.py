"""Speech that nobody is said to have uttered: denied, only possible, supposed or asked after."""

import re
from functools import cache

from pipeline.linking.page import Attribution, Page
from pipeline.linking.vocabulary import alternatives, inflected, words

REACH = 90  # characters before a cue in which its condition stands
LEAD = 40  # characters before a cue in which what denies it stands


def unsaid(page: Page, one: Attribution) -> bool:
    """Say whether a cue is denied (“never said”), possible (“might say”), supposed (“if he said”).

    “I would argue” says it all the same, and so does a cue behind its own content. Nor do signs and
    history say anything, nor anybody in “Did she say that …?”.
    """
    if one.cue is None or one.act != "speech":
        return False
    if _denied(page, one) or _inverted(page, one) or _mute().fullmatch(_source(page, one)):
        return True
    if _possible(page, one):
        return _source(page, one) not in words("speakers_own")
    start = max(page.sentence_at(one.cue.start), one.cue.start - REACH)
    behind = one.contents[0][0] < one.cue.start
    supposed = _one_of("supposing", r"[^,;:.—–]*$")
    if behind:
        return False
    return _asked(page, one) or supposed.search(page.text, start, one.cue.start) is not None


def _possible(page: Page, one: Attribution) -> bool:
    """Read “might say”, and “will soon” before “say”, which was tagged alone."""
    assert one.cue is not None
    start, end = one.cue.start, one.cue.end
    if _one_of("possible").search(page.text, start, end):
        return True
    before = page.text[max(page.sentence_at(start), start - LEAD) : start].split()
    modal = [word for word in before[-2:] if not word.endswith("ly") and word != "soon"]
    return bool(modal) and modal[-1] in words("possible")


def _inverted(page: Page, one: Attribution) -> bool:
    """Read “would she say” and “nor did she say”; “not only did she say” affirms it."""
    if one.cue is None or one.source is None or one.source.end + 1 != one.cue.start:
        return False
    before = page.text[max(0, one.source.start - LEAD) : one.source.start].lower().split()
    return " ".join(before[-2:]) in words("denying") or bool({*before[-1:]} & {*words("possible")})


def _asked(page: Page, one: Attribution) -> bool:
    """Read “Did she say that it was old?”, but not “Did you hear? She said it was old.”."""
    assert one.cue is not None
    start, end = page.sentence_at(one.cue.start), one.contents[-1][1]
    opens = _one_of("question_opening").match(page.text, start, one.cue.start)
    return (
        opens is not None
        and not page.quoted(one.contents[0][0])
        and page.text[end : end + 1] == "?"
    )


@cache
def _mute() -> re.Pattern[str]:
    """Return a pattern for sources that say nothing: *all signs*, *history*."""
    return re.compile(rf"(?:\w+ ){{0,2}}(?:{alternatives(words('mute'))})")


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
