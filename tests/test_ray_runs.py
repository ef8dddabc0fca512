"""A short form of tests/ray_runs.py: the whole pipeline on Ray gives the local engine's bytes."""

from pathlib import Path

import pytest

pytest.importorskip("ray", reason="the extra [ray] is not installed")
pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parent.parent / "corpus" / "articles"


def test_same_bytes(monkeypatch, capsys):
    """Records, articles, speakers and rejects; Ray's processes need our package on their path."""
    from ray_runs import main  # noqa: PLC0415, Ray is an extra

    monkeypatch.setenv("PYTHONPATH", str(SAMPLE.parent.parent))
    main(SAMPLE, workers=1, attribution="fast", kill=False)
    assert "identical bytes" in capsys.readouterr().out
