"""`newsclaims extract`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.progress import track
from rich.table import Table

from pipeline import articles
from pipeline.cli.options import FOLDER, console, model_option
from pipeline.extract import extract as extract_records
from pipeline.language import ModelError, load
from pipeline.records import Article, Reject
from pipeline.run import Account, RunFolder


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("-o", "--out", required=True, type=FOLDER, help="The run folder to write.")
@model_option
def extract(inputs: tuple[Path, ...], out: Path, model: str | None) -> None:
    """Extract the articles in INPUTS (files or folders) into the run folder OUT."""
    try:
        nlp = load(model)
        with RunFolder(out) as run:
            readable = _readable(articles.find(list(inputs)), run)
            for article, records in extract_records(nlp, readable):
                run.add(article, records)
    except (ModelError, OSError) as error:
        raise click.UsageError(str(error)) from error
    console.print(_table(run.account))
    sys.exit(1 if run.account.rejected else 0)


def _readable(files: list[articles.InputFile], run: RunFolder) -> Iterator[Article]:
    for file in track(files, description="extracting", console=console):
        for item in articles.read(file):
            if isinstance(item, Reject):
                run.reject(item)
            elif item.text.strip():
                yield item
            else:
                run.account.empty += 1


def _table(account: Account) -> Table:
    table = Table("what", "count")
    rows = {"articles": account.processed, "empty": account.empty, "rejected": account.rejected}
    for name, count in [*rows.items(), *sorted(account.kinds.items())]:
        table.add_row(name, str(count))
    table.add_row("speakers unresolved", str(account.unresolved))
    return table
