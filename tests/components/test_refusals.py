"""The phenomena of corpus/cases/refusals.jsonl, through the whole pipeline."""

import jsonlines
import pytest

from pipeline.language import load
from pipeline.resources import PACKAGE

with jsonlines.open(PACKAGE.parent / "corpus" / "cases" / "refusals.jsonl") as lines:
    CASES = list(lines)


@pytest.fixture(scope="module")
def nlp():
    return load()


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(nlp, case):
    """Exactly the refusals that the case states: what says so, and who it is."""
    found = [
        {"cue": refusal.cue.text, "source": refusal.source and refusal.source.text}
        for refusal in nlp(case["text"])._.refusals
    ]
    assert found == case["expected"]
