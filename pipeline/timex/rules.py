"""A rule: a pattern, the words it may begin with, and a function that reads what it matched."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pipeline.timex.expressions import Kind, Timex
from pipeline.timex.vocabulary import STARTS, pattern

Reading = Callable[[re.Match[str]], list[Timex]]


@dataclass(frozen=True, slots=True)
class Rule:
    """``read`` turns a match of ``pattern`` into expressions; none where it is something else."""

    name: str
    pattern: re.Pattern[str]
    read: Reading


RULES: dict[str, list[Rule]] = defaultdict(list)


def rule(template: str, *starts: str) -> Callable[[Reading], Reading]:
    """Register a reading under the classes of words (or the words) that may begin it."""

    def register(read: Reading) -> Reading:
        made = Rule(read.__name__, pattern(template), read)
        for word in sorted(set().union(*(STARTS.get(name, {name}) for name in starts))):
            for form in {word, word.capitalize(), word.upper()}:
                RULES[form].append(made)
        return read

    return register


def timex(
    match: re.Match[str], kind: Kind, value: str, *, group: str | int = 0, **more: Any
) -> Timex:
    """Return the expression of ``group`` in ``match``."""
    start, end = match.span(group)
    return Timex(start=start, end=end, value=value, type=kind, rule="", **more)


def before(match: re.Match[str], count: int = 1) -> str:
    """Return the ``count`` words before ``match``, in their own case; less where it begins."""
    start = match.start()
    words = match.string[max(0, start - 16 * count) : start].split()
    return " ".join(words[-count:])


def after(match: re.Match[str], length: int = 16) -> str:
    """Return up to ``length`` characters after ``match``."""
    return match.string[match.end() : match.end() + length]
