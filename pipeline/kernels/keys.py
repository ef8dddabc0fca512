"""Rows of numbers as keys of a dictionary: their bytes, which are hashed faster than tuples."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.uint64]


def keys_of(rows: Rows) -> list[bytes]:
    """Return the bytes of each row."""
    whole = np.ascontiguousarray(rows).view(f"V{rows.itemsize * rows.shape[1]}")
    keys: list[bytes] = whole.ravel().tolist()
    return keys


def rows_of(keys: Sequence[bytes], width: int) -> Rows:
    """Return the rows of ``width`` numbers that ``keys`` were made of."""
    return np.frombuffer(b"".join(keys), np.uint64).reshape(-1, width)
