"""What sort of claim a proposition makes, by its words; hedges and negation.

The types are those of Konstantinovskiy et al. 2018 (Full Fact): quantity, correlation, rule,
prediction, opinion, experience, support and other; and three that a desk seldom checks: question,
weather and sport.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.checkworthiness.features import Wording
from pipeline.inflection import forms
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
OF_A_FIGURE = 0.85  # an opinion on a figure leaves the figure to be checked

# What a claim in an article about sport has to be or hold to be more than sport.
MORE_THAN_SPORT = frozenset(
    {"correlation", "rule", "support", "money", "salary", "percentage", "question"}
)
SPORT_WORDS, SPORT_SHARE = 4, 0.016  # different lemmas, and their share of an article's words
WORD = re.compile(r"[^\s-]+|-")  # as the tokenizer parts words
SAID_TO = frozenset({"have", "be"})  # (is said) to have paid, to be the largest
SELF = frozenset({"i", "my", "me", "myself", "mine"})
WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
CONTRASTS = frozenset({"JJR", "RBR"})
REACH = 6  # words between a comparative and its *than*


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
            on_figure = name == "opinion" and "quantity" in self.types
            weight *= OF_A_FIGURE if on_figure else WEIGHTS.get(name, 1.0)
        return weight


def nature(
    wording: Wording, *, reported: bool = False, asks: bool = False, of_sport: bool = False
) -> Nature:
    """Return what sort of claim ``wording`` makes; *would* in ``reported`` speech is future.

    ``asks`` says that it is a question inside a sentence, ``of_sport`` that its article is about
    sport: there it is sport, unless money, a share, a cause, a law or a vote make it more.
    """
    lemmas = list(_lemmas(wording.words, wording.tags))
    classes = {kind for kind, _ in lemmas}
    found = set(_by_class(lemmas))
    words = set(wording.words)
    kinds = set(wording.kinds)
    if FIGURES & kinds or _compares(wording):
        found.add("quantity")
    if words & WILL or (reported and "would" in words) or _intended(wording):
        found.add("prediction")
    if words & SELF and ("quantity" not in found or ("my" in words and "family" in classes)):
        found.add("experience")
    if asks or _ends_asking(wording.words):
        found.add("question")
    if of_sport and ("sport" in classes or not (MORE_THAN_SPORT & (found | kinds))):
        found.add("sport")
    ordered = tuple(name for name in TYPES if name in found) or ("other",)
    return Nature(ordered, "hedge" in classes, "negation" in classes)


def _ends_asking(words: Sequence[str]) -> bool:
    """Return whether it ends in a question mark of its own, not of a title or quote inside it."""
    if not words or words[-1] != "?":
        return False
    opened = words.count("“") > words.count("”") or words.count('"') % 2 == 1
    return not opened


def _compares(wording: Wording) -> bool:
    """Return whether it compares: *older by far than the mill*, not *more often than not*."""
    return any(
        not CONTRASTS.isdisjoint(wording.tags[max(0, at - REACH) : at])
        for at, word in enumerate(wording.words)
        if word == "than" and wording.words[at + 1 : at + 2] != ["not"]
    )


def about_sport(words: Sequence[str], tags: Sequence[str]) -> bool:
    """Return whether an article of these words is about sport: many of its words, and different."""
    found = [lemma for kind, lemma in _lemmas(words, tags) if kind == "sport"]
    return len(_apart(found)) >= SPORT_WORDS and len(found) >= SPORT_SHARE * len(words)


def _apart(lemmas: Iterable[str]) -> set[str]:
    """Return the lemmas that are no part of another: *world cup* and not also *cup*."""
    found = set(lemmas)
    return found - {word for lemma in found if " " in lemma for word in lemma.split()}


def _intended(wording: Wording) -> bool:
    """Return whether it is what someone means to do: *(plans) to close the mill*."""
    return wording.tags[0] == "TO" and wording.words[1] not in SAID_TO


def _by_class(lemmas: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the types that words of the lexicon tell; one word of sport or weather tells none."""
    classes = {kind for kind, _ in lemmas}
    telling = {"comparison": "quantity", "ranking": "quantity", "cause": "correlation"}
    for name in ("rule", "support", "prediction", "opinion", *telling):
        if name in classes:
            yield telling.get(name, name)
    for name in ("weather", "sport"):
        if len(_apart(lemma for kind, lemma in lemmas if kind == name)) > 1:
            yield name


def _lemmas(words: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield class and lemma of each word or phrase of the lexicon that stands in ``words``.

    The words of a phrase that says nothing (*no doubt*, *law firm*) say nothing on their own.
    """
    known = _known()
    past = 0
    for at, word in enumerate(words):
        for entry in known.get(word, ()) if at >= past else ():
            last = at + len(entry.rest)
            if tuple(words[at + 1 : last + 1]) == entry.rest and entry.fits(tags, last):
                if entry.kind == "void":
                    past = last + 1
                    break
                yield entry.kind, entry.lemma


@dataclass(frozen=True, slots=True)
class _Entry:
    """One form of a lemma: the words after its first, and its class.

    ``tag`` is how the tag of its last word must begin, ``then`` that of the word after it.
    """

    rest: tuple[str, ...]
    kind: str
    lemma: str
    tag: str
    then: str

    def fits(self, tags: Sequence[str], last: int) -> bool:
        """Return whether the words that end at ``last``, and the one after, bear its tags."""
        after = tags[last + 1 : last + 2]
        return tags[last].startswith(self.tag) and (
            not self.then or any(tag.startswith(self.then) for tag in after)
        )


@cache
def _known() -> dict[str, list[_Entry]]:
    """Return the entries by their first word, those that say nothing first."""
    known: dict[str, list[_Entry]] = {}
    rows = [row for row in lexicon("claims") if "lemma" in row]
    for row in sorted(rows, key=lambda row: row["class"] != "void"):
        for form in _forms(row):
            first, *rest = WORD.findall(form)
            marks = row.get("tag", ""), row.get("then", "")
            known.setdefault(first, []).append(
                _Entry(tuple(rest), row["class"], row["lemma"], *marks)
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
