"""Widening to the left: phases (“late last month”), hedges (“almost seven years”), articles."""

import re
from dataclasses import replace

from pipeline.timex.expressions import Timex
from pipeline.timex.vocabulary import HEDGES, PHASES, context, either, pattern

REACH = 40
ARTICLE = re.compile(r"\b(?:the|these|those)\s{1,2}$", re.IGNORECASE)
MERE = re.compile(r"\ba mere\s{1,2}$", re.IGNORECASE)
PHASE = re.compile(
    rf"(?<![\w-])(?P<words>{either(PHASES)})(?:\s{{1,2}}|(?<=[a-z])[-‐‑–]\s?)"
    r"(?P<article>the\s)?$",
    re.IGNORECASE,
)
PART = pattern(
    r"\bthe (?P<which>first|opening|early|last|final|closing) (?:few |two |three |six )?"
    r"(?:days?|weeks?|weekend|months?|half|part|hours?|years?) (?:of|in) (?:the )?$"
)
HEDGE = re.compile(rf"(?<![\w-])(?P<words>{either(HEDGES)})\s{{1,2}}(?:the\s)?$", re.IGNORECASE)
LASTING = re.compile(rf"(?:\b{either(context('lasting'))}|,)\s+$", re.IGNORECASE)
COMPARATIVE = {"earlier", "later"}


def widened(found: Timex, text: str, limit: int) -> Timex:
    """Return ``found`` with the words before it, not before ``limit``, that belong to it."""
    if found.type == "duration":
        return _hedged(found, text, limit)
    if found.type == "set" or found.value.endswith("_REF"):
        return _articled(found, text, limit)
    return _phased(_approximate(found, text, limit), text, limit)


def _left(found: Timex, text: str, limit: int) -> str:
    return text[max(limit, found.start - REACH) : found.start]


def _articled(found: Timex, text: str, limit: int) -> Timex:
    """“the last three months”."""
    article = ARTICLE.search(_left(found, text, limit)) if found.determined else None
    return replace(found, start=found.start - len(article[0])) if article else found


def _phased(found: Timex, text: str, limit: int) -> Timex:
    """“early 2011”, “the end of the year”, “late on”: START, MID or END of the date."""
    left = _left(found, text, limit)
    phase = None if found.mod else PHASE.search(left)
    part = None if found.mod or phase else PART.search(left)
    if part and found.unit in {"M", "Y", "DE", "CE", "Q", "SEASON", "W"}:
        mod = "END" if part["which"].lower() in {"last", "final", "closing"} else "START"
        return replace(found, start=found.start - len(part[0]), mod=mod)
    if not phase or not _phase_fits(found, phase):
        return _articled(found, text, limit)
    words = " ".join(phase["words"].lower().split())
    return _articled(
        replace(
            found,
            start=found.start - len(phase[0]),
            mod=PHASES[words],
            determined=not words.startswith("the "),
        ),
        text,
        limit,
    )


def _phase_fits(found: Timex, phase: re.Match[str]) -> bool:
    words = phase["words"].lower()
    if words in COMPARATIVE:
        return found.pick in {"shift", "this", "tense"} and not phase["article"]
    if phase["article"] and not words.endswith(" of"):
        return False
    return not (words == "late" and phase["words"][0].isupper() and found.unit == "CE")


def _approximate(found: Timex, text: str, limit: int) -> Timex:
    """“around 1500”, “about 5 p.m.”: APPROX."""
    year = found.unit == "Y" and found.pick == "stated"
    if not (year or found.clock[1:2].isdigit()):
        return found
    hedge = HEDGE.search(_left(found, text, limit))
    if hedge and hedge["words"].lower() in {"about", "around", "circa", "approximately"}:
        return replace(found, start=found.start - len(hedge[0]), mod="APPROX")
    return found


def _hedged(found: Timex, text: str, limit: int) -> Timex:
    """“almost seven years”, “more than a decade”, “a mere 24 hours”, “the 90 years”."""
    left = _left(found, text, limit)
    mere = MERE.search(left)
    if mere:
        return replace(found, start=found.start - len(mere[0]))
    hedge = HEDGE.search(left)
    if not hedge:
        return _articled(found, text, limit)
    words = " ".join(hedge["words"].lower().split())
    relative = found.rule == "relative_span"
    if relative and words in {"over", "some", "under", "around", "about"}:
        return _articled(found, text, limit)
    if words == "over" and not LASTING.search(left[: hedge.start()]):
        return _articled(found, text, limit)
    if words == "some" and not text[found.start].isdigit():
        return found
    return replace(found, start=found.start - len(hedge[0]), mod=HEDGES[words])
