"""The words that tell a claim's type, from ``models/lexicons/claims.jsonl``, found in a clause."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.inflection import forms, plural
from pipeline.resources import lexicon

WORD = re.compile(r"[^\s-]+|-")  # as the tokenizer parts words
# Classes that only constructions ask for, which tell nothing by themselves.
ASKED_FOR = frozenset(
    ("making", "effect", "authority", "measure", "undertaking", "voting", "urging", "expecting",
     "proposal", "rank", "gradable", "belonging", "travel", "court", "voicing",
     "time", "breach", "ruling", "helping", "pointing", "outcome", "complying",
     "vehicle", "inquiring")
)  # fmt: skip
# Participles that differ from the past.
PARTICIPLES = {
    "rise": ("risen",), "fall": ("fallen",), "grow": ("grown",), "shrink": ("shrunk",),
    "forbid": ("forbidden",), "foresee": ("foreseen",), "see": ("seen",), "break": ("broken",),
    "strike": ("stricken",), "write": ("written",), "give": ("given",), "take": ("taken",),
    "drive": ("driven",), "know": ("known",), "become": ("become",), "run": ("run",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """A word or phrase of the lexicon at ``[at, end)``, its class, and what it ``needs``."""

    at: int
    end: int
    kind: str
    lemma: str
    needs: str


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
    needs: str

    def fits(self, words: Sequence[str], tags: Sequence[str], at: int, end: int) -> bool:
        """Return whether ``[at, end)`` are its words, and they and the next bear its tags."""
        if self.rest and tuple(words[at + 1 : end]) != self.rest:
            return False
        return tags[end - 1].startswith(self.tag) and (
            not self.then or (end < len(tags) and tags[end].startswith(self.then))
        )


def hits(words: Sequence[str], tags: Sequence[str]) -> Iterator[Hit]:
    """Yield each word or phrase of the lexicon that stands in ``words``.

    The words of a phrase that says nothing (*no doubt*, *law firm*) say nothing on their own.
    """
    known = _known()
    past = 0
    for at, word in enumerate(words):
        if word not in known or at < past:
            continue
        opened = known[word]
        following = opened.get(words[at + 1], ()) if at + 1 < len(words) else ()
        for entry in (*following, *opened.get("", ())):
            end = at + 1 + len(entry.rest)
            if entry.fits(words, tags, at, end):
                if entry.kind == "void":
                    past = end
                    break
                yield Hit(at, end, entry.kind, entry.lemma, entry.needs)


@cache
def inflected(kind: str) -> frozenset[str]:
    """Return every form of the words of one class, which only constructions ask for."""
    return frozenset(form for row in _rows() if row["class"] == kind for form in _forms(row))


def _rows() -> list[dict[str, Any]]:
    return [row for row in lexicon("claims") if "lemma" in row]


@cache
def _known() -> dict[str, dict[str, list[_Entry]]]:
    """Return the entries by their first and second word, those that say nothing first.

    The second is empty for a single word.
    """
    known: dict[str, dict[str, list[_Entry]]] = {}
    for row in sorted(_rows(), key=lambda row: row["class"] != "void"):
        if row["class"] in ASKED_FOR:
            continue
        for form in _forms(row):
            first, *rest = WORD.findall(form)
            marks = row.get("tag", ""), row.get("then", ""), row.get("needs", "")
            opened = known.setdefault(first, {})
            opened.setdefault(rest[0] if rest else "", []).append(
                _Entry(tuple(rest), row["class"], row["lemma"], *marks)
            )
    return known


def _forms(row: dict[str, Any]) -> Iterable[str]:
    """Return the forms of a lemma: of a verb or noun all, else the word itself."""
    if row.get("tag") == "V":
        return {*forms(row["lemma"], row.get("past")), *PARTICIPLES.get(row["lemma"], ())}
    if row.get("tag") == "N":
        return {row["lemma"], plural(row["lemma"])}
    return {row["lemma"]}
