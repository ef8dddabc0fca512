"""The strings behind the numbers of a Doc's arrays, remembered from Doc to Doc."""

from collections.abc import Sequence

from spacy.tokens import Doc

MOST = 100_000  # strings remembered, some 10 MB
UNSIGNED = 0xFFFFFFFFFFFFFFFF  # arrays hold the 64-bit hashes signed

_known: dict[int, str] = {}  # a string's hash is the same in every vocabulary


def strings(doc: Doc, hashes: Sequence[int]) -> list[str]:
    """Return the strings of the signed ``hashes``, of which ``doc``'s vocabulary knows all."""
    if len(_known) > MOST:
        _known.clear()
    for number in set(hashes).difference(_known):
        _known[number] = doc.vocab.strings[number & UNSIGNED]
    return [_known[number] for number in hashes]
