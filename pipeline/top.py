"""A desk's list: the claims of a run, best first, one line a cluster."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.reading import BadRow, entries

Claim = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which claims to list; None takes any. Names are parts of names, whatever their case.

    ``kinds`` are types of claims or kinds of the figures in them; ``since`` and ``until`` bound the
    date of publication (ISO 8601), and an article without one is then left out.
    """

    speaker: str | None = None
    publisher: str | None = None
    kinds: Collection[str] | None = None
    since: str | None = None
    until: str | None = None
    least: float = 0.0

    def takes(self, line: "Line") -> bool:
        """Return whether to list a claim."""
        article = line.articles[0]
        return (
            line.worth >= self.least
            and _within(self.speaker, line.claimant)
            and _within(self.publisher, article["publisher"])
            and (self.kinds is None or not line.kinds.isdisjoint(self.kinds))
            and self._dated(article["published"])
        )

    def _dated(self, published: str | None) -> bool:
        if self.since is None and self.until is None:
            return True
        day = (published or "")[:10]
        return bool(day) and (self.since or "") <= day <= (self.until or "9999")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim and the articles it stands in, the one with its best telling first.

    ``claimant`` is a name, or the paper's where nobody is named; ``figures`` are their words.
    """

    id: str
    worth: float
    text: str
    claimant: str | None
    role: str | None
    types: tuple[str, ...]
    kinds: frozenset[str]
    figures: tuple[str, ...]
    cluster: str | None
    articles: tuple[dict[str, Any], ...]

    def plain(self) -> dict[str, Any]:
        """Return what ``--json`` prints."""
        return {
            "claim": self.id,
            "checkworthiness": self.worth,
            "text": self.text,
            "claimant": self.claimant,
            "role": self.role,
            "types": list(self.types),
            "figures": list(self.figures),
            "cluster": self.cluster,
            "articles": list(self.articles),
        }


def top(out: Path, filters: Filters) -> list[Line]:
    """Return the claims of the run folder ``out`` that ``filters`` take, best first, told once.

    Of a cluster, and of equal words, the best telling stands for all. Equal scores stand in the
    order of their ids, as in the database's checklist.
    """
    found = sorted(filter(filters.takes, _lines(out)), key=lambda line: (-line.worth, line.id))
    told: dict[str, list[Line]] = {}
    for line in found:
        told.setdefault(line.cluster or line.text.casefold(), []).append(line)
    return [_once(tellings) for tellings in told.values()]


def _once(tellings: list[Line]) -> Line:
    best = tellings[0]
    articles = {article["id"]: article for line in tellings for article in line.articles}
    values = {name: getattr(best, name) for name in Line.__dataclass_fields__}
    return Line(**values | {"articles": tuple(articles.values())})


def _lines(out: Path) -> Iterator[Line]:
    for entry in entries(out):
        if isinstance(entry, BadRow):
            continue
        records = {row.value["id"]: row.value for row in entry.records}
        about = {
            name: entry.article.value.get(name)
            for name in ("id", "title", "publisher", "published", "url")
        }
        for record in records.values():
            if record["kind"] == "claim":
                yield _line(record, records, about)


def _line(claim: Claim, records: dict[str, Claim], article: dict[str, Any]) -> Line:
    figures = [records[identifier] for identifier in claim["figures"] if identifier in records]
    claimant = claim["claimant"] or {}
    return Line(
        id=claim["id"],
        worth=claim["checkworthiness"],
        text=" ".join(claim["span"]["text"].split()),
        claimant=claimant.get("name"),
        role=claimant.get("role"),
        types=tuple(claim["types"]),
        kinds=frozenset(claim["types"]) | {figure["kind"] for figure in figures},
        figures=tuple(figure["span"]["text"] for figure in figures),
        cluster=claim.get("cluster"),
        articles=(article,),
    )


def _within(part: str | None, whole: str | None) -> bool:
    return part is None or part.casefold() in (whole or "").casefold()
