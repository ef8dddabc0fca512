"""The forms of regular English words, and of irregular ones whose past is given."""

from collections.abc import Iterator

VOWELS = "aeiou"


def forms(lemma: str, past: str | None = None) -> Iterator[str]:
    """Yield the forms of a verb by the regular rules of spelling; ``past`` where it has its own.

    Base, third person, participle in -ing, past. Quirk et al. 1985, 3.5-10: final ``e`` dropped,
    ``y`` to ``ie``, a final consonant doubled only where ``past`` shows it (``quipped``).
    """
    soft_y = lemma.endswith("y") and lemma[-2] not in VOWELS
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    doubled = past is not None and past.endswith(lemma[-1] * 2 + "ed")
    yield lemma
    yield plural(lemma)
    yield (lemma + lemma[-1] if doubled else stem) + "ing"
    yield past or (lemma[:-1] + "ied" if soft_y else lemma + "ed"[lemma.endswith("e") :])


def plural(lemma: str) -> str:
    """Return the regular plural of a noun, which is also the third person of a verb.

    >>> plural("agency"), plural("boss"), plural("survey")
    ('agencies', 'bosses', 'surveys')
    """
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
