"""What several commands share: paths, the model option, the console, how they fail."""

from collections.abc import Iterator
from contextlib import contextmanager
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


class Failed(click.ClickException):
    """What could not be done, and the remedy, with the exit status of wrong usage."""

    exit_code = 2


@contextmanager
def failing(where: Path, *errors: type[Exception]) -> Iterator[None]:
    """Say ``errors``, and those of the system, in one line; ``where`` if it names no file."""
    try:
        yield
    except errors as error:
        raise Failed(str(error)) from error
    except OSError as error:
        remedy = "earlier results are whole; mend this and run the same command again"
        reason = f"{error.filename or where}: {error.strerror or error}"
        raise Failed(f"{reason}; {remedy}") from error
