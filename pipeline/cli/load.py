"""`newsclaims load`."""

import sys
from pathlib import Path

import click
from rich.table import Table

from pipeline.cli.options import EXISTING_FOLDER, FILE, console, failing
from pipeline.database.load import Loaded, Loader
from pipeline.database.open import open_target
from pipeline.database.target import DatabaseError
from pipeline.reading import RunFolderError


@click.command()
@click.argument("out", type=EXISTING_FOLDER)
@click.option(
    "--to",
    "url",
    default="sqlite:///claims.db",
    show_default=True,
    metavar="URL",
    help="sqlite:///PATH or postgresql://USER@HOST/NAME.",
)
@click.option(
    "--collection",
    metavar="NAME",
    help="Whose articles these are: those of NAME that OUT no longer has are removed"
    " [default: the inputs of the extraction].",
)
@click.option(
    "--reviews",
    type=FILE,
    multiple=True,
    help="Marks saved by the review page, added to those that are there.",
)
def load(out: Path, url: str, collection: str | None, reviews: tuple[Path, ...]) -> None:
    """Load the run folder OUT into a database; load it again after any change, or any kill.

    What the database cannot take is left out and named on standard error, a line a row; the exit
    status is then 1.
    """
    with (
        failing(out, DatabaseError, RunFolderError),
        open_target(url) as target,
        console.status("loading"),
    ):
        loader = Loader(target, reject=lambda row: click.echo(row, err=True))
        loaded = loader.load(out, collection)
        for file in reviews:
            loaded = loader.review(file)
    console.print(_table(loaded))
    sys.exit(1 if loaded.rejected else 0)


def _table(loaded: Loaded) -> Table:
    table = Table("what", "count")
    for name, count in loaded.articles.items():
        table.add_row(f"articles {name}", str(count))
    for name, count in sorted(loaded.rows.items()):
        table.add_row(f"rows of {name}", str(count))
    table.add_row("rejected", str(loaded.rejected))
    return table
