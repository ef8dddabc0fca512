"""The cases of corpus/cases/salaries.jsonl, found as they state."""

import pytest
from component_cases import cases, check


@pytest.mark.parametrize("case", cases("salaries"))
def test_case(case):
    """The records of one phenomenon, or none where it is a negative."""
    check(case, "salaries")
