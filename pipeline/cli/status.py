"""`newsclaims status`."""

from pathlib import Path

import click

from pipeline.cli.options import EXISTING_FOLDER, failing
from pipeline.cli.progress import described
from pipeline.reading import RunFolderError
from pipeline.run.status import status as state_of


@click.command()
@click.argument("out", type=EXISTING_FOLDER)
def status(out: Path) -> None:
    """Say what stands in OUT, and whether a run is going on there or was stopped."""
    with failing(out, RunFolderError):
        click.echo("\n".join(described(out, state_of(out))))
