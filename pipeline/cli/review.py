"""`newsclaims review`."""

import sys
from pathlib import Path

import click

from pipeline.cli.options import EXISTING_FOLDER, failing
from pipeline.reading import BadRow, RunFolderError
from pipeline.review.page import ReviewError, write_page


@click.command()
@click.argument("out", type=EXISTING_FOLDER)
@click.option(
    "-o",
    "--page",
    type=click.Path(path_type=Path, dir_okay=False),
    default="review.html",
    show_default=True,
    help="The HTML file to write.",
)
@click.option("--sample", type=click.IntRange(1), help="Show that many articles, always the same.")
def review(out: Path, page: Path, sample: int | None) -> None:
    """Write the run folder OUT as one self-contained HTML page to read and mark records in.

    What cannot be shown is left out and named on standard error, a line a row; the exit status is
    then 1.
    """
    rejected: list[BadRow] = []
    with failing(page, ReviewError, RunFolderError):
        count = write_page(out, page, sample, rejected.append)
    for row in rejected:
        click.echo(row, err=True)
    click.echo(f"{page}: {count:,} articles, {page.stat().st_size / 1e6:.1f} MB")
    sys.exit(1 if rejected else 0)
