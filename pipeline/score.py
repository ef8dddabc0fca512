"""Gold records against predicted ones: precision, recall and F1 by kind, accuracy by field.

A predicted record meets a gold record of its kind and article where their extents share
characters; pairs are one to one, those that share most come first. *Exact* pairs have the same
extent. A field is right where it is equal; a span where its offsets are, a number within 1e-9.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
ENVELOPE = frozenset(
    {"schema", "id", "kind", "article_id", "article_sha256", "span", "sentence", "context"}
    | {"rule", "confidence", "content"}
)


@dataclass(slots=True)
class Tally:
    """Counts for one kind, from which the scores follow."""

    gold: int = 0
    predicted: int = 0
    overlapping: int = 0
    exact: int = 0
    right: Counter[str] = field(default_factory=Counter)
    compared: Counter[str] = field(default_factory=Counter)

    def f1(self, hits: int) -> float:
        """Return the F1 of ``hits`` in percent; 100 where nothing was to be found or was found."""
        total = self.gold + self.predicted
        return 100.0 if not total else 200.0 * hits / total

    def precision(self) -> float:
        """Return the share of predicted records that meet a gold one, in percent."""
        return 100.0 * self.overlapping / self.predicted if self.predicted else 100.0

    def recall(self) -> float:
        """Return the share of gold records that are met, in percent."""
        return 100.0 * self.overlapping / self.gold if self.gold else 100.0

    def fields(self) -> dict[str, float]:
        """Return the accuracy of each field over the pairs, in percent."""
        return {name: 100.0 * self.right[name] / n for name, n in sorted(self.compared.items())}

    def summary(self) -> dict[str, Any]:
        """Return all scores, rounded to a tenth."""
        return {
            "gold": self.gold,
            "predicted": self.predicted,
            "precision": round(self.precision(), 1),
            "recall": round(self.recall(), 1),
            "f1": round(self.f1(self.overlapping), 1),
            "exact_f1": round(self.f1(self.exact), 1),
            "fields": {name: round(share, 1) for name, share in self.fields().items()},
        }


def score(gold: Iterable[Row], predicted: Iterable[Row]) -> dict[str, Tally]:
    """Return a Tally for each kind that stands in ``gold`` or ``predicted``."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    wanted, got = _grouped(gold), _grouped(predicted)
    for key in sorted(wanted.keys() | got.keys()):
        tally = tallies[key[1]]
        tally.gold += len(wanted[key])
        tally.predicted += len(got[key])
        for gold_row, row in _pairs(wanted[key], got[key]):
            tally.overlapping += 1
            tally.exact += extent(gold_row) == extent(row)
            _compare(tally, gold_row, row)
    return dict(tallies)


def extent(record: Row) -> tuple[tuple[int, int], ...]:
    """Return the offsets that stand for the record: a quote's content, else its span."""
    parts = record.get("content") or [record["span"]]
    return tuple((part["start"], part["end"]) for part in parts)


def floors_missed(tallies: Mapping[str, Tally], floors: Mapping[str, Any]) -> list[str]:
    """Return a line for each score below its floor.

    ``floors`` maps a kind to ``{"f1": …, "exact_f1": …, "fields": {name: …}}``, in percent.
    """
    missed = []
    for kind, floor in floors.items():
        summary = tallies.get(kind, Tally()).summary()
        wanted = {name: value for name, value in floor.items() if name != "fields"}
        reached = {name: summary[name] for name in wanted}
        for name, value in floor.get("fields", {}).items():
            wanted[f"{name}"] = value
            reached[f"{name}"] = summary["fields"].get(name, 0.0)
        missed += [
            f"{kind} {name}: {reached[name]} is below its floor of {value}"
            for name, value in wanted.items()
            if reached[name] < value
        ]
    return missed


def review_precision(
    records: Iterable[Row], marks: Iterable[Row]
) -> dict[str, dict[str, int | float]]:
    """Return, by kind, how many records checkers marked and the share marked right, in percent.

    ``marks`` have the columns of the table ``reviews``; the latest mark on a record counts. Marks
    on records that are not in ``records`` are left out.
    """
    kinds = {record["id"]: record["kind"] for record in records}
    in_time = sorted(marks, key=lambda mark: mark["at"])
    verdicts = {m["record_id"]: m["verdict"] for m in in_time if m["record_id"] in kinds}
    marked = Counter(kinds[record] for record in verdicts)
    right = Counter(kinds[record] for record, verdict in verdicts.items() if verdict == "right")
    return {
        kind: {"marked": n, "right": right[kind], "precision": round(100 * right[kind] / n, 1)}
        for kind, n in sorted(marked.items())
    }


def _grouped(records: Iterable[Row]) -> defaultdict[tuple[str, str], list[Row]]:
    groups: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for record in records:
        groups[record["article_id"], record["kind"]].append(record)
    return groups


def _pairs(gold: list[Row], predicted: list[Row]) -> list[tuple[Row, Row]]:
    """Pair records one to one, those whose extents share the largest part first."""
    shares = sorted(
        (
            (-_share(extent(wanted), extent(got)), i, j)
            for i, wanted in enumerate(gold)
            for j, got in enumerate(predicted)
        ),
    )
    pairs, used_gold, used = [], set(), set()
    for share, i, j in shares:
        if share < 0 and i not in used_gold and j not in used:
            used_gold.add(i)
            used.add(j)
            pairs.append((gold[i], predicted[j]))
    return pairs


def _share(a: tuple[tuple[int, int], ...], b: tuple[tuple[int, int], ...]) -> float:
    """Return shared characters over all characters of two extents."""
    shared = sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)
    return shared / (sum(e - s for s, e in a) + sum(e - s for s, e in b) - shared)


def _compare(tally: Tally, gold: Row, predicted: Row) -> None:
    for name, wanted in gold.items():
        if name not in ENVELOPE:
            tally.compared[name] += 1
            tally.right[name] += _equal(name, wanted, predicted.get(name))


def _equal(name: str, wanted: Any, got: Any) -> bool:
    if name == "speaker":
        keys = ("name", "kind")
        return all((wanted or {}).get(key) == (got or {}).get(key) for key in keys)
    if isinstance(wanted, dict) and isinstance(got, dict) and "start" in wanted:
        return (wanted["start"], wanted["end"]) == (got["start"], got["end"])
    if isinstance(wanted, float | int) and isinstance(got, float | int):
        return math.isclose(wanted, got, rel_tol=1e-9, abs_tol=1e-9)
    return bool(wanted == got)
