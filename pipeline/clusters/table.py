"""The clusters of a run: which quotes, and which claims, are one, told in several places.

A pure step over the records of a run, in two passes: ``add`` every record, then ``identify`` them.
Same records, same clusters, in whatever order the articles were worked on.
"""

import hashlib
from collections import defaultdict
from typing import Any

from pipeline.clusters.pairs import pairs
from pipeline.clusters.same import Wording, same
from pipeline.clusters.wording import words

KINDS = frozenset({"quote", "claim"})
BEARERS = 4  # of the same words by different speakers, compared with other words
LEAST_WORDS = 5  # fewer are a turn of phrase, which many people use


class ClusterTable:
    """Collects the wordings of quotes and claims and gives those that are one a common id."""

    def __init__(self) -> None:
        self._holders: dict[tuple[str, Wording], list[str]] = defaultdict(list)
        self._clusters: dict[str, str] = {}

    def add(self, record: dict[str, Any]) -> None:
        """Take in the wording of ``record``, if it is a quote or a claim and long enough."""
        if record["kind"] not in KINDS:
            return
        wording = _wording(record)
        if len(wording.words) >= LEAST_WORDS:
            self._holders[record["kind"], wording].append(record["id"])

    def settle(self) -> None:
        """Join the wordings; call it once, when all records are added."""
        for kind in sorted(KINDS):
            found = [wording for of, wording in self._holders if of == kind]
            found.sort(key=lambda one: (one.words, one.verbatim, sorted(one.speakers)))
            for group in _joined(found):
                holders = [h for number in group for h in self._holders[kind, found[number]]]
                if len(holders) > 1:
                    digest = hashlib.sha256(f"cluster\x1f{min(holders)}".encode())
                    self._clusters.update(dict.fromkeys(holders, digest.hexdigest()[:16]))
        self._holders.clear()

    def identify(self, record: dict[str, Any]) -> None:
        """Write the id of its cluster into ``record``; None where it stands alone."""
        if record["kind"] in KINDS:
            record["cluster"] = self._clusters.get(record["id"])


def _wording(record: dict[str, Any]) -> Wording:
    if record["kind"] == "quote":
        text = " ".join(part["text"] for part in record["content"])
        speaker, verbatim = record["speaker"], record["form"] != "indirect"
    else:
        text, speaker = record["span"]["text"], record["claimant"]
        verbatim = record["rule"] == "quoted"
    name = (speaker or {}).get("name")
    return Wording(words(text), verbatim, frozenset(name.lower().split()[-1:] if name else ()))


def _joined(found: list[Wording]) -> list[list[int]]:
    """Return the positions in ``found`` in groups of what is the same, in order."""
    parent = list(range(len(found)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, two in _neighbours(found):
        first, second = sorted((root(one), root(two)))
        if first != second and same(found[one], found[two]):
            parent[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(found)):
        groups[root(number)].append(number)
    return list(groups.values())


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
