"""Speech that nobody is said to have uttered: denied, only possible, or supposed."""

import re

from pipeline.linking.page import Attribution, Page

REACH = 90  # characters before a cue in which its condition stands
DENIED = re.compile(r"\b(?:not|never|nobody|cannot|hardly)\b|n[’']t\b", re.IGNORECASE)
POSSIBLE = re.compile(r"\b(?:would|could|might|may|should|can)\b", re.IGNORECASE)
SUPPOSED = re.compile(r"\b(?:if|unless|suppose|imagine|lest)\b[^,;:.—–]*$", re.IGNORECASE)
SPEAKERS_OWN = frozenset({"i", "we"})


def unsaid(page: Page, one: Attribution) -> bool:
    """Say whether a cue is denied (“never said”), possible (“might say”), supposed (“if he said”).

    “I would argue” says it all the same, and so does a cue behind its own content.
    """
    if one.cue is None or one.act != "speech":
        return False
    cue = page.text[one.cue.start : one.cue.end]
    if DENIED.search(cue):
        return True
    if POSSIBLE.search(cue):
        source = page.text[one.source.start : one.source.end] if one.source else ""
        return source.lower() not in SPEAKERS_OWN
    start = max(page.sentence_at(one.cue.start), one.cue.start - REACH)
    behind = one.contents[0][0] < one.cue.start
    return not behind and SUPPOSED.search(page.text, start, one.cue.start) is not None
