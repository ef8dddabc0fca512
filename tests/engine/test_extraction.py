"""The border of one article: whatever happens inside it becomes that article's Reject."""

import pytest

from pipeline.engine.extraction import failed
from pipeline.inputs import Input


def broken(error):
    try:
        raise error
    except (ValueError, MemoryError) as caught:
        return failed(Input("a.jsonl", ".jsonl", 7, b""), "extract", caught)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (ValueError("no number\nin it"), "internal_error", "ValueError: no number in engine/test_"),
        (ValueError("half \ud83d"), "internal_error", "half \\ud83d in engine/test_"),
        (MemoryError(), "out_of_memory", "MemoryError:  in engine/test_"),
    ],
    ids=["first line alone", "half a character", "memory"],
)
def test_failed(error, code, said):
    """The reject names the input, the error and the place in the code, for a report."""
    reject = broken(error)
    assert (reject.path, reject.line, reject.stage, reject.code) == ("a.jsonl", 7, "extract", code)
    assert said in reject.message
    assert reject.message.endswith("; please report the article")
