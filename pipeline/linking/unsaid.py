"""Speech that nobody is said to have uttered: denied, only possible, or supposed."""

import re
from functools import cache

from pipeline.linking.page import Attribution, Page
from pipeline.linking.vocabulary import alternatives, words

REACH = 90  # characters before a cue in which its condition stands


def unsaid(page: Page, one: Attribution) -> bool:
    """Say whether a cue is denied (“never said”), possible (“might say”), supposed (“if he said”).

    “I would argue” says it all the same, and so does a cue behind its own content.
    """
    if one.cue is None or one.act != "speech":
        return False
    cue = page.text[one.cue.start : one.cue.end]
    if _one_of("denying", r"|n[’']t\b").search(cue):
        return True
    if _one_of("possible").search(cue):
        source = page.text[one.source.start : one.source.end] if one.source else ""
        return source.lower() not in words("speakers_own")
    start = max(page.sentence_at(one.cue.start), one.cue.start - REACH)
    behind = one.contents[0][0] < one.cue.start
    supposed = _one_of("supposing", r"[^,;:.—–]*$")
    return not behind and supposed.search(page.text, start, one.cue.start) is not None


@cache
def _one_of(kind: str, rest: str = "") -> re.Pattern[str]:
    """Return a pattern for the words of one class of the lexicon and what ``rest`` adds."""
    return re.compile(rf"\b(?:{alternatives(words(kind))})\b{rest}", re.IGNORECASE)
