"""The commands, nothing else: one file a command."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when NumPy loads: one core a worker

import click

from pipeline import __version__
from pipeline.cli.compare import compare
from pipeline.cli.evaluate import evaluate
from pipeline.cli.export import export
from pipeline.cli.extract import extract
from pipeline.cli.load import load
from pipeline.cli.review import review
from pipeline.cli.sample import sample
from pipeline.cli.schema import schema
from pipeline.cli.status import status
from pipeline.cli.top import top
from pipeline.cli.verify import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsclaims")
def main() -> None:
    """Turn news articles into records of who said what and which figures were claimed."""


for command in (
    extract,
    status,
    verify,
    schema,
    evaluate,
    load,
    export,
    review,
    sample,
    top,
    compare,
):
    main.add_command(command)
