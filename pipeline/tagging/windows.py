"""The accurate tagger's reading: words to word pieces, whole blocks to windows of pieces."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from pipeline.tagging.words import Flags, Ints, Words

LIMIT = 96  # pieces that blocks read together may have, their marks included
MOST = 200  # pieces of a block that is read in one go
LONGEST = 16  # pieces read of one word
START, END, UNKNOWN = 101, 102, 100  # the vocabulary's [CLS], [SEP] and [UNK]

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of an article; the pieces of word ``i`` are ``edges[i]:edges[i + 1]``."""

    ids: Ints
    edges: Ints

    def count(self, words: Range) -> int:
        """Return the number of pieces in a range of words."""
        return int(self.edges[words[1]] - self.edges[words[0]])


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder reads at once: piece ids, and the place of each word's first piece."""

    ids: Ints
    words: Ints
    first: Ints
    owners: Ints


def pieces(words: Words, tokenizer: Tokenizer) -> Pieces:
    """Return the word pieces; a word without any counts as unknown, a very long one is cut."""
    encoded = tokenizer.encode(words.texts(), is_pretokenized=True, add_special_tokens=False)
    owner = np.array(encoded.word_ids, np.int64)
    ids = np.array(encoded.ids, np.int64)
    missing = np.setdiff1d(np.arange(len(words)), owner)
    owner = np.concatenate([owner, missing])
    ids = np.concatenate([ids, np.full(len(missing), UNKNOWN)])
    order = np.argsort(owner, kind="stable")
    owner, ids = owner[order], ids[order]
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    owner, ids = owner[rank < LONGEST], ids[rank < LONGEST]
    return Pieces(ids, np.searchsorted(owner, np.arange(len(words) + 1)))


def windows(words: Words, read: Pieces, chosen: list[Range], limit: int = LIMIT) -> list[Window]:
    """Return the windows that hold the ``chosen`` blocks, in order; long blocks are cut."""
    parts = [part for block in chosen for part in _parts(block, words.first, read)]
    groups: list[list[Range]] = []
    size = limit
    for part in parts:
        if size + read.count(part) + 1 > limit:
            groups.append([])
            size = 1
        groups[-1].append(part)
        size += read.count(part) + 1
    return [_window(group, read) for group in groups]


def _parts(block: Range, first: Flags, read: Pieces) -> list[Range]:
    """Return ``block``, cut at its sentences (or anywhere, where one is longer than a window)."""
    start, end = block
    parts = []
    while read.count((start, end)) > MOST:
        room = int(read.edges[start]) + MOST
        last = int(np.searchsorted(read.edges, room, side="right")) - 1
        sentences = np.flatnonzero(first[start + 1 : last + 1])
        cut = start + 1 + int(sentences[-1]) if len(sentences) else last
        parts.append((start, cut))
        start = cut
    return [*parts, (start, end)]


def _window(parts: list[Range], read: Pieces) -> Window:
    ids: list[npt.NDArray[np.int64]] = [np.array([START])]
    owners: list[npt.NDArray[np.int64]] = [np.array([-1])]
    places: list[npt.NDArray[np.int64]] = []
    size = 1
    for start, end in parts:
        edges = read.edges[start : end + 1]
        ids += [read.ids[edges[0] : edges[-1]], np.array([END])]
        owners += [np.repeat(np.arange(start, end), np.diff(edges)), np.array([-1])]
        places.append(edges[:-1] - edges[0] + size)
        size += int(edges[-1] - edges[0]) + 1
    words = np.concatenate([np.arange(start, end) for start, end in parts])
    return Window(np.concatenate(ids), words, np.concatenate(places), np.concatenate(owners))
