"""The words that the rules for quotes know, from ``models/lexicons/quotes.jsonl``, as patterns."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.inflection import forms
from pipeline.resources import lexicon

WORD = re.compile(r"[^\W\d_]+")
DASH = re.compile(r"\s?(?:[—―]|--|\s[–-]\s)\s?")  # as it parts what is put in, no hyphen


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the lemmas of one class of the lexicon, longest first."""
    lemmas = (entry["lemma"] for entry in lexicon("quotes") if entry.get("class") == kind)
    return tuple(sorted(lemmas, key=lambda lemma: (-len(lemma), lemma)))


@cache
def reporting() -> dict[str, bool]:
    """Return every form of every reporting verb, lower case, and whether it reports speech."""
    return {
        form: entry["speech"]
        for entry in lexicon("quotes")
        if entry.get("class") == "report"
        for form in forms(entry["lemma"], entry.get("past"))
    }


@cache
def inflected(kind: str) -> frozenset[str]:
    """Return every form of the verbs of one class of the lexicon."""
    entries = [entry for entry in lexicon("quotes") if entry.get("class") == kind]
    return frozenset(form for entry in entries for form in forms(entry["lemma"], entry.get("past")))


@cache
def participles(kind: str) -> frozenset[str]:
    """Return the past participles of the verbs of one class of the lexicon."""
    entries = [entry for entry in lexicon("quotes") if entry.get("class") == kind]
    return frozenset([*forms(entry["lemma"], entry.get("past"))][-1] for entry in entries)


def cues(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the reporting verbs in ``text[start:end]``, whatever their case."""
    verbs = reporting()
    for found in WORD.finditer(text, start, end):
        if found.group().lower() in verbs and not text.endswith("United ", 0, found.start()):
            yield found.span()


def speaks(text: str, start: int, end: int) -> bool:
    """Return whether a verb of ``text[start:end]`` reports speech."""
    verbs = reporting()
    return any(verbs[text[first:last].lower()] for first, last in cues(text, start, end))


def last_cue(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the last reporting verb of ``text[start:end]`` that leads to what follows at ``end``.

    Three words may stand between (*told the court:*), more where they name the medium (*said in a
    long and angry letter to the court:*) or a comma parts them off. Without a reporting verb it is
    what was given before a colon, *made the following comment:*.
    """
    found = None
    for found in cues(text, start, end):  # noqa: B007
        pass
    if found is None:
        given = given_pattern().search(text, start, end)
        found = given.span() if given and ":" in text[given.end() : end + 1] else None
    if found is None or found[0] == start:
        return None
    rest = text[found[1] : end]
    words_between = rest.split()
    near = len(words_between) <= 3 or bool(medium_pattern().search(rest))
    return found if near or ("," in rest and len(words_between) <= 12) else None


@cache
def medium_pattern() -> re.Pattern[str]:
    """Return a pattern whose group ``medium`` holds the words that carried the content."""
    carriers = alternatives(words("medium"))
    platforms = alternatives(words("platform"))
    return re.compile(
        rf"\b(?:in|via|through|during|by|from|on|at)\s+(?:(?:an?|the|his|her|their|its|this|that|"
        rf"another|one)\s+)?(?:[\w’'-]+\s+){{0,3}}?(?P<medium>(?:{carriers})|(?-i:{platforms}))\b",
        re.IGNORECASE,
    )


@cache
def given_pattern() -> re.Pattern[str]:
    """Return a pattern for *made the following comment*, *had this to say*, *put it this way*."""
    verbs, nouns = tuple(inflected("giving")), alternatives((*words("saying"), *words("medium")))
    return re.compile(
        rf"\b(?:(?:{alternatives(verbs)})\s(?:an?|the|this|these|his|her|their|its|one)\s"
        rf"(?:[\w’'-]+\s){{0,2}}?(?:{nouns})s?"
        rf"|ha(?:d|s|ve)\sthis\sto\ssay|puts?\sit\s(?:this\sway|like\sthis))\b"
    )


@cache
def carrier_pattern() -> re.Pattern[str]:
    """Return a pattern for a source that is itself a medium: *the statement*, *her letter*."""
    return re.compile(
        rf"(?:(?:an?|the|his|her|their|its|this|that|another|one)\s+)?(?:[\w’'.-]+\s+){{0,3}}?"
        rf"(?P<medium>{alternatives(words('medium'))})",
        re.IGNORECASE,
    )


@cache
def outlet_pattern() -> re.Pattern[str]:
    """Return a pattern for a name that holds a word of newspapers, agencies or stations."""
    return re.compile(rf"\b(?:{alternatives(words('outlet'))})\b")


def alternatives(forms_: "dict[str, bool] | tuple[str, ...]") -> str:
    """Return the words as one alternation, longest first."""
    return "|".join(re.escape(form) for form in sorted(forms_, key=len, reverse=True))
