"""What sort of claim a proposition makes, by its words; hedges and negation.

The types are those of Konstantinovskiy et al. 2018 (Full Fact): quantity, correlation, rule,
prediction, opinion, experience, support and other; and three that a desk seldom checks: question,
weather and sport.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.checkworthiness.features import Wording
from pipeline.linking.vocabulary import forms
from pipeline.resources import lexicon

FIGURES = frozenset({"salary", "money", "percentage", "quantity"})
TYPES = (
    "quantity", "correlation", "rule", "prediction", "opinion", "experience", "support",
    "question", "weather", "sport", "other",
)  # fmt: skip
# Types that make a proposition one to check, whatever its score.
ASSERTIVE = frozenset({"quantity", "correlation", "rule", "support"})
# How far a type lowers the score: a desk checks what is, not what will be, is felt or was played.
WEIGHTS = {
    "question": 0.2, "weather": 0.3, "sport": 0.3, "prediction": 0.5, "opinion": 0.6,
    "experience": 0.6,
}  # fmt: skip
HEDGED = 0.8

SELF = frozenset({"i", "my", "me", "myself", "mine"})
WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
CONTRASTS = frozenset({"JJR", "RBR"})
NOT_RANKED = frozenset({"least", "most", "best"})  # at least, most of, best known


@dataclass(frozen=True, slots=True)
class Nature:
    """The types of a proposition in the order of TYPES, and what qualifies it."""

    types: tuple[str, ...]
    hedged: bool
    negated: bool

    def weight(self) -> float:
        """Return by how much the score is to be multiplied."""
        weight = HEDGED if self.hedged else 1.0
        for name in self.types:
            weight *= WEIGHTS.get(name, 1.0)
        return weight


def nature(wording: Wording, *, reported: bool = False) -> Nature:
    """Return what sort of claim ``wording`` makes; *would* in ``reported`` speech is future."""
    classes = list(_classes(wording.words, wording.tags))
    found = set(_by_class(classes))
    words = set(wording.words)
    if FIGURES & set(wording.kinds) or (CONTRASTS & set(wording.tags) and "than" in words):
        found.add("quantity")
    if words & WILL or (reported and "would" in words):
        found.add("prediction")
    if words & SELF and ("quantity" not in found or ("my" in words and "family" in classes)):
        found.add("experience")
    if wording.words and wording.words[-1] == "?":
        found.add("question")
    ordered = tuple(name for name in TYPES if name in found) or ("other",)
    return Nature(ordered, "hedge" in classes, "negation" in classes)


def _by_class(classes: Sequence[str]) -> Iterator[str]:
    """Yield the types that words of the lexicon tell; one word of sport or weather tells none."""
    telling = {"comparison": "quantity", "ranking": "quantity", "cause": "correlation"}
    for name in ("rule", "support", "prediction", "opinion", *telling):
        if name in classes:
            yield telling.get(name, name)
    for name in ("weather", "sport"):
        if classes.count(name) > 1:
            yield name


def _classes(words: Sequence[str], tags: Sequence[str]) -> Iterator[str]:
    """Yield the class of each word or phrase of the lexicon that stands in ``words``."""
    known = _known()
    for at, word in enumerate(words):
        for entry in known.get(word, ()):
            fits = not entry.tag or tags[at].startswith(entry.tag)
            if fits and tuple(words[at + 1 : at + 1 + len(entry.rest)]) == entry.rest:
                yield entry.kind


@dataclass(frozen=True, slots=True)
class _Entry:
    """One form of a lemma: the words after its first, its class, and the tag it must bear."""

    rest: tuple[str, ...]
    kind: str
    tag: str


@cache
def _known() -> dict[str, list[_Entry]]:
    known: dict[str, list[_Entry]] = {}
    for row in lexicon("claims"):
        for form in _forms(row) if "lemma" in row else ():
            first, *rest = form.split()
            known.setdefault(first, []).append(
                _Entry(tuple(rest), row["class"], row.get("tag", ""))
            )
    return known


def _forms(row: dict[str, Any]) -> Iterable[str]:
    """Return the forms of a lemma: of a verb or noun all, else the word itself."""
    if row.get("tag") == "V":
        return {*forms(row["lemma"], row.get("past")), *PARTICIPLES.get(row["lemma"], ())}
    if row.get("tag") == "N":
        return set(list(forms(row["lemma"]))[:2])
    return {row["lemma"]}


# Participles that differ from the past.
PARTICIPLES = {
    "rise": ("risen",), "fall": ("fallen",), "grow": ("grown",), "shrink": ("shrunk",),
    "forbid": ("forbidden",), "foresee": ("foreseen",),
}  # fmt: skip
