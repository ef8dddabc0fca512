"""Speech or thought, where the cue's verb says it and the tagger need not guess."""

import re
from functools import cache

from pipeline.linking.page import Act, Attribution, Page
from pipeline.linking.vocabulary import WORD, alternatives, inflected, reporting, words


def act_of(page: Page, one: Attribution) -> Act:
    """Return ``speech`` for “flatly denied”, ``thought`` for “feared”, else what the tagger saw.

    A document speaks by what it finds: “the study found that …”, but she found that it was old.
    """
    cue = WORD.findall(page.text, one.cue.start, one.cue.end) if one.cue else []
    verb = cue[-1].lower() if cue else ""
    if not verb or cue[0].lower() == "to":
        return one.act
    if reporting().get(verb) is False or verb in inflected("thinking"):
        return "thought"
    known = reporting().get(verb) and verb not in inflected("loosely")
    finds = verb in inflected("finding") and _documented(page, one)
    return "speech" if known or finds else one.act


def _documented(page: Page, one: Attribution) -> bool:
    """Say whether a source is a study, poll or report."""
    return one.source is not None and bool(
        _document().search(page.text, one.source.start, one.source.end)
    )


@cache
def _document() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words('document'))})\b", re.IGNORECASE)
