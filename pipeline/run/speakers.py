"""The speakers of all articles: one row a person or body, by name and by what is said of each.

A pure step over the records of a run, in two passes: ``add`` every record, then ``identify`` them.
Same records, same rows, in whatever order the articles were worked on.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from pipeline.groups import Groups
from pipeline.run.namesakes import abbreviated, joint, nicknamed, of_one_kind, surnamed
from pipeline.run.profiles import KINDS, Key, Place, Profile
from pipeline.speaking.names import bare

OFTEN = 20  # times as often as a fuller form: then that one is a slip


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
            profile = Profile.of(article, kind, name)
            self._profiles[article, kind, name] = profile
            self._present[article].add(profile.key)
        profile.add(record)

    def settle(self) -> None:
        """Fill ``rows``, most quoted first; call it once, when all records are added."""
        groups: dict[Key, list[Place]] = defaultdict(list)
        profiles = self._profiles
        same = abbreviated(profiles) | of_one_kind(profiles) | nicknamed(profiles)
        full, both = surnamed(profiles, same), joint(profiles)
        for place in sorted(profiles):
            key = profiles[place].key
            if key not in both:
                groups[full.get(place) or same.get(key, key)].append(place)
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

    def _bearers(self, places: list[Place]) -> list[list[Place]]:
        """Part the profiles of one name by evidence, the most quoted bearer first.

        Profiles that share a role’s word, an affiliation or another person who speaks beside are
        one bearer’s. What is left apart stays so where two parts are telling, or middle names
        differ, or a son is told from his father; else it is one bearer. Who has no middle name is
        taken for who has the commonest.
        """
        middles = Counter(self._profiles[place].middle[:1] for place in places)
        named = [(count, letter) for letter, count in middles.items() if letter]
        commonest = max(named)[1] if named else ""
        pools: dict[str, list[Place]] = defaultdict(list)
        apart = self._sons(places)
        for place in places:
            profile = self._profiles[place]
            pool = profile.middle[:1] or commonest
            pools[pool + profile.generation * (place in apart)].append(place)
        parts = [part for pool in pools.values() for part in self._parts(pool)]
        return sorted(parts, key=lambda part: (-sum(map(self._quotes, part)), part[0]))

    def _sons(self, places: list[Place]) -> set[Place]:
        """Return those with “Jr.” who are not the one without: beside him, or with other roles."""
        plain = [self._profiles[place] for place in places if not self._profiles[place].generation]
        articles = {profile.article for profile in plain}
        marks = {mark for profile in plain for mark in profile.marks()}
        found = set()
        for place in places:
            profile = self._profiles[place]
            other = profile.article in articles or (marks and not marks & profile.marks())
            if profile.generation and other:
                found.add(place)
        return found

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
        name = _fullest(names)
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
    groups = Groups(len(marks))
    holder: dict[object, int] = {}
    for number, own in enumerate(marks):
        for mark in own:
            groups.join(number, holder.setdefault(mark, number))
    return groups.all()


def _named(speaker: dict[str, Any]) -> bool:
    """Return whether one bearer is named; “Odile Marsh and Piet Lund” are two."""
    name = speaker["name"]
    if not name or speaker["kind"] not in KINDS:
        return False
    return not (speaker["kind"] == "person" and " and " in name)


def _fullest(names: Counter[str]) -> str:
    """Return the fullest form of a name that isn't a slip, in small letters if it can be had so."""
    most = max(names.values())
    kept = [form for form, count in names.items() if count * OFTEN > most]
    return max(kept, key=lambda form: (len(bare(form.split())), not form.isupper(),
                                       names[form], form))  # fmt: skip


def _total(counters: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counter in counters:
        total.update(counter)
    return total


def _ranked(counter: Counter[str]) -> list[str]:
    return [text for text, _ in sorted(counter.items(), key=lambda item: (-item[1], item[0]))]
