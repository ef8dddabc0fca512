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
HEDGE = re.compile(rf"(?<![\w-])(?P<words>{either(HEDGES)})\s{{1,2}}$", re.IGNORECASE)
LED = re.compile(r"\b(?:in|from|since|until|by|of|at|to|came|began|and)\s{1,2}$", re.IGNORECASE)
LASTING = re.compile(rf"(?:\b{either(context('lasting'))}|,)\s+$", re.IGNORECASE)
BACK = {  # the same hedge on a point that lies so far back, or ahead
    "MORE_THAN": "BEFORE",
    "LESS_THAN": "AFTER",
    "EQUAL_OR_MORE": "ON_OR_BEFORE",
    "EQUAL_OR_LESS": "ON_OR_AFTER",
}
AHEAD = {
    "MORE_THAN": "AFTER",
    "LESS_THAN": "BEFORE",
    "EQUAL_OR_MORE": "ON_OR_AFTER",
    "EQUAL_OR_LESS": "ON_OR_BEFORE",
}
COMPARATIVE = {"earlier", "later"}


def widened(found: Timex, text: str, limit: int) -> Timex:
    """Return ``found`` with the words before it, not before ``limit``, that belong to it."""
    if found.type == "duration":
        return _hedged(found, text, limit)
    if found.rule == "distant":
        hedged = _hedged(found, text, limit)
        ahead = found.shift > 0 or found.value == "FUTURE_REF"
        away = AHEAD if ahead else BACK
        return replace(hedged, mod=away.get(hedged.mod or "", hedged.mod))
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
    left = _left(found, text, limit)
    hedge = HEDGE.search(left)
    words = hedge["words"].lower() if hedge else ""
    led = LED.search(left[: hedge.start()]) if hedge else None
    if hedge and (words in {"around", "circa", "approximately"} or (words == "about" and led)):
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
    relative = found.rule in {"relative_span", "relative_unit", "stretch"}
    if relative and words in {"over", "some", "under", "around", "about"}:
        return _articled(found, text, limit)
    if words == "over" and found.rule != "distant" and not LASTING.search(left[: hedge.start()]):
        return _articled(found, text, limit)
    if words == "some" and not text[found.start].isdigit():
        return found
    return replace(found, start=found.start - len(hedge[0]), mod=HEDGES[words])
