"""An article's words as parallel arrays: what a tagger reads, made from any parse."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the blocks that are read, white space and boilerplate left out.

    ``start`` and ``end`` are code points of the article's text, ``head`` and ``block`` count words
    and blocks from 0, hashes are spaCy's, ``first`` marks the first word of a sentence.
    """

    text: str
    start: Ints
    end: Ints
    lower: Hashes
    lemma: Hashes
    shape: Hashes
    tag: Hashes
    pos: Hashes
    dep: Hashes
    head: Ints
    first: Flags
    block: Ints

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.start)

    def texts(self) -> list[str]:
        """Return the words themselves."""
        places = zip(self.start.tolist(), self.end.tolist(), strict=True)
        return [self.text[start:end] for start, end in places]

    def blocks(self) -> list[tuple[int, int]]:
        """Return each block's words as a half-open range."""
        if not len(self):
            return []
        edges = np.flatnonzero(np.diff(self.block)) + 1
        return list(zip([0, *edges.tolist()], [*edges.tolist(), len(self)], strict=True))
