"""`newsclaims sample`."""

from pathlib import Path

import click

from pipeline.cli.options import EXISTING_FOLDER
from pipeline.reading import RunFolderError, manifest
from pipeline.sample import Choice, beside, described, draw


def _listed(_: click.Context, __: click.Parameter, value: str | None) -> frozenset[str] | None:
    return frozenset(part.strip() for part in value.split(",")) if value else None


@click.command()
@click.argument("out", type=EXISTING_FOLDER)
@click.option("-n", "--count", type=click.IntRange(1), default=20, show_default=True,
              help="How many records to draw.")  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True, help="Draws others.")
@click.option("--kind", "kinds", callback=_listed, help="Kinds, with commas between.")
@click.option("--resolution", "resolutions", callback=_listed,
              help="How the speaker was resolved: named, alias, pronoun, … or none.")  # fmt: skip
@click.option("--rule", "rules", callback=_listed, help="Rules, with commas between.")
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
    try:
        manifest(out)
    except RunFolderError as error:
        raise click.UsageError(str(error)) from error
    choice = Choice(kinds=kinds, resolutions=resolutions, rules=rules, least=least, most=most)
    for number, (record, text) in enumerate(draw(out, choice, count, seed), 1):
        click.echo(f"--- {number}  {record['article_id']}  {record['id']}")
        for line in described(record):
            click.echo(f"  {line}")
        click.echo(f"  {beside(record, text)}\n")
