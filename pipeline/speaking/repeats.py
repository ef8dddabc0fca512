"""Quotes that a page shows twice: in the text, and in large letters beside it."""

from collections.abc import Iterable, Sequence

from pipeline.speaking.words import Words

LEAST = 5  # words in a row that make a quote the same
Rows = tuple[int, int]


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
