"""`newsclaims export`."""

import sys
from pathlib import Path

import click

from pipeline.cli.options import EXISTING_FOLDER, failing
from pipeline.export.formats import FORMATS, ExportError
from pipeline.export.formats import export as write
from pipeline.reading import BadRow, RunFolderError


@click.command()
@click.argument("out", type=EXISTING_FOLDER)
@click.option("--format", "name", type=click.Choice(list(FORMATS)), required=True, help="Which.")
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file to write; one that is there is replaced when the new one is whole.",
)
def export(out: Path, name: str, file: Path) -> None:
    """Write the run folder OUT as a file for another tool.

    A record that does not keep to the contract is left out and named on standard error, a line a
    record; the exit status is then 1.
    """
    rejected: list[BadRow] = []

    def reject(row: BadRow) -> None:
        rejected[:] = [row]
        click.echo(row, err=True)

    with failing(file, RunFolderError, ExportError):
        write(out, name, file, reject)
    sys.exit(1 if rejected else 0)
