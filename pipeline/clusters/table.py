"""The clusters of a run: which quotes, and which claims, are one, told in several places.

A pure step over the records of a run, in two passes: ``add`` every record, then ``identify`` them.
Same records, same clusters, in whatever order the articles were worked on.
"""

import hashlib
from collections import defaultdict
from typing import Any, NamedTuple

from pipeline.clusters.pairs import pairs
from pipeline.clusters.same import Wording, same
from pipeline.clusters.wording import words
from pipeline.groups import Groups

KINDS = frozenset({"quote", "claim"})
BEARERS = 4  # of the same words by different speakers, compared with other words
LEAST_WORDS = 5  # fewer are a turn of phrase, which many people use


class Holder(NamedTuple):
    """A record that has a wording, and where."""

    id: str
    article: str
    start: int
    end: int


class ClusterTable:
    """Collects the wordings of quotes and claims and gives those that are one a common id."""

    def __init__(self) -> None:
        self._holders: dict[tuple[str, Wording], list[Holder]] = defaultdict(list)
        self._clusters: dict[str, str] = {}

    def add(self, record: dict[str, Any]) -> None:
        """Take in the wording of ``record``, if it is a quote or a claim and long enough."""
        if record["kind"] not in KINDS:
            return
        wording = _wording(record)
        if len(wording.words) >= LEAST_WORDS:
            self._holders[record["kind"], wording].append(_holder(record))

    def settle(self) -> None:
        """Join the wordings; call it once, when all records are added."""
        for kind in sorted(KINDS):
            found = [wording for of, wording in self._holders if of == kind]
            found.sort(key=lambda one: (one.words, one.verbatim, sorted(one.speakers)))
            held = [self._holders[kind, wording] for wording in found]
            for group in _joined(found, held):
                holders = [holder.id for number in group for holder in held[number]]
                if len(holders) > 1:
                    digest = hashlib.sha256(f"cluster\x1f{min(holders)}".encode())
                    self._clusters.update(dict.fromkeys(holders, digest.hexdigest()[:16]))
        self._holders.clear()

    def identify(self, record: dict[str, Any]) -> None:
        """Write the id of its cluster into ``record``; None where it stands alone."""
        if record["kind"] in KINDS:
            record["cluster"] = self._clusters.get(record["id"])


def _holder(record: dict[str, Any]) -> Holder:
    span = record["span"]
    return Holder(record["id"], record["article_id"], span["start"], span["end"])


def _nested(one: list[Holder], two: list[Holder]) -> bool:
    """Return whether two wordings are one passage, a quote and the quote inside it."""
    if len(one) > 1 or len(two) > 1:
        return False
    first, second = one[0], two[0]
    overlap = first.start < second.end and second.start < first.end
    return first.article == second.article and overlap


def _wording(record: dict[str, Any]) -> Wording:
    if record["kind"] == "quote":
        text = " ".join(part["text"] for part in record["content"])
        speaker, verbatim = record["speaker"], record["form"] != "indirect"
    else:
        text, speaker = record["span"]["text"], record["claimant"]
        verbatim = record["rule"] == "quoted"
    name = (speaker or {}).get("name")
    return Wording(words(text), verbatim, frozenset(name.lower().split()[-1:] if name else ()))


def _joined(found: list[Wording], held: list[list[Holder]]) -> list[list[int]]:
    """Return the positions in ``found`` in groups of what is the same, in order."""
    groups = Groups(len(found))
    for one, two in _neighbours(found):
        if groups.root(one) == groups.root(two) or _nested(held[one], held[two]):
            continue
        if same(found[one], found[two]):
            groups.join(one, two)
    return groups.all()


def _neighbours(found: list[Wording]) -> list[tuple[int, int]]:
    """Return pairs to compare: what has the same words, and what shares enough runs of them."""
    texts: list[tuple[str, ...]] = []
    holders: list[list[int]] = []
    for number, wording in enumerate(found):
        if not texts or texts[-1] != wording.words:
            texts.append(wording.words)
            holders.append([])
        holders[-1].append(number)
    equal = [(group[0], other) for group in holders for other in group[1:]]
    close = [
        (a, b)
        for one, two in pairs(texts)
        for a in holders[one][:BEARERS]
        for b in holders[two][:BEARERS]
    ]
    return equal + close
