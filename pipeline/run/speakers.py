"""The speakers of all articles: one row a person or body, by name and by what is said of each.

A pure step over the records of a run, in two passes: ``add`` every record, then ``identify`` them.
Same records, same rows, in whatever order the articles were worked on.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pipeline.speaking.acronyms import letters
from pipeline.speaking.names import LEGAL_FORMS, bare, surname

KINDS = frozenset({"person", "organization"})
# Words of roles that two people of one name easily share.
COMMON = frozenset("the a an of for and in at to former new then who is senior chief".split())

Key = tuple[str, ...]
Place = tuple[str, str, str]  # article, kind, name


@dataclass(slots=True)
class Profile:
    """What one article says of one of its speakers."""

    article: str
    key: Key
    middle: str
    names: Counter[str] = field(default_factory=Counter)
    variants: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    affiliations: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)

    def marks(self) -> set[str]:
        """Return what tells this bearer from another of the name: role words, affiliations."""
        words = {word for role in self.roles for word in role.lower().split()} - COMMON
        return words | {f"={affiliation.lower()}" for affiliation in self.affiliations}

    def telling(self) -> bool:
        """Return whether a role and an affiliation are known: enough to conflict with others."""
        return bool(self.roles and self.affiliations)


class SpeakerTable:
    """Collects the speakers of records and gives each an id over all articles."""

    def __init__(self) -> None:
        self._profiles: dict[Place, Profile] = {}
        self._present: dict[str, set[Key]] = defaultdict(set)
        self._ids: dict[Place, str] = {}
        self.rows: list[dict[str, Any]] = []

    def add(self, record: dict[str, Any]) -> None:
        """Take in the speaker of ``record``, if it has a named one."""
        speaker = record.get("speaker")
        if not speaker or not _named(speaker):
            return
        article, name, kind = record["article_id"], speaker["name"], speaker["kind"]
        profile = self._profiles.get((article, kind, name))
        if profile is None:
            key, middle = _key(kind, name)
            profile = Profile(article, key, middle)
            self._profiles[article, kind, name] = profile
            self._present[article].add(key)
        profile.names[name] += 1
        profile.counts[record["kind"]] += 1
        if speaker["resolution"] == "alias" and record["source"]:
            profile.variants[record["source"]["text"]] += 1
        if speaker["role"]:
            profile.roles[speaker["role"]] += 1
        if speaker["affiliation"]:
            profile.affiliations[speaker["affiliation"]] += 1

    def settle(self) -> None:
        """Fill ``rows``, most quoted first; call it once, when all records are added."""
        groups: dict[Key, list[Place]] = defaultdict(list)
        full = self._abbreviated()
        for place in sorted(self._profiles):
            key = self._profiles[place].key
            groups[full.get(key, key)].append(place)
        for key, places in sorted(groups.items()):
            for number, bearer in enumerate(self._bearers(places)):
                self._row(key, bearer, apart=number > 0)
        self.rows.sort(key=lambda row: (-row["quotes"], row["name"], row["id"]))

    def identify(self, record: dict[str, Any]) -> None:
        """Write the ids of the speakers into ``record``."""
        for name in ("speaker", "claimant"):
            speaker = record.get(name)
            if speaker and _named(speaker):
                place = record["article_id"], speaker["kind"], speaker["name"]
                speaker["id"] = self._ids.get(place)

    def _abbreviated(self) -> dict[Key, Key]:
        """Return the acronyms that some article spells out, where all that do agree."""
        spelt: dict[Key, set[Key]] = defaultdict(set)
        for profile in self._profiles.values():
            for variant in profile.variants:
                short = bare(variant.removeprefix("the ").removeprefix("The ").split())
                if len(short) == 1 and letters(variant.split()[-1]):
                    spelt["organization", *short].add(profile.key)
        return {short: next(iter(full)) for short, full in spelt.items() if len(full) == 1}

    def _bearers(self, places: list[Place]) -> list[list[Place]]:
        """Part the profiles of one name by evidence, the most quoted bearer first.

        Profiles that share a role’s word, an affiliation or another person who speaks beside are
        one bearer’s. What is left apart stays so where two parts are telling, or middle names
        differ; else it is one bearer. Who has no middle name is taken for who has the commonest.
        """
        middles = Counter(self._profiles[place].middle[:1] for place in places)
        named = [(count, letter) for letter, count in middles.items() if letter]
        commonest = max(named)[1] if named else ""
        pools: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            pools[self._profiles[place].middle[:1] or commonest].append(place)
        parts = [part for pool in pools.values() for part in self._parts(pool)]
        return sorted(parts, key=lambda part: (-sum(map(self._quotes, part)), part[0]))

    def _parts(self, pool: list[Place]) -> list[list[Place]]:
        linked = _linked([self._marks(place) for place in pool])
        parts = [[pool[number] for number in numbers] for numbers in linked]
        telling = [part for part in parts if any(self._profiles[p].telling() for p in part)]
        if len(telling) <= 1:
            return [pool]
        rest = [place for part in parts if part not in telling for place in part]
        return [*telling, rest] if rest else telling

    def _marks(self, place: Place) -> set[object]:
        profile = self._profiles[place]
        beside = {key for key in self._present[profile.article] if key[0] == "person"}
        return {*profile.marks(), *(beside - {profile.key})}

    def _quotes(self, place: Place) -> int:
        return self._profiles[place].counts["quote"]

    def _row(self, key: Key, places: list[Place], *, apart: bool) -> None:
        profiles = [self._profiles[place] for place in places]
        affiliations = _total(profile.affiliations for profile in profiles)
        told_by = min([*affiliations, *(profile.article for profile in profiles)]) if apart else ""
        identity = hashlib.sha256("\x1f".join((*key, told_by)).encode()).hexdigest()[:16]
        names = _total(profile.names for profile in profiles)
        name = max(names, key=lambda form: (len(bare(form.split())), names[form], form))
        variants = _total(profile.variants for profile in profiles)
        counts = _total(profile.counts for profile in profiles)
        self._ids.update(dict.fromkeys(places, identity))
        self.rows.append(
            {
                "id": identity,
                "name": name,
                "kind": key[0],
                "variants": sorted({*names, *variants} - {name}),
                "roles": _ranked(_total(profile.roles for profile in profiles)),
                "affiliations": _ranked(affiliations),
                "articles": len({profile.article for profile in profiles}),
                "quotes": counts["quote"],
                "refusals": counts["refusal"],
            }
        )


def _linked(marks: list[set[object]]) -> list[list[int]]:
    """Return the numbers of ``marks`` in parts that have nothing in common, in order."""
    parent = list(range(len(marks)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    holder: dict[object, int] = {}
    for number, own in enumerate(marks):
        for mark in own:
            one, two = root(number), root(holder.setdefault(mark, number))
            parent[max(one, two)] = min(one, two)
    parts: dict[int, list[int]] = defaultdict(list)
    for number in range(len(marks)):
        parts[root(number)].append(number)
    return list(parts.values())


def _named(speaker: dict[str, Any]) -> bool:
    """Return whether one bearer is named; “Odile Marsh and Piet Lund” are two."""
    name = speaker["name"]
    if not name or speaker["kind"] not in KINDS:
        return False
    return not (speaker["kind"] == "person" and " and " in name)


def _key(kind: str, name: str) -> tuple[Key, str]:
    """Return what all forms of a name have in common, and the middle name that may differ.

    >>> _key("person", "Robert J. Keane")
    (('person', 'robert', 'keane'), 'j')
    >>> _key("organization", "Halvorsen Shipping Ltd.")
    (('organization', 'halvorsen', 'shipping'), '')
    """
    words = bare(name.split())
    if kind == "person" and len(words) > 1:
        last = surname(words)
        middle = words[1 : len(words) - len(last)]
        return (kind, words[0], *last), "".join(middle)
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words = words[:-1]
    return (kind, *words), ""


def _total(counters: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counter in counters:
        total.update(counter)
    return total


def _ranked(counter: Counter[str]) -> list[str]:
    return [text for text, _ in sorted(counter.items(), key=lambda item: (-item[1], item[0]))]
