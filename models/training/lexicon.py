"""The cue lexicon from counts: how often a lemma stands in a cue, and which act it reports."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from models.training.corpus import Example
from pipeline.resources import lexicon
from pipeline.tagging.features import FIRST_CONTENT, FIRST_CUE
from pipeline.tagging.words import Ints

POS = ("VERB", "NOUN", "ADP", "ADJ", "AUX", "SCONJ", "ADV")
LEAST = 2  # uses in a cue that put a lemma in the lexicon
EDGES = (0.03, 0.12, 0.3, 0.6)  # shares that part the strengths 1 to 5
NOTE = (
    "Words that cues of attributions are made of, counted in PolNeAR's training articles: "
    "`strength` 1 to 5 by the share of a lemma's uses that lie in a cue (under 3, 12, 30, 60 "
    "percent, and above; 0.1 added to the uses in a cue and 1.5 to all). Lemmas met in a cue once "
    "are left out, but for the reporting verbs of quotes.jsonl, to whose uses 1 of 2 are added. "
    "Parts of speech are those of Universal Dependencies, lemmas and parts of speech those of "
    "spaCy's small English model."
)

Lemma = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Counts:
    """Uses of each lemma, all and in a cue."""

    uses: Counter[Lemma] = field(default_factory=Counter)
    cues: Counter[Lemma] = field(default_factory=Counter)

    def add(self, one: Example) -> None:
        """Count the words of an article."""
        pairs = list(zip(one.lemmas, one.pos, strict=True))
        self.uses.update(pairs)
        inside = (one.tags >= FIRST_CUE) & (one.tags < FIRST_CONTENT)
        self.cues.update(pair for pair, cue in zip(pairs, inside, strict=True) if cue)


@dataclass(frozen=True, slots=True)
class Builder:
    """Gives lemmas their strength, an article's own counts left out where asked."""

    counts: Counts
    reporting: frozenset[str]

    def strength(self, lemma: Lemma, without: Counts | None = None) -> int:
        """Return the strength, 0 for a lemma that isn't in the lexicon."""
        if not self._kept(lemma):
            return 0
        uses, cues = self.counts.uses[lemma], self.counts.cues[lemma]
        if without:
            uses, cues = uses - without.uses[lemma], cues - without.cues[lemma]
        if lemma[1] == "VERB" and lemma[0] in self.reporting:
            share = (cues + 1) / (uses + 2)
        elif cues:
            share = (cues + 0.1) / (uses + 1.5)
        else:
            return 0
        return 1 + int(np.searchsorted(EDGES, share, side="right"))

    def _kept(self, lemma: Lemma) -> bool:
        text = lemma[0].replace("-", "")
        listed = lemma[1] == "VERB" and lemma[0] in self.reporting
        known = self.counts.cues[lemma] >= LEAST or listed
        return lemma[1] in POS and text.isascii() and text.isalpha() and known

    def strengths(self, one: Example, *, own: bool) -> Ints:
        """Return the strengths of an article's words; ``own`` tells that it was counted."""
        without = None
        if own:
            without = Counts()
            without.add(one)
        pairs = zip(one.lemmas, one.pos, strict=True)
        return np.array([self.strength(pair, without) for pair in pairs], np.int64)


def builder(examples: Iterable[Example]) -> Builder:
    """Return the builder over the counts of annotated articles."""
    counts = Counts()
    for one in examples:
        counts.add(one)
    return Builder(counts, frozenset(_reporting()))


def acts(examples: Iterable[Example]) -> dict[Lemma, str]:
    """Return the act of most contents nearest to the cues that a lemma stands in."""
    speech: Counter[Lemma] = Counter()
    for one in examples:
        contents = np.flatnonzero(one.speech >= 0)
        cues = np.flatnonzero((one.tags >= FIRST_CUE) & (one.tags < FIRST_CONTENT))
        for cue in cues if len(contents) else ():
            near = contents[np.abs(contents - cue).argmin()]
            speech[one.lemmas[cue], one.pos[cue]] += 1 if one.speech[near] else -1
    return {lemma: "speech" if count >= 0 else "thought" for lemma, count in speech.items()}


def _reporting() -> dict[str, bool]:
    """Return the reporting verbs of the rules for quotes, and whether each reports speech."""
    entries = (entry for entry in lexicon("quotes") if entry.get("class") == "report")
    return {entry["lemma"]: entry["speech"] for entry in entries}


def write(path: Path, build: Builder, act: dict[Lemma, str]) -> None:
    """Write the lexicon, its note first, in order of lemma and part of speech."""
    listed = {
        (verb, "VERB"): "speech" if speech else "thought" for verb, speech in _reporting().items()
    }
    act = listed | act
    entries = [
        {"lemma": lemma[0], "pos": lemma[1], "strength": strength, "act": act[lemma]}
        for lemma in sorted({*build.counts.cues, *listed})
        if (strength := build.strength(lemma))
    ]
    lines = [json.dumps(row, ensure_ascii=False) for row in [{"note": NOTE}, *entries]]
    path.write_text("\n".join(lines) + "\n", "utf-8")
