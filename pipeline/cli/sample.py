"""`newsclaims sample`."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import get_args

import click

from pipeline.cli.options import EXISTING_FOLDER, failing
from pipeline.reading import RunFolderError, manifest
from pipeline.records import KINDS, Resolution
from pipeline.sample import NONE, Choice, beside, described, draw

Listed = Callable[[click.Context, click.Parameter, str | None], frozenset[str] | None]


def _listed(known: Collection[str] = ()) -> Listed:
    """Return what parts a list at its commas and refuses a word that is none of ``known``."""

    def parted(_: click.Context, __: click.Parameter, value: str | None) -> frozenset[str] | None:
        found = frozenset(part.strip() for part in value.split(",")) if value else frozenset()
        if known and (strange := sorted(found.difference(known))):
            raise click.BadParameter(f"{strange[0]!r} is not one of {', '.join(known)}.")
        return found or None

    return parted


@click.command()
@click.argument("out", type=EXISTING_FOLDER)
@click.option("-n", "--count", type=click.IntRange(1), default=20, show_default=True,
              help="How many records to draw.")  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True, help="Draws others.")
@click.option(
    "--kind",
    "kinds",
    callback=_listed([kind.kind for kind in KINDS]),
    help="Kinds, with commas between.",
)
@click.option("--resolution", "resolutions",
              callback=_listed([*get_args(Resolution), NONE]),
              help="How the speaker was resolved: named, alias, pronoun, … or none.")  # fmt: skip
@click.option("--rule", "rules", callback=_listed(), help="Rules, with commas between.")
@click.option("--least", type=click.FloatRange(0, 1), default=0.0, help="The least confidence.")
@click.option("--most", type=click.FloatRange(0, 1), default=1.0, help="The most confidence.")
def sample(
    out: Path,
    count: int,
    seed: int,
    kinds: frozenset[str] | None,
    resolutions: frozenset[str] | None,
    rules: frozenset[str] | None,
    least: float,
    most: float,
) -> None:
    """Print records of OUT, drawn at random, each beside its text, to judge them by reading.

    The same seed draws the same records.
    """
    with failing(out, RunFolderError):
        manifest(out)
    choice = Choice(kinds=kinds, resolutions=resolutions, rules=rules, least=least, most=most)
    number = 0
    for number, (record, text) in enumerate(draw(out, choice, count, seed), 1):
        click.echo(f"--- {number}  {record['article_id']}  {record['id']}")
        for line in described(record):
            click.echo(f"  {line}")
        click.echo(f"  {beside(record, text)}\n")
    if number == 0:
        click.echo(f"{out}: no record is such a one", err=True)
