"""`newsclaims verify`."""

from pathlib import Path

import click

from pipeline.cli.options import EXISTING_FOLDER, failing
from pipeline.reading import RunFolderError, manifest
from pipeline.run.verify import verify as differences


@click.command()
@click.argument("out", type=EXISTING_FOLDER)
def verify(out: Path) -> None:
    """Re-read every span in OUT against its article; fail on the first that differs."""
    with failing(out, RunFolderError):
        manifest(out)
        for problem in differences(out):
            raise click.ClickException(str(problem))
    click.echo(f"{out}: every span is the article's text")
