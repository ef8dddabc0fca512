"""One pass over a block's words: the rules a word may begin, the longest match, no overlaps."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.timex import (  # noqa: F401  the rules register on import
    absolute,
    clock,
    distances,
    durations,
    holidays,
    named,
    periods,
    relative,
    sets,
)
from pipeline.timex.expressions import Timex
from pipeline.timex.joining import joined
from pipeline.timex.modifiers import widened
from pipeline.timex.resolving import Scene, resolved
from pipeline.timex.rules import RULES
from pipeline.timex.vocabulary import DIGIT

WORD = re.compile(r"[A-Za-z]+|(\d)\d*")
INSIDE = re.compile(r"(?:[\w$£€¥#@/]|\d[.,:])$")
HYPHENATED = re.compile(r"\w[-‐‑–]$")
PREFIXED = re.compile(
    r"\b(?:mid|end|late|early|pre|post|to|non|and|then|now|about|nearly)[-‐‑–]$", re.IGNORECASE
)


def find(text: str, scene: Scene) -> list[Timex]:
    """Return the expressions of ``text``, one block, in order, apart, with values.

    Offsets count in ``text``; ``scene.tense`` is asked with them.
    """
    scene.forget()
    out: list[Timex] = []
    for item in joined(list(_widened(text)), text):
        done = resolved(item, scene)
        if done:
            out.append(done)
    return out


def _widened(text: str) -> Iterator[Timex]:
    end = 0
    for found in _scan(text):
        item = widened(found, text, end)
        end = item.end
        yield item


def _scan(text: str) -> Iterator[Timex]:
    end = 0
    for word in WORD.finditer(text):
        rules = RULES.get(DIGIT if word.lastindex else word[0])
        if not rules or word.start() < end or _is_inside(text, word.start()):
            continue
        best: list[Timex] = []
        for rule in rules:
            match = rule.pattern.match(text, word.start())
            if match and (not best or match.end() > best[-1].end):
                read = [replace(item, rule=rule.name) for item in rule.read(match)]
                best = read or best
        if best:
            end = best[-1].end
            yield from best


def _is_inside(text: str, start: int) -> bool:
    """Tell a word that begins inside a code, an amount or a compound: COVID-19, $2000, 3.50."""
    left = text[max(0, start - 6) : start]
    if INSIDE.search(left):
        return True
    compound = HYPHENATED.search(left) and not text[start].isupper()
    return bool(compound) and not PREFIXED.search(left)
