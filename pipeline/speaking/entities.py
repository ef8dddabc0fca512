"""One bearer of a name in an article, and what the evidence makes of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pipeline.speaking.nouns import Gender, NounKind


def _counts() -> dict[Any, int]:
    return defaultdict(int)  # a Counter takes ten times as long to make


@dataclass(eq=False, slots=True)
class Entity:
    """One bearer. ``name`` is the fullest form met, None for one that the article doesn't name.

    ``personal``: a title or a given name says that it is a person; ``human`` and ``body`` are
    weaker signs of a person and of a body. ``callings`` holds the nouns that the article calls one
    by, each with the words before it; ``heads`` every word of a description. ``open``: described as
    known (“the minister”), and it can't be told who that is.
    """

    name: str | None
    words: tuple[str, ...] = ()
    noun_kind: NounKind | None = None
    kinds: dict[str, int] = field(default_factory=_counts)
    genders: dict[Gender, int] = field(default_factory=_counts)
    roles: list[str] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    callings: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    affiliation: str | None = None
    forms: dict[tuple[str, ...], int] = field(default_factory=_counts)
    plural: bool = False
    full: tuple[int, int] | None = None
    texts: dict[tuple[str, ...], tuple[int, int]] = field(default_factory=dict)
    place: bool = False
    body: bool = False
    human: bool = False
    personal: bool = False
    document: bool = False
    open: bool = False
    generation: str = ""

    @property
    def kind(self) -> str:
        """Return person, organization, document, group or unknown, by the weight of evidence."""
        if self.noun_kind:
            return self.noun_kind
        if self.document and not self.human:
            return "document"
        person, body = self.kinds.get("person", 0), self.kinds.get("organization", 0)
        if self.personal:
            return "person"
        if self.human != self.body:
            return "person" if self.human else "organization"
        if person == body == 0:
            return "unknown"
        return "person" if person >= body else "organization"

    def can_be(self, kind: str) -> bool:
        """Return whether the evidence allows ``kind``: only the model's label doesn't forbid it."""
        if self.kind in {kind, "unknown"}:
            return True
        if self.noun_kind or self.name is None or kind not in {"person", "organization"}:
            return False
        return not (self.place or self.body) if kind == "person" else not self.human

    def call(self, lemma: str, before: Iterable[str] = ()) -> None:
        """Note that the article calls the bearer a ``lemma``, with the words ``before`` it."""
        self.callings.setdefault(lemma, []).append(frozenset(before))

    @property
    def gender(self) -> Gender | None:
        """Return the gender that the evidence agrees on, or None."""
        male, female = self.genders.get("male", 0), self.genders.get("female", 0)
        if male == female:
            return None
        return "male" if male > female else "female"
