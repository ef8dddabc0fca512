"""Quotes that a page shows twice: in the text, and in large letters beside it."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.speaking.entities import Entity
from pipeline.speaking.sources import Source
from pipeline.speaking.words import Words

LEAST = 5  # words in a row that make a sentence the same
LONG = 2 * LEAST  # words of a sentence that may leave a few out
Rows = tuple[int, int]


def repeats(
    words: Words,
    sources: Sequence[Source],
    contents: Sequence[Sequence[Rows]],
    told: Mapping[int, Entity],
) -> dict[int, int]:
    """Return, for quotes that no words beside them give to anybody, which of ``told`` they repeat.

    ``contents`` holds the rows that each source says, ``told`` who is known to speak.
    """
    apart = [n for n, source in enumerate(sources) if n not in told and _set_apart(source)]
    found: dict[int, int] = {}
    if not apart:
        return found
    known = Repeats(words, told)
    for number in told:
        known.add(number, contents[number])
    for number in apart:
        first, last = contents[number][0][0], contents[number][-1][1]
        said = [
            other
            for other in known.of(contents[number])
            if all(end <= first or begin >= last for begin, end in contents[other])
        ]
        if said:
            found[number] = min(said)
    return found


def _set_apart(source: Source) -> bool:
    return source.direct and source.cue is None and source.source is None and bool(source.content)


class Repeats:
    """The quotes of an article by their runs of five words; ``told``: who says each of them."""

    def __init__(self, words: Words, told: Mapping[int, Entity]) -> None:
        self.words = words
        self.told = told
        self._said: dict[tuple[str, ...], set[int]] = {}

    def add(self, number: int, content: Sequence[Rows]) -> None:
        """Take in the quote ``number``, which says ``content``."""
        for sentence in self._sentences(content):
            for run in _runs(sentence):
                self._said.setdefault(run, set()).add(number)

    def of(self, content: Sequence[Rows]) -> set[int]:
        """Return the quotes of the one who says every sentence of ``content``, a few words less.

        None where it has no sentence of five words, or several say it.
        """
        found: set[int] = set()
        for sentence in self._sentences(content):
            if len(sentence) < LEAST:
                continue
            numbers = self._sayings(sentence)
            if not numbers:
                return set()
            found |= numbers
        return found if len({self.told[number] for number in found}) == 1 else set()

    def _sayings(self, sentence: list[str]) -> set[int]:
        """Return the quotes with the runs of a sentence; a long one may leave words out once."""
        runs = list(_runs(sentence))
        counted: dict[int, int] = {}
        for run in runs:
            for number in self._said.get(run, ()):
                counted[number] = counted.get(number, 0) + 1
        missing = LEAST - 1 if len(sentence) >= LONG else 0
        return {number for number, count in counted.items() if count >= len(runs) - missing}

    def _sentences(self, content: Sequence[Rows]) -> Iterator[list[str]]:
        words = self.words
        for first, last in content:
            plain: list[str] = []
            for row in range(first, last):
                if plain and row > first and words.sentence[row] != words.sentence[row - 1]:
                    yield plain
                    plain = []
                if words.lower[row][0].isalnum():
                    plain.append(words.lower[row])
            if plain:
                yield plain


def _runs(plain: list[str]) -> Iterator[tuple[str, ...]]:
    yield from zip(*(plain[offset:] for offset in range(LEAST)), strict=False)
