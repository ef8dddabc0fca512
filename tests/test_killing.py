"""A short form of tests/killing.py, which takes any number of kills and any folder."""

from pathlib import Path

import pytest
from killing import main

SAMPLE = Path(__file__).parent.parent / "corpus" / "articles"


@pytest.mark.slow
def test_three_kills():
    """Killed at random moments and resumed, a run ends in the bytes of an undisturbed one."""
    main(SAMPLE, kills=3, workers=2)
