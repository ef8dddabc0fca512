"""What sort of claim a proposition makes, by its words and parse; hedges and negation.

The types are those of Konstantinovskiy et al. 2018 (Full Fact): quantity, correlation, rule,
prediction, opinion, experience, support and other; and three that a desk seldom checks: question,
weather and sport. The README's table says what each is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.checkworthiness.clause import Clause
from pipeline.checkworthiness.evidence import holds
from pipeline.checkworthiness.measures import compares, measures
from pipeline.checkworthiness.outlook import ahead, intended
from pipeline.checkworthiness.words import Hit

Voice = Literal["own", "quoted", "reported"]

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

# The type that a class of words tells; words of other classes are asked for by constructions.
TELLING = {
    "comparison": "quantity", "ranking": "quantity", "cause": "correlation", "rule": "rule",
    "law": "rule", "support": "support", "prediction": "prediction", "opinion": "opinion",
    "lived": "experience", "living": "experience", "family": "experience",
    "experience": "experience",
}  # fmt: skip
# What a claim in an article about sport has to be or hold to be more than sport.
MORE_THAN_SPORT = frozenset(
    {"correlation", "rule", "support", "money", "salary", "percentage", "question"}
)
SPORT_WORDS, SPORT_SHARE = 4, 0.016  # different lemmas, and their share of an article's words


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
    clause: Clause,
    told: Sequence[Hit],
    *,
    voice: Voice = "own",
    cue: tuple[str, ...] = (),
    asks: bool = False,
    of_sport: bool = False,
) -> Nature:
    """Return what sort of claim ``clause`` makes in a ``voice``, attributed by the words ``cue``.

    ``told`` are the words of the lexicon in it.
    ``asks`` says that it is a question inside a sentence, ``of_sport`` that its article is about
    sport: there it is sport, unless money, a share, a cause, a law or a vote make it more.
    """
    sure = [hit for hit in told if holds(clause, hit)]
    found = set(_by_class(sure))
    if measures(clause) or compares(clause):
        found.add("quantity")
    if ahead(clause, voice):
        found.add("prediction")
    if by_cue := intended(clause, cue):
        found.add(by_cue)
    if asks or _ends_asking(clause.words):
        found.add("question")
    if of_sport and _no_more_than_sport(clause, told, found):
        found.add("sport")
    ordered = tuple(name for name in TYPES if name in found) or ("other",)
    classes = {hit.kind for hit in sure}
    return Nature(ordered, "hedge" in classes, "negation" in classes)


def _no_more_than_sport(clause: Clause, told: Sequence[Hit], found: set[str]) -> bool:
    kinds = found | {figure.kind for figure in clause.figures}
    return any(hit.kind == "sport" for hit in told) or not (MORE_THAN_SPORT & kinds)


def _ends_asking(words: Sequence[str]) -> bool:
    """Return whether it ends in a question mark of its own, not of a title or quote inside it."""
    if not words or words[-1] != "?":
        return False
    opened = words.count("“") > words.count("”") or words.count('"') % 2 == 1
    return not opened


def about_sport(told: Iterable[Hit], length: int) -> bool:
    """Return whether an article is about sport: many of its ``length`` words, and different."""
    found = [hit.lemma for hit in told if hit.kind == "sport"]
    return len(_apart(found)) >= SPORT_WORDS and len(found) >= SPORT_SHARE * length


def _apart(lemmas: Iterable[str]) -> set[str]:
    """Return the lemmas that are no part of another: *world cup* and not also *cup*."""
    found = set(lemmas)
    return found - {word for lemma in found if " " in lemma for word in lemma.split()}


def _by_class(found: Sequence[Hit]) -> Iterator[str]:
    """Yield the types that words of the lexicon tell; one word of sport or weather tells none."""
    for hit in found:
        if name := TELLING.get(hit.kind):
            yield name
    for name in ("weather", "sport"):
        if len(_apart(hit.lemma for hit in found if hit.kind == name)) > 1:
            yield name
