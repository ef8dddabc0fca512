"""Which names of different articles are one bearer’s: surnames alone, acronyms, nicknames.

Each function is a kind of evidence and returns whose name a key (or a profile) is taken for.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from pipeline.run.profiles import Key, Place, Profile
from pipeline.speaking.acronyms import letters
from pipeline.speaking.names import bare
from pipeline.speaking.nouns import nicknames

OFTEN = 20  # times as many quotes: then one word is no surname and firm by turns
SURNAME = 2  # the length of a key of one word
KNOWN, SHARE = 3, 0.8  # articles, and share of those that name anybody of a surname in full

Profiles = Mapping[Place, Profile]


def abbreviated(profiles: Profiles) -> dict[Key, Key]:
    """Return the acronyms that some article spells out, where all that do agree."""
    spelt: dict[Key, set[Key]] = defaultdict(set)
    for profile in profiles.values():
        for variant in profile.variants:
            short = bare(variant.removeprefix("the ").removeprefix("The ").split())
            if len(short) == 1 and letters(variant.split()[-1]):
                spelt["organization", *short].add(profile.key)
    return {short: next(iter(full)) for short, full in spelt.items() if len(full) == 1}


def of_one_kind(profiles: Profiles) -> dict[Key, Key]:
    """Return names that some articles take for a person’s, others for a body’s, as one kind’s.

    It is the kind with more quotes, unless the other has a role, as a person of that name has,
    or one word may well be a surname and a firm.
    """
    quotes: Counter[Key] = Counter()
    described: set[Key] = set()
    for profile in profiles.values():
        quotes[profile.key] += profile.counts["quote"]
        if profile.roles:
            described.add(profile.key)
    found: dict[Key, Key] = {}
    for key in quotes:
        firm = key[0] == "organization"
        other = ("person" if firm else "organization", *key[1:])
        times = OFTEN if firm and len(key) == SURNAME else 1
        if key not in described and quotes[key] * times < quotes.get(other, 0):
            found[key] = other
    return found


def nicknamed(profiles: Profiles) -> dict[Key, Key]:
    """Return short given names that some article gives in full: “Bill Thornton”, as one role’s.

    Both are the same person’s where a word of their roles is.
    """
    roles: dict[Key, set[str]] = defaultdict(set)
    quotes: Counter[Key] = Counter()
    for profile in profiles.values():
        roles[profile.key] |= profile.role_words()
        quotes[profile.key] += profile.counts["quote"]
    found: dict[Key, Key] = {}
    for key in quotes:
        if key[0] != "person" or len(key) <= SURNAME:
            continue
        for name in sorted(nicknames().get(key[1], ())):
            other = (key[0], name, *key[2:])
            fewer = (quotes[key], key) < (quotes.get(other, 0), other)
            if fewer and roles[key] & roles.get(other, set()):
                found[key] = other
    return {key: other for key, other in found.items() if other not in found}


def surnamed(profiles: Profiles, same: dict[Key, Key]) -> dict[Place, Key]:
    """Return whom a surname alone means in an article that doesn’t say: “President Okafor”.

    It is who bears it in nearly all articles that name one of the name in full, unless the
    role is another’s.
    """
    bearers: dict[str, dict[Key, set[str]]] = defaultdict(lambda: defaultdict(set))
    roles: dict[Key, set[str]] = defaultdict(set)
    for profile in profiles.values():
        key = profile.key
        if key[0] == "person" and len(key) > SURNAME:
            bearers[key[-1]][key].add(profile.article)
            roles[key] |= profile.role_words()
    found: dict[Place, Key] = {}
    for place, profile in profiles.items():
        kind, *words = same.get(profile.key, profile.key)
        named = bearers.get(words[-1]) if kind == "person" and len(words) == 1 else None
        if not named:
            continue
        best = max(named, key=lambda key: (len(named[key]), key))
        own = profile.role_words()
        others = any(own & roles[key] for key in named if key != best)
        count, total = len(named[best]), sum(map(len, named.values()))
        if count >= max(KNOWN, SHARE * total) and (own & roles[best] or not (own and others)):
            found[place] = best
    return found


def joint(profiles: Profiles) -> set[Key]:
    """Return names of two bodies at once, each of which speaks elsewhere by itself."""
    keys = {profile.key for profile in profiles.values()}
    found: set[Key] = set()
    for kind, *words in keys:
        for place, word in enumerate(words):
            halves = ((kind, *words[:place]), (kind, *words[place + 1 :]))
            if word == "and" and all(half in keys for half in halves):
                found.add((kind, *words))
    return found
