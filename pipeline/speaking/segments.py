"""Where names may stand in an article: the model's named entities and runs of proper nouns."""

from collections.abc import Iterable, Iterator

from pipeline.speaking.names import LEGAL_FORMS, SUFFIXES, bodies
from pipeline.speaking.nouns import given_names, noun, titles
from pipeline.speaking.words import Words

Segment = tuple[int, int, str]  # rows [first, last), and the model's label or ""

NAMING = frozenset("PERSON ORG GPE NORP FAC LOC PRODUCT WORK_OF_ART EVENT LAW".split())
PROPER = frozenset({"NNP", "NNPS"})
ENDING = frozenset(
    {"(", "[", "“", '"', "``", "/", "in", "at", "from", "with", "who", "that", "said"}
)
PARTING = frozenset({":", ";", "|", "»", "•"})
OF_FIELD = frozenset({"of", "for", "on"})
FIELDS = ("s", "ment", "tion", "ing", "logy", "ness", "ture", "ance", "ence", "lect")


def segments(words: Words) -> list[Segment]:
    """Return the stretches that may be names, in order, what the model split put together."""
    return _join(words, _found(words))


def _found(words: Words) -> Iterator[Segment]:
    """Yield entity spans and, between them, maximal runs of proper nouns."""
    labelled = {first: (last, label) for first, last, label in words.named}
    known = _surnames(words)
    row, size = 0, len(words)
    while row < size:
        if row in labelled:
            last, label = labelled[row]
            if label in NAMING:
                yield from _lines(words, row, last, label)
            row = last
        elif words.tag[row] in PROPER and words.text[row][0].isalnum():
            last = _run(words, row, labelled)
            yield row, last, ""
            row = last
        elif words.tag[row] == "NN" and words.text[row] in known:
            yield row, row + 1, ""
            row += 1
        else:
            row += 1


def _surnames(words: Words) -> frozenset[str]:
    """Return the surnames of persons named in full, which the tags may take for common nouns.

    None that the article has without a capital too, nor one that names people: “Dean”, “Cook”.
    """
    found = {
        words.text[last - 1]
        for first, last, label in words.named
        if label == "PERSON" and last - first > 1 and words.tag[last - 1] in PROPER
    }
    plain = {word for word in found if word.isalpha() and noun(word.lower()) is None}
    return frozenset(plain - {word.capitalize() for word in set(words.text) if word.islower()})


def _lines(words: Words, first: int, last: int, label: str) -> Iterator[Segment]:
    """Yield the parts of an entity before any line break: names don't cross lines, nor colons."""
    start = first
    for row in range(first, last):
        if words.text[row].isspace() or (row > first and words.text[row] in ENDING):
            last = row
            break
        if words.text[row] in PARTING or (label == "PERSON" and _lists(words, row, last)):
            if row > start:
                yield start, row, label
            start = row + 1
    if last > start:
        yield start, last, label


def _lists(words: Words, row: int, last: int) -> bool:
    """“Marsh, Lund”, “Marsh and Lund”: what parts two names; not the comma of “Marsh, Jr.”."""
    if words.lower[row] in {"and", "&"}:
        return True
    return words.text[row] == "," and row + 1 < last and words.lower[row + 1] not in SUFFIXES


def _run(words: Words, row: int, labelled: dict[int, tuple[int, str]]) -> int:
    last = row + 1
    while last < len(words) and words.sentence[last] == words.sentence[row]:
        if last in labelled:
            break
        if words.tag[last] not in PROPER and not _hyphen(words, last):
            break
        last += 1
    while words.text[last - 1] == "-":
        last -= 1
    return last


def _hyphen(words: Words, row: int) -> bool:
    """Return whether ``row`` is a hyphen inside a name (“Al-Maktari”)."""
    return (
        words.text[row] == "-"
        and words.end(row - 1) == words.start[row]
        and row + 1 < len(words)
        and words.start[row + 1] == words.end(row)
        and words.tag[row + 1] in PROPER
    )


def _join(words: Words, parts: Iterable[Segment]) -> list[Segment]:
    """Put together names that the model split: “Mary” + “Mac Aulay”, “Vesta” + “AI”."""
    joined: list[Segment] = []
    for first, end, label in parts:
        if joined and first < joined[-1][1]:
            continue
        body = label in {"ORG", ""}
        last = _fielded(words, first, _bracketed(words, first, end)) if body else end
        if joined and _continues(words, joined[-1], first, label):
            before, _, old = joined[-1]
            joined[-1] = (before, last, "" if old == label == "GPE" else old or label)
        else:
            joined.append((first, last, label))
    return joined


def _bracketed(words: Words, first: int, last: int) -> int:
    """Return where the name of a firm ends behind a bracket: “Harbour Equity (Pacific) Ltd”."""
    text = words.text[last : last + 4]
    inside = text[:1] == ["("] and text[2:3] == [")"] and text[1][:1].isupper()
    return last + 4 if inside and text[3:] and text[3].lower().rstrip(".") in LEGAL_FORMS else last


def _fielded(words: Words, first: int, last: int) -> int:
    """Return where the name of a body ends behind a second field.

    “Department of Trade and Harbours”; but not “Department of Trade and Vesta”.
    """
    field = OF_FIELD.intersection(words.lower[first:last])
    if not field or not bodies().intersection(words.lower[first:last]):
        return last
    end = last + 1
    while end < len(words) and words.tag[end] in PROPER and words.text[end].isalpha():
        end += 1
    named = words.lower[last + 1 : end]
    if words.lower[last : last + 1] != ["and"] or not named or bodies().intersection(named):
        return last
    plain = named[-1].endswith(FIELDS) and not words.text[end - 1].isupper()
    return end if plain and named[0] not in given_names() else last


def _continues(words: Words, previous: Segment, row: int, label: str) -> bool:
    first, last, old = previous
    if last != row or words.sentence[row] != words.sentence[last - 1]:
        return False
    word = words.lower[row]
    known = noun(word)
    if (word,) in titles() or (known and known.kind == "person"):
        return False
    if old in {"PERSON", "ORG"} and label == "":
        return True
    if old == label == "GPE" and last - first == 1:
        return True
    return (
        old == ""
        and label == "PERSON"
        and words.lower[last - 1] in given_names()
        and last - first == 1
        and (words.lower[first],) not in titles()
    )
