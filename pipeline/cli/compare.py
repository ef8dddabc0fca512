"""`newsclaims compare`."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.cli.options import EXISTING_FOLDER, failing
from pipeline.compare import Comparison
from pipeline.compare import compare as comparisons
from pipeline.reading import RunFolderError, manifest

NONE_ALTERED = "no article has altered a quote of another; --all prints what several have"


@click.command()
@click.argument("out", type=EXISTING_FOLDER)
@click.option("--all", "everything", is_flag=True,
              help="Print also what no article has altered.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print an object a line.")
def compare(out: Path, everything: bool, as_json: bool) -> None:
    """Show the quotes of OUT that one article has verbatim and another has altered."""
    with failing(out, RunFolderError):
        manifest(out)
    shown = [found for found in comparisons(out) if everything or found.altered]
    if not shown:
        none = "no quote stands in several articles"
        click.echo(f"{out}: {none if everything else NONE_ALTERED}", err=True)
    for comparison in shown:
        if as_json:
            click.echo(json.dumps(comparison.plain(), ensure_ascii=False))
        else:
            click.echo("\n".join(_shown(comparison)) + "\n")


def _shown(comparison: Comparison) -> Iterator[str]:
    yield f"“{comparison.wording}”"
    for one in comparison.tellings:
        telling = one.telling
        who = telling.speaker or "no name"
        where = f"{telling.article} ({telling.publisher})" if telling.publisher else telling.article
        yield f"  {one.state:8}  {where}, {who}" + (f": {one.changes}" if one.changes else "")
        if one.state in {"cut", "fuller"}:
            yield f"            “{telling.text}”"
