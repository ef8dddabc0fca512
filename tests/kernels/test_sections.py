"""Sections: whole blocks, nothing left out, and long articles keep to their bound of memory."""

import pytest
from spacy.tokens import Doc, SpanGroup
from spacy.vocab import Vocab

from pipeline.kernels import sections as module
from pipeline.kernels.sections import sections


def blocks(*lengths):
    doc = Doc(Vocab(), words=["a"] * sum(lengths))
    starts = [sum(lengths[:n]) for n in range(len(lengths))]
    spans = [doc[start : start + n] for start, n in zip(starts, lengths, strict=True)]
    doc.spans["blocks"] = SpanGroup(doc, name="blocks", spans=spans)
    return doc


@pytest.mark.parametrize(
    ("lengths", "found"),
    [
        ([], []),
        ([3, 4], [(0, 7)]),
        ([6, 5, 4], [(0, 6), (6, 15)]),
        ([25], [(0, 10), (10, 20), (20, 25)]),
        ([4, 25, 3], [(0, 4), (4, 14), (14, 24), (24, 32)]),
        ([10, 10], [(0, 10), (10, 20)]),
    ],
    ids=["nothing", "one", "at a border", "a long block", "a long block amid others", "full"],
)
def test_sections(monkeypatch, lengths, found):
    """Runs of blocks up to the limit; only a block over it is cut."""
    monkeypatch.setattr(module, "LONGEST", 10)
    assert list(sections(blocks(*lengths))) == found
