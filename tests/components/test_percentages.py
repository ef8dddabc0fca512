"""The cases of corpus/cases/percentages.jsonl, found as they state."""

import pytest
from component_cases import cases, check


@pytest.mark.parametrize("case", cases("percentages"))
def test_case(case):
    """The records of one phenomenon, or none where it is a negative."""
    check(case, "percentages")
