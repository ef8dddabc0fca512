"""Kills a load at random moments, repeats it, and compares what the database then holds.

    python -m tests.database.kill_loads --kills 20 --articles 400 [--to postgresql://…]

Each kill (SIGKILL) is a fresh database: a new file, or in PostgreSQL a new schema that is dropped
afterwards. Exit status 1 where a repeated load ends in another dump than an undisturbed one.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from pipeline.database.dump import dump
from pipeline.database.load import Loader
from pipeline.database.open import open_target
from pipeline.database.schema import ARTICLES
from tests.run_folders import fingerprint, run_folder

LOAD = (
    "import sys, pathlib, pipeline.database.load as l, pipeline.database.open as o\n"
    "l.BATCH = int(sys.argv[3])\n"
    "with o.open_target(sys.argv[2]) as t:\n"
    "    print('open', flush=True)\n"
    "    l.Loader(t, print).load(pathlib.Path(sys.argv[1]))"
)
BATCH = 200  # rows of one transaction, so that there are many to be killed in


@dataclass(frozen=True, slots=True)
class Kill:
    """What came of one kill: articles there after it, and whether the repeated load is right."""

    articles: int
    right: bool


def start(out: Path, url: str) -> subprocess.Popen[str]:
    """Start a load in a process of its own; return when it has opened the database."""
    command = [sys.executable, "-c", LOAD, str(out), url, str(BATCH)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def state(url: str) -> tuple[int, str]:
    """Return how many articles the database holds, and a fingerprint of all that it holds."""
    with open_target(url) as target:
        if ARTICLES.name not in target.present():
            return 0, ""
        return sum(1 for _ in target.rows(ARTICLES)), fingerprint(dump(target))


def undisturbed(out: Path, url: str) -> tuple[float, str]:
    """Load once; return the seconds that it took and the fingerprint."""
    process, began = start(out, url), time.monotonic()
    assert process.wait() == 0
    return time.monotonic() - began, state(url)[1]


def kill_once(out: Path, url: str, after: float, expected: str) -> Kill:
    """Kill a load ``after`` so many seconds, load again, and compare."""
    process = start(out, url)
    time.sleep(after)
    process.kill()
    process.wait()
    articles, _ = state(url)
    with open_target(url) as target:
        Loader(target, print).load(out)
    return Kill(articles, state(url)[1] == expected)


def kills(out: Path, new_url: Callable[[], str], count: int, rng: random.Random) -> list[Kill]:
    """Kill ``count`` loads of ``out``, each at a random moment and in a fresh database."""
    seconds, expected = undisturbed(out, new_url())
    return [kill_once(out, new_url(), rng.uniform(0, seconds), expected) for _ in range(count)]


def _main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=20)
    options.add_argument("--articles", type=int, default=400)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--to", help="a PostgreSQL server; without it SQLite files are used")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = run_folder(Path(folder) / "out", given.articles)
        fresh = _schemas(given.to) if given.to else _files(Path(folder))
        found = kills(out, fresh, given.kills, random.Random(given.seed))
    for kill in found:
        click.echo(f"killed with {kill.articles} of {given.articles} articles loaded: {kill.right}")
    click.echo(f"{sum(kill.right for kill in found)} of {len(found)} repeated loads: the same dump")
    sys.exit(not all(kill.right for kill in found))


def _files(folder: Path) -> Callable[[], str]:
    return lambda: f"sqlite:///{tempfile.mktemp(suffix='.db', dir=folder)}"


def _schemas(server: str) -> Callable[[], str]:
    import psycopg  # noqa: PLC0415  an extra

    names = iter(range(1_000_000))

    def fresh() -> str:
        name = f"newsclaims_kill_{next(names)}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")
            connection.execute(f"CREATE SCHEMA {name}")
        mark = "&" if "?" in server else "?"
        return f"{server}{mark}options=-csearch_path%3D{name}"

    return fresh


if __name__ == "__main__":
    _main()
