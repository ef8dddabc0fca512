"""One bearer of a name in an article, and what the evidence makes of it."""

from collections import Counter
from dataclasses import dataclass, field

from pipeline.speaking.nouns import Gender, NounKind


@dataclass(eq=False, slots=True)
class Entity:
    """One bearer. ``name`` is the fullest form met, None for one that the article doesn't name.

    ``personal``: a title or a given name says that it is a person; ``human`` and ``body`` are
    weaker signs of a person and of a body. ``open``: described as known (“the minister”), and it
    can't be told who that is.
    """

    name: str | None
    words: tuple[str, ...] = ()
    noun_kind: NounKind | None = None
    kinds: Counter[str] = field(default_factory=Counter)
    genders: Counter[Gender] = field(default_factory=Counter)
    roles: list[str] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    affiliation: str | None = None
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
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
        person, body = self.kinds["person"], self.kinds["organization"]
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

    @property
    def gender(self) -> Gender | None:
        """Return the gender that the evidence agrees on, or None."""
        best = self.genders.most_common(2)
        if not best or (len(best) == 2 and best[0][1] == best[1][1]):
            return None
        return best[0][0]
