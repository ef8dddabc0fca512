"""The benchmark runs: what it measures is read by people."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parent.parent / "corpus" / "articles"


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["bare", "fast"])
def test_one_measurement(mode):
    """Words a second, peak memory and the shares of the stages."""
    command = [sys.executable, "-m", "pipeline.bench", "--only", mode, str(SAMPLE)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    assert found["words"] > 500
    assert min(found["wall"], found["busy"], found["peak"]) > 0
    if mode == "fast":
        assert abs(sum(found["stages"].values()) - 1) < 1e-6
        stages = "read fast_ner attribution records json speakers".split()
        assert {*stages, "speaker table", "clusters"} <= set(found["stages"])
