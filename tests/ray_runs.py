"""Run on a Ray of this machine, a worker killed on the way, and compare with the local engine.

    python tests/ray_runs.py ARTICLES [--workers 2] [--attribution fast]

Extracts ARTICLES by the local engine and by Ray. When half of the shards are done, one of Ray's
actors is killed (`--no-kill` leaves them alone). Fails unless both run folders hold the same bytes.

Prints for both, from the first shards done to the killing (or the end): words a second, and how
much processor time the other processes of the run take beside its workers: who reads inputs,
writes shards, and is Ray. That is what an engine costs, whatever else the machine does.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from pipeline.engine.local import LocalEngine
from pipeline.engine.ray import RayEngine
from pipeline.inputs import find, read
from pipeline.run.folder import Run
from pipeline.run.shards import plan
from pipeline.settings import Settings

FILES = ("records.jsonl", "articles.jsonl", "speakers.jsonl", "rejected.jsonl")
TICKS = os.sysconf("SC_CLK_TCK")


def stat(pid):
    """Return the fields of a process after its name, as the kernel tells them."""
    return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()


def family(pid):
    """Return ``pid`` and all processes that it, or one of these, started."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(path.name)] = int(stat(path.name)[1])
        except OSError:
            continue
    found = [pid]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


def command(pid):
    """Return the command line of a process, nothing where it has just ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def busy():
    """Return the seconds of processor time of our workers, and of our other processes."""
    ticks = [0, 0]
    for pid in family(os.getpid()):
        try:
            ticks[b"spawn_main" not in command(pid)] += sum(map(int, stat(pid)[11:15]))
        except OSError:
            continue
    return [number / TICKS for number in ticks]


def actors():
    """Return the processes of our Ray that hold an actor."""
    return [pid for pid in family(os.getpid()) if command(pid).startswith(b"ray::Shift")]


@dataclass
class Watched:
    """An engine, its clocks read between the shards ``first`` and ``last``; then an actor dies."""

    engine: object
    first: int
    last: int
    kill: bool
    wall: float = 0.0
    worked: float = 0.0
    beside: float = 0.0
    words: int = 0
    killed: int | None = None

    @property
    def name(self):
        return self.engine.name

    @property
    def workers(self):
        return self.engine.workers

    def run(self, settings, tasks):
        """Yield what the engine does."""
        if not self.first:
            self._read(-1)
        for done, (number, outcomes) in enumerate(self.engine.run(settings, tasks), 1):
            if self.first < done <= self.last:
                self.words += sum(outcome.words for outcome in outcomes)
            if done == self.first:
                self._read(-1)
            if done == self.last:
                self._read(1)
                if self.kill:
                    self.killed = random.choice(actors())
                    os.kill(self.killed, signal.SIGKILL)
            yield number, outcomes

    def _read(self, sign):
        worked, beside = busy()
        self.wall += sign * time.monotonic()
        self.worked += sign * worked
        self.beside += sign * beside

    def __str__(self):
        """Return what was measured."""
        rate = f"{self.words / self.wall:,.0f} words/s over {self.words:,} words"
        return f"{self.name}: {rate}, {self.workers} workers; {self.share():.1%} beside them"

    def share(self):
        """Return the processor time of the other processes as a share of the workers'."""
        return self.beside / self.worked


def main(given, workers, attribution, kill):
    """Run both engines over ``given``, print what they took, and compare."""
    settings = Settings(attribution=attribution)
    with tempfile.TemporaryDirectory() as place:
        items = (item for file in find([given]) for item in read(file))
        shards = sum(1 for _ in plan(items, ""))
        first, last = min(2 * workers, shards // 4), shards // 2 if kill else shards
        engines = [
            Watched(LocalEngine(workers), first, last, kill=False),
            Watched(RayEngine(workers), first, last, kill=kill),
        ]
        folders = [Path(place) / engine.name for engine in engines]
        for engine, out in zip(engines, folders, strict=True):
            account = Run([given], out, settings, engine).work()
            print(engine, flush=True)
        for name in FILES:
            one, other = ((out / name).read_bytes() for out in folders)
            assert one == other, f"{name} differs"
    local, ray = engines
    print(f"overhead of Ray: {(1 + ray.share()) / (1 + local.share()) - 1:.1%} of processor time")
    struck = f"an actor (process {ray.killed}) killed on the way, " if kill else ""
    print(f"{account.inputs} inputs in {shards} shards, {struck}identical bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--attribution", default="fast")
    parser.add_argument("--no-kill", dest="kill", action="store_false")
    chosen = parser.parse_args()
    sys.exit(main(chosen.given, chosen.workers, chosen.attribution, chosen.kill))
