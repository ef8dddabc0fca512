"""How papers quote the same words: verbatim in one, cut or altered in another."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from rapidfuzz.distance import Levenshtein

from pipeline.clusters.same import shared
from pipeline.clusters.wording import tokens, words
from pipeline.reading import BadRow, entries

State = Literal["verbatim", "cut", "fuller", "altered"]


@dataclass(frozen=True, slots=True)
class Telling:
    """A quote as one article has it: the words in quotation marks, and who is to have said them."""

    record: str
    article: str
    publisher: str | None
    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A telling beside the wording that most articles have.

    ``state`` is verbatim (but for case, marks and spelling), cut (words left out at the edges or
    inside), fuller, or altered; ``changes`` then has ``[-theirs-]{+its own+}`` words.
    """

    telling: Telling
    state: State
    changes: str | None

    def plain(self) -> dict[str, Any]:
        """Return what ``--json`` prints."""
        names = Telling.__slots__
        about = {name: getattr(self.telling, name) for name in names}
        return {**about, "state": self.state, "changes": self.changes}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The tellings of one cluster in several articles, and the wording that most of them have."""

    cluster: str
    wording: str
    tellings: tuple[Compared, ...]

    @property
    def altered(self) -> bool:
        """Return whether some article has other words."""
        return any(one.state == "altered" for one in self.tellings)

    def plain(self) -> dict[str, Any]:
        """Return what ``--json`` prints."""
        tellings = [one.plain() for one in self.tellings]
        return {"cluster": self.cluster, "wording": self.wording, "tellings": tellings}


def compare(out: Path) -> Iterator[Comparison]:
    """Yield each quote in quotation marks that several articles of the run folder ``out`` have.

    They come in the order in which the quotes first stand in the run.
    """
    clusters: dict[str, list[Telling]] = defaultdict(list)
    for entry in entries(out):
        if isinstance(entry, BadRow):
            continue
        for row in entry.records:
            record = row.value
            if record["kind"] == "quote" and record["form"] != "indirect" and record.get("cluster"):
                telling = _telling(record, entry.article.value)
                clusters[record["cluster"]].append(telling)
    for cluster, tellings in clusters.items():
        if len({telling.article for telling in tellings}) > 1:
            yield compared(cluster, tellings)


def compared(cluster: str, tellings: Sequence[Telling]) -> Comparison:
    """Return ``tellings`` beside the wording that most articles have, of equals the longest."""
    counts = Counter(words(telling.text) for telling in tellings)
    usual = max(counts, key=lambda wording: (counts[wording], len(wording), wording))
    text = next(telling.text for telling in tellings if words(telling.text) == usual)
    return Comparison(cluster, text, tuple(_beside(text, telling) for telling in tellings))


def _beside(text: str, telling: Telling) -> Compared:
    usual, own = words(text), words(telling.text)
    common = shared(usual, own)
    if usual == own:
        return Compared(telling, "verbatim", None)
    if common == len(own):
        return Compared(telling, "cut", None)
    if common == len(usual):
        return Compared(telling, "fuller", None)
    return Compared(telling, "altered", _changes(text, telling.text))


def _changes(text: str, other: str) -> str:
    """Return the words of ``other``, with what differs from ``text`` in marks."""
    theirs, own = tokens(text), tokens(other)
    pieces = []
    for step in Levenshtein.opcodes(words(text), words(other)):
        if step.tag in {"delete", "replace"}:
            pieces.append(f"[-{' '.join(theirs[step.src_start : step.src_end])}-]")
        if step.tag in {"insert", "replace"}:
            pieces.append(f"{{+{' '.join(own[step.dest_start : step.dest_end])}+}}")
        if step.tag == "equal":
            pieces.append(" ".join(own[step.dest_start : step.dest_end]))
    return " ".join(pieces)


def _telling(record: dict[str, Any], article: dict[str, Any]) -> Telling:
    return Telling(
        record=record["id"],
        article=record["article_id"],
        publisher=article.get("publisher"),
        speaker=(record["speaker"] or {}).get("name"),
        text=" … ".join(" ".join(part["text"].split()) for part in record["content"]),
    )
