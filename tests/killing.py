"""Kill a run at random moments, resume it, and compare with an undisturbed run.

    python tests/killing.py FOLDER_OF_ARTICLES [--kills 100] [--workers 2]

Prints one line a kill and fails unless, at the end, no article is lost or there twice, no line is
torn and the files are the undisturbed run's, byte by byte. The victim is now the run itself, now
one of its workers.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILES = ("records.jsonl", "articles.jsonl", "rejected.jsonl")


def command(given, out, workers):
    """Return the command line of a run."""
    options = ["--workers", str(workers), "--attribution", "fast"]
    return [sys.executable, "-m", "pipeline.cli", "extract", str(given), "-o", str(out), *options]


def run(given, out, workers):
    """Run to the end; return how many seconds it took."""
    began = time.monotonic()
    done = subprocess.run(
        command(given, out, workers), check=False, stderr=subprocess.PIPE, text=True
    )
    assert done.returncode in {0, 1}, done.stderr
    return time.monotonic() - began


def children(pid):
    """Return the processes that ``pid`` started."""
    try:
        words = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    except OSError:
        return []
    return [int(word) for word in words]


def disturbed(given, out, workers, seconds):
    """Start a run and kill it, or a worker of it, after ``seconds``; return what was killed."""
    process = subprocess.Popen(
        command(given, out, workers), stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(seconds)
    workers_now = children(process.pid)
    if workers_now and random.random() < 0.3:
        os.kill(random.choice(workers_now), signal.SIGKILL)
        time.sleep(0.5)
        struck = "a worker, then "
    else:
        struck = ""
    if process.poll() is not None:
        return "nothing, it had ended"
    process.kill()
    process.wait()
    return f"{struck}the run"


def compare(out, undisturbed):
    """Fail unless the two run folders hold the same, whole and once."""
    for name in FILES:
        data = (out / name).read_bytes()
        assert data == (undisturbed / name).read_bytes(), f"{name} differs"
        assert not data or data.endswith(b"\n"), f"{name} ends in the middle of a line"
        for line in data.splitlines():
            json.loads(line)
    ids = [json.loads(line)["id"] for line in (out / "articles.jsonl").open("rb")]
    assert len(ids) == len(set(ids)), "an article is there twice"
    counts = json.loads((out / "run.json").read_text("utf-8"))["counts"]
    assert counts["inputs"] == counts["processed"] + counts["empty"] + counts["rejected"]
    return counts["inputs"]


def main(given, kills, workers):
    """Do ``kills`` kills, starting anew whenever a run has got to its end."""
    with tempfile.TemporaryDirectory() as folder:
        undisturbed, out = Path(folder) / "undisturbed", Path(folder) / "out-0"
        whole = run(given, undisturbed, workers)
        for number in range(1, kills + 1):
            killed = disturbed(given, out, workers, random.uniform(0, whole))
            print(f"kill {number}: {killed}", flush=True)
            if killed.startswith("nothing"):
                compare(out, undisturbed)
                out = Path(folder) / f"out-{number}"
        run(given, out, workers)
        inputs = compare(out, undisturbed)
    print(f"{kills} kills, {inputs} inputs: none lost, none twice, no torn line, identical bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", type=Path)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    main(chosen.given, chosen.kills, chosen.workers)
