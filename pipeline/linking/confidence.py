"""How sure a record is, from the tagger's margins of its three parts and the verb of its cue."""

import json
import math
from functools import cache

from pipeline.linking.page import Act, Attribution, Page, Tag
from pipeline.linking.unsaid import unsaid
from pipeline.linking.vocabulary import WORD, inflected, reporting
from pipeline.resources import lexicon, models

# What a rule is given before anybody read its records: four right of five.
PRIOR_RIGHT, PRIOR_READ = 4, 5
MOST = 4.0  # of a margin, in log odds
SHORT = 3  # words of a content that says little


@cache
def confidences() -> dict[str, float]:
    """Return each rule's share of right records, from counts in ``models/lexicons/rules.jsonl``."""
    counts = ((row["rule"], row["right"], row["read"]) for row in lexicon("rules") if "rule" in row)
    return {
        rule: round((right + PRIOR_RIGHT) / (read + PRIOR_READ), 2) for rule, right, read in counts
    }


@cache
def weights(act: Act) -> dict[str, float]:
    """Return what each feature of a record adds to its log odds of being right.

    From ``models/attribution/confidence.json``; ``models/README.md`` says how they were fitted.
    """
    path = models() / "attribution" / "confidence.json"
    found: dict[str, dict[str, float]] = json.loads(path.read_text("utf-8"))
    return found[act]


def confidence(page: Page, one: Attribution, quoted: bool) -> float:
    """Return the share of right records to expect: of the tagger's doubt, else of the rule.

    ``quoted``: all content stands in marks. What nobody uttered is bound by its own share.
    """
    known = confidences()
    if not one.margins:
        sure = known[one.rule]
    elif one.cue is None or one.cue.margin is None:
        sure = min(_share(min(one.margins)), known[one.rule])
    else:
        given, features = weights(one.act), _features(page, one, quoted)
        sure = _share(sum(given.get(name, 0) * value for name, value in features.items()))
    return round(min(sure, known["unsaid"]) if unsaid(page, one) else sure, 3)


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _features(page: Page, one: Attribution, quoted: bool) -> dict[str, float]:
    """Return the names and values of what ``weights`` weighs; a part without a margin counts 0."""
    cue = WORD.findall(page.text[one.cue.start : one.cue.end].lower()) if one.cue else []
    words = sum(len(WORD.findall(page.text, *part)) for part in one.contents)
    spoken = any(map(reporting().get, cue[-1:])) or bool(inflected("judging") & {*cue[-2:]})
    return {
        "intercept": 1.0,
        "content": min(*one.margins, MOST),
        "cue": _margin(one.cue),
        "source": _margin(one.source),
        "spoken": float(spoken),
        "infinitive": float(cue[:1] == ["to"]),
        "short": float(words <= SHORT and not quoted),
        "nested": float(one.rule == "nested"),
    }


def _margin(tag: Tag | None) -> float:
    return min(tag.margin, MOST) if tag and tag.margin is not None else 0.0
