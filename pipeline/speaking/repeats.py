"""Quotes that a page shows twice: in the text, and in large letters beside it."""

from collections.abc import Iterable, Sequence

from pipeline.speaking.sources import Source
from pipeline.speaking.words import Words

LEAST = 5  # words in a row that make a quote the same
Rows = tuple[int, int]


def repeats(
    words: Words, sources: Sequence[Source], contents: Sequence[Sequence[Rows]], told: list[int]
) -> dict[int, int]:
    """Return, for quotes that no words beside them give to anybody, which of ``told`` they repeat.

    ``contents`` holds the rows that each source says, ``told`` the sources whose speaker is known.
    """
    apart = [number for number, source in enumerate(sources) if _set_apart(source)]
    found: dict[int, int] = {}
    if not apart:
        return found
    known = Repeats(words)
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
    own = source.direct and source.cue is None and source.continues is None
    return own and source.source is None and bool(source.content)


class Repeats:
    """The quotes of an article by their runs of five words."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._said: dict[tuple[str, ...], set[int]] = {}

    def add(self, number: int, content: Sequence[Rows]) -> None:
        """Take in the quote ``number``, which says ``content``."""
        for run in self._runs(content):
            self._said.setdefault(run, set()).add(number)

    def of(self, content: Sequence[Rows]) -> set[int]:
        """Return the quotes that say all of ``content``: none where that is short."""
        found: set[int] | None = None
        for run in self._runs(content):
            numbers = self._said.get(run, set())
            found = numbers if found is None else found & numbers
            if not found:
                return set()
        return found or set()

    def _runs(self, content: Sequence[Rows]) -> Iterable[tuple[str, ...]]:
        for first, last in content:
            plain = [word for word in self.words.lower[first:last] if word[0].isalnum()]
            yield from zip(*(plain[offset:] for offset in range(LEAST)), strict=False)
