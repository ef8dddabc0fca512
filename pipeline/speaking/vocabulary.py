"""The words that the rules for speakers know by class, from ``models/lexicons/speakers.jsonl``."""

from collections.abc import Iterator
from typing import Any

from pipeline.inflection import forms, plural
from pipeline.resources import lexicon
from pipeline.speaking.nouns import Gender

HE: dict[str, Gender] = {"he": "male", "him": "male", "his": "male", "himself": "male",
                         "she": "female", "her": "female", "hers": "female",
                         "herself": "female"}  # fmt: skip


def verbs(sort: str) -> frozenset[str]:
    """Return every form of the verbs of the class ``sort``."""
    return frozenset(
        form
        for entry in _entries(sort)
        for form in (*forms(entry["lemma"], entry.get("past")), *entry.get("irregular", ()))
    )


def finite(sort: str) -> frozenset[str]:
    """Return the third persons and pasts of the verbs of the class ``sort``: “says”, “said”."""
    found = (tuple(forms(entry["lemma"], entry.get("past"))) for entry in _entries(sort))
    return frozenset(form for _, third, _, past in found for form in (third, past))


def nouns(sort: str) -> frozenset[str]:
    """Return the nouns of the class ``sort`` in the numbers that the class holds for."""
    return frozenset(
        form
        for entry in _entries(sort)
        for number, form in (("singular", entry["lemma"]), ("plural", plural(entry["lemma"])))
        if entry.get("number", number) == number
    )


def _entries(sort: str) -> Iterator[dict[str, Any]]:
    found = [entry for entry in lexicon("speakers") if entry.get("class") == sort]
    if not found:
        raise KeyError(f"the lexicon of speakers has no class {sort}")
    yield from found
