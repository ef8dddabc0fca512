"""One run at a time in a folder, and no lock left behind by the dead."""

import subprocess
import sys

import pytest

from pipeline.run.lock import BusyError, is_locked, locked

HOLD = """
import sys
from pathlib import Path
from pipeline.run.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    (tmp_path / "out" / ".newsclaims").mkdir(parents=True)
    return tmp_path / "out" / ".newsclaims" / "lock"


@pytest.fixture
def holder(path):
    """Another process that holds the lock until it is killed."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_other_process(path, holder):
    """The second of two processes is told which the first is, and what to do."""
    assert is_locked(path)
    refusal = f"process {holder.pid} on .*choose another folder"
    with pytest.raises(BusyError, match=refusal), locked(path):
        pass


def test_killed_holder(path, holder):
    """SIGKILL leaves the file but no lock."""
    holder.kill()
    holder.wait()
    assert path.exists()
    assert not is_locked(path)
    with locked(path):
        assert is_locked(path)
    assert not is_locked(path)
