"""What several commands share: paths, the model option, the console."""

from pathlib import Path

import click
from rich.console import Console

console = Console(stderr=True)
FOLDER = click.Path(path_type=Path, file_okay=False)
EXISTING_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)

model_option = click.option(
    "--model", help="An installed spaCy English pipeline [default: the small one]."
)
