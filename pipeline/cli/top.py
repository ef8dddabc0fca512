"""`newsclaims top`."""

import json
from datetime import datetime
from pathlib import Path

import click

from pipeline.checkworthiness.types import FIGURES, TYPES
from pipeline.cli.options import EXISTING_FOLDER, failing
from pipeline.reading import RunFolderError, manifest
from pipeline.top import Filters, Line
from pipeline.top import top as best

WIDTH = 160  # characters of a claim on its line
DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("out", type=EXISTING_FOLDER)
@click.option("-n", "--count", type=click.IntRange(1), default=20, show_default=True,
              help="How many to list.")  # fmt: skip
@click.option("--speaker", help="A part of the claimant's name.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice([*TYPES, *sorted(FIGURES)]),
              help="A type of claim or a kind of figure; may be given again.")  # fmt: skip
@click.option("--publisher", help="A part of the publisher's name.")
@click.option("--since", type=DAY, help="The first day of publication, as in 2024-05-31.")
@click.option("--until", type=DAY, help="The last day of publication.")
@click.option("--least", type=click.FloatRange(0, 1), default=0.0, help="The least score.")
@click.option("--json", "as_json", is_flag=True, help="Print an object a line.")
def top(
    out: Path,
    count: int,
    speaker: str | None,
    kinds: tuple[str, ...],
    publisher: str | None,
    since: datetime | None,
    until: datetime | None,
    least: float,
    as_json: bool,
) -> None:
    """List the claims of OUT that are most worth checking, each told once."""
    with failing(out, RunFolderError):
        manifest(out)
    filters = Filters(
        speaker=speaker,
        publisher=publisher,
        kinds=kinds or None,
        since=since.date().isoformat() if since else None,
        until=until.date().isoformat() if until else None,
        least=least,
    )
    lines = best(out, filters)
    if not lines:
        click.echo(f"{out}: no claim is such a one", err=True)
    for line in lines[:count]:
        click.echo(json.dumps(line.plain(), ensure_ascii=False) if as_json else _shown(line))


def _shown(line: Line) -> str:
    """Return a claim on one line: score, claimant, words, figures, and where it stands."""
    who = ", ".join(part for part in (line.claimant, line.role) if part) or "—"
    text = line.text if len(line.text) <= WIDTH else line.text[: WIDTH - 1] + "…"
    figures = f"  [{'; '.join(line.figures)}]" if line.figures else ""
    places = "  ".join(article["url"] or article["id"] for article in line.articles)
    return f"{line.worth:.2f}  {who}: {text}{figures}  {places}"
