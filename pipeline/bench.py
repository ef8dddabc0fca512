"""`make bench`: bare spaCy against the whole extraction, in turn, on the same texts, on one core.

Each measurement is a process of its own, held to one core, that loads its pipeline before the
clock starts. Bare is ``spacy.load(…).pipe`` as it comes; whole is a run from files to a run folder.
"""

import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from pipeline.engine import Outcome, Task
from pipeline.settings import Settings, default_model

ROUNDS = 3
MODES = ("bare", "fast", "accurate")
TABLE = "speaker table"


class _InProcess:
    """An engine in this very process: what is measured is the work, not the processes."""

    name, workers = "in-process", 1

    def __init__(self, extraction: Any) -> None:
        self._extraction = extraction

    def run(self, settings: Settings, tasks: Iterable[Task]) -> Iterator[tuple[int, list[Outcome]]]:
        del settings  # the extraction was made with them
        for task in tasks:
            yield task.number, [self._extraction(given) for given in task.inputs]


def bare(given: list[Path]) -> dict[str, Any]:
    """Measure spaCy's own pipeline over the texts of the articles under ``given``."""
    import spacy  # noqa: PLC0415, each measurement loads what it measures

    texts, nlp = _texts(given), spacy.load(default_model())
    list(nlp.pipe(texts[:2]))
    clocks = _clocks()
    for _ in nlp.pipe(texts):
        pass
    return _measured(texts, clocks)


def whole(given: list[Path], attribution: Any) -> dict[str, Any]:
    """Measure a run over the articles under ``given``, then each stage's share of the time."""
    from pipeline.engine.extraction import Extraction  # noqa: PLC0415
    from pipeline.inputs import Input, find, read  # noqa: PLC0415
    from pipeline.run.folder import Run  # noqa: PLC0415

    settings, texts = Settings(attribution=attribution), _texts(given)
    extraction = Extraction(settings)
    inputs = [item for file in find(given) for item in read(file) if isinstance(item, Input)]
    for item in inputs[:2]:
        extraction(item)
    with tempfile.TemporaryDirectory() as out:
        clocks = _clocks()
        Run(given, Path(out), settings, _InProcess(extraction)).work()
        found = _measured(texts, clocks)
    return found | {"stages": _stages(extraction, inputs[: max(1, len(inputs) // 3)])}


def _texts(given: list[Path]) -> list[str]:
    from pipeline.articles import read_all  # noqa: PLC0415
    from pipeline.records import Article  # noqa: PLC0415

    return [item.text for item in read_all(given) if isinstance(item, Article)]


def _clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _measured(texts: list[str], since: tuple[float, float]) -> dict[str, Any]:
    wall, busy = (now - then for now, then in zip(_clocks(), since, strict=True))
    words = sum(len(text.split()) for text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"words": words, "wall": words / wall, "busy": words / busy, "peak": peak}


class _Stopwatch:
    """The processor time that each stage took."""

    def __init__(self) -> None:
        self._spent: dict[str, float] = defaultdict(float)
        self._last = time.process_time()

    def __call__(self, stage: str) -> None:
        """Count the time since the last call for ``stage``."""
        now = time.process_time()
        self._spent[stage] += now - self._last
        self._last = now

    def shares(self) -> dict[str, float]:
        """Return each stage's share of all."""
        total = sum(self._spent.values()) or 1.0
        return {stage: seconds / total for stage, seconds in self._spent.items()}


def _stages(extraction: Any, inputs: list[Any]) -> dict[str, float]:
    """Return each stage's share of the time over ``inputs``."""
    from pipeline.articles import read  # noqa: PLC0415
    from pipeline.extract import prepare, records  # noqa: PLC0415
    from pipeline.json_lines import to_lines  # noqa: PLC0415
    from pipeline.records import Article  # noqa: PLC0415

    gc.collect()
    gc.freeze()  # else one search of all that is loaded falls to whichever stage it meets
    passed, lines = _Stopwatch(), list[bytes]()
    for given in inputs:
        article = read(given)
        passed("read")
        if isinstance(article, Article) and article.text.strip():
            doc = prepare(extraction.nlp, article)
            passed("tokens")
            for name, pipe in extraction.nlp.pipeline:
                doc = pipe(doc)
                passed(name)
            found = records(doc, article)
            passed("records")
            lines += to_lines(found).splitlines()
            passed("json")
    _end(lines, passed)
    return passed.shares()


def _end(lines: list[bytes], passed: _Stopwatch) -> None:
    """Do what a run does at its end over the ``lines`` of all records, as stages of their own."""
    from pipeline.clusters.table import ClusterTable  # noqa: PLC0415
    from pipeline.json_lines import to_line  # noqa: PLC0415
    from pipeline.run.publish import CLUSTERED, NAMED  # noqa: PLC0415
    from pipeline.run.speakers import SpeakerTable  # noqa: PLC0415

    found = [json.loads(line) for line in lines if NAMED in line or CLUSTERED in line]
    passed("publish")
    for stage, table in ((TABLE, SpeakerTable()), ("clusters", ClusterTable())):
        for record in found:
            table.add(record)
        table.settle()
        for record in found:
            table.identify(record)
        passed(stage)
    list(map(to_line, found))
    passed("publish")


def _subprocess(mode: str, given: tuple[Path, ...], core: int) -> dict[str, Any]:
    """Measure ``mode`` in a process of its own on the processor ``core``."""
    command = [sys.executable, "-m", "pipeline.bench", "--only", mode, *map(str, given)]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(  # noqa: S603, our own module
        command,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@click.command()
@click.argument("given", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--only", type=click.Choice(MODES), help="Measure one, in this process, as JSON.")
@click.option("--rounds", default=ROUNDS, show_default=True, help="How often each is measured.")
def main(given: tuple[Path, ...], only: str | None, rounds: int) -> None:
    """Print words a second of bare spaCy and of the whole extraction over the articles GIVEN."""
    if only:
        paths = list(given)
        click.echo(json.dumps(bare(paths) if only == "bare" else whole(paths, only)))
        return
    if not _texts(list(given)):
        raise click.UsageError(f"no articles in {', '.join(map(str, given))}")
    core = max(os.sched_getaffinity(0))
    found: dict[str, list[dict[str, Any]]] = {mode: [] for mode in MODES}
    for _ in range(rounds):
        for mode in MODES:
            found[mode].append(_subprocess(mode, given, core))
    _print(found)


def _print(found: dict[str, list[dict[str, Any]]]) -> None:
    console, table = Console(), Table("", "words/s", "words/s of processor time", "ratio", "peak")
    middle = {
        mode: {key: median(each[key] for each in rounds) for key in ("wall", "busy", "peak")}
        for mode, rounds in found.items()
    }
    for mode, row in middle.items():
        ratio = f"{row['busy'] / middle['bare']['busy']:.2f}"
        peak = f"{row['peak']:,.0f} MB"
        table.add_row(mode, f"{row['wall']:,.0f}", f"{row['busy']:,.0f}", ratio, peak)
    words = found["bare"][0]["words"]
    console.print(f"{words:,} words; medians of {len(found['bare'])} rounds, one core, in turn")
    console.print(table)
    shares = Table("stage", *MODES[1:])
    stages = {mode: found[mode][-1]["stages"] for mode in MODES[1:]}
    for stage in stages["accurate"]:
        shares.add_row(stage, *(f"{stages[mode].get(stage, 0):.1%}" for mode in MODES[1:]))
    console.print(shares)
    speakers = (
        f"{stages[mode]['speakers'] + stages[mode][TABLE]:.1%} of {mode}" for mode in stages
    )
    console.print(f"speakers and their table: {', '.join(speakers)}")
    if words < 50_000:
        console.print("few words: name a larger folder, such as make bench ARTICLES=…")


if __name__ == "__main__":
    main()
