"""`newsclaims extract`."""

import sys
from datetime import datetime
from pathlib import Path

import click

from pipeline.cli.options import FOLDER, console, failing, model_option
from pipeline.cli.progress import progress, table
from pipeline.engine import Engine, EngineError
from pipeline.engine.local import TIME_LIMIT, LocalEngine
from pipeline.engine.ray import RayEngine
from pipeline.run.checks import RunError
from pipeline.run.folder import Run
from pipeline.run.lock import BusyError
from pipeline.settings import Attribution, Settings


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("-o", "--out", required=True, type=FOLDER, help="The run folder to write.")
@model_option
@click.option(
    "--attribution",
    type=click.Choice(["accurate", "fast"]),
    default="accurate",
    show_default=True,
    help="The tagger of attributions.",
)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The publication date of articles that state none.",
)
@click.option("--any-language", is_flag=True, help="Work on articles not in English too.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Processes of this machine, or actors of a Ray cluster.",
)
@click.option("--address", help="The Ray cluster's address [default: a Ray of this machine].")
@click.option(
    "--time-limit",
    type=click.FloatRange(1),
    default=TIME_LIMIT,
    show_default=True,
    help="Seconds that one article may take before it is rejected.",
)
@click.option("--retry-rejected", is_flag=True, help="Work again on what was rejected before.")
def extract(
    inputs: tuple[Path, ...],
    out: Path,
    model: str | None,
    attribution: Attribution,
    published: datetime | None,
    any_language: bool,
    workers: int,
    engine: str,
    address: str | None,
    time_limit: float,
    retry_rejected: bool,
) -> None:
    """Extract the articles in INPUTS (files or folders) into the run folder OUT.

    A second run works only on what is new or changed; one that was killed goes on where it was.
    """
    if address and engine != "ray":
        raise click.UsageError("--address is a Ray cluster's; it needs --engine ray")
    date = published.date().isoformat() if published else None
    settings = Settings(
        model=model, attribution=attribution, published=date, any_language=any_language
    )
    chosen: Engine = LocalEngine(workers, time_limit)
    if engine == "ray":
        chosen = RayEngine(workers, time_limit, address)
    given = list(inputs)
    try:
        with failing(out, RunError, BusyError, EngineError), progress(given, console) as told:
            run = Run(given, out, settings, chosen, retry_rejected=retry_rejected, progress=told)
            account = run.work()
    except KeyboardInterrupt as error:
        raise click.ClickException("stopped; the same command goes on from here") from error
    console.print(table(account))
    if account.rejected:
        click.echo(f"{out / 'rejected.jsonl'} says which were rejected, and why", err=True)
    sys.exit(1 if account.rejected else 0)
