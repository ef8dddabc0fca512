"""What the date rules promise, one phenomenon a line of corpus/cases/dates.jsonl."""

from datetime import date
from pathlib import Path

import jsonlines
import pytest

from pipeline.timex.finding import find
from pipeline.timex.resolving import Scene, is_day_first

CASES = Path(__file__).parents[2] / "corpus" / "cases" / "dates.jsonl"


def cases():
    with jsonlines.open(CASES) as lines:
        return [pytest.param(line, id=line["phenomenon"]) for line in lines]


@pytest.mark.parametrize("case", cases())
def test_case(case):
    """The grammar finds the expressions of the line, with value, type and mod, and no others."""
    text, published = case["text"], case["published"]
    scene = Scene(
        date.fromisoformat(published) if published else None,
        lambda _start, _end: case["tense"],
        day_first=is_day_first(text),
    )
    found = [(text[t.start : t.end], t.value, t.type, t.mod) for t in find(text, scene)]
    assert found == [(d["text"], d["value"], d["type"], d.get("mod")) for d in case["dates"]]
