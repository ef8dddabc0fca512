"""What one article says of one of its speakers, and how its name is compared with others."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from pipeline.speaking.acronyms import letters
from pipeline.speaking.names import GENERATIONS, LEGAL_FORMS, bare, leading_title, surname, written

KINDS = frozenset({"person", "organization"})
# Words of roles that two people of one name easily share.
COMMON = frozenset("the a an of for and in at to former new then who is senior chief".split())
COUNTRY = frozenset({"us", "uk"})  # before a name that is the same body’s without it
POSSESSIVE = ("'s", "’s", "'", "’")

Key = tuple[str, ...]
Place = tuple[str, str, str]  # article, kind, name


@dataclass(slots=True)
class Profile:
    """What one article says of one of its speakers."""

    article: str
    key: Key
    middle: str
    generation: str
    names: Counter[str] = field(default_factory=Counter)
    variants: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    affiliations: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, article: str, kind: str, name: str) -> "Profile":
        """Return the profile, still empty, of ``name`` in ``article``."""
        key, middle = key_of(kind, name)
        return cls(article, key, middle, GENERATIONS.get(name.lower().split()[-1], ""))

    def add(self, record: dict[str, Any]) -> None:
        """Take in what ``record`` says of its speaker."""
        speaker = record["speaker"]
        self.names[speaker["name"]] += 1
        self.counts[record["kind"]] += 1
        alias = record["source"] if speaker["resolution"] == "alias" else None
        if alias and (variant := called(alias["text"], self.key)):
            self.variants[variant] += 1
        if speaker["role"]:
            self.roles[speaker["role"]] += 1
        if speaker["affiliation"]:
            self.affiliations[speaker["affiliation"]] += 1

    def role_words(self) -> set[str]:
        """Return the words of its roles that tell something."""
        return {word for role in self.roles for word in role.lower().split()} - COMMON

    def marks(self) -> set[str]:
        """Return what tells this bearer from another of the name: role words, affiliations."""
        return self.role_words() | {f"={affiliation.lower()}" for affiliation in self.affiliations}

    def telling(self) -> bool:
        """Return whether a role and an affiliation are known: enough to conflict with others."""
        return bool(self.roles and self.affiliations)


def key_of(kind: str, name: str) -> tuple[Key, str]:
    """Return what all forms of a name have in common, and the middle name that may differ.

    >>> key_of("person", "Robert J. Keane")
    (('person', 'robert', 'keane'), 'j')
    >>> key_of("organization", "U.S. Halvorsen Shipping Ltd.")
    (('organization', 'halvorsen', 'shipping'), '')
    """
    words = bare(name.split())
    if kind == "person" and len(words) > 1:
        last = surname(words)
        middle = words[1 : len(words) - len(last)]
        return (kind, words[0], *last), "".join(middle)
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words = words[:-1]
    if len(words) > 2 and words[0] in COUNTRY:
        words = words[1:]
    return (kind, *words), ""


def called(source: str, key: Key) -> str:
    """Return the name that a bearer is called by in the words of a source, "" where there is none.

    >>> called("Mr. Keane, a member of the board,", ("person", "robert", "keane"))
    'Keane'
    >>> called("the NHBA", ("organization", "national", "harbour", "builders", "association"))
    'NHBA'
    """
    words = source.replace(",", " , ").split()
    taken, _ = leading_title([word.lower() for word in words])
    found: list[str] = []
    for word in words[taken:]:
        plain = word
        for ending in POSSESSIVE:
            plain = plain.removesuffix(ending)
        own = bare([plain]) and (bare([plain])[0] in key or bool(letters(plain)))
        if own:
            found.append(plain)
        elif found:
            break
    return written(" ".join(found))
