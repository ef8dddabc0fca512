"""`newsclaims evaluate`."""

import json
import sys
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from pipeline.cli.options import FILE, FOLDER, console, failing, model_option
from pipeline.database.reviews import review_row
from pipeline.database.rows import file_rows
from pipeline.database.schema import REVIEWS
from pipeline.gold import Gold, GoldError, read_gold
from pipeline.reading import RECORDS, BadRow, Row, RunFolderError, manifest, rows
from pipeline.score import Tally, extent, floors_missed, review_precision, score


@click.command()
@click.argument("gold", default="corpus/gold", type=FOLDER)
@model_option
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.option("--differences", is_flag=True, help="Print every record that differs from gold.")
@click.option("--reviews", type=FILE, help="Marks saved by the review page, scored instead.")
@click.option("--run", "out", type=FOLDER, help="The run folder that --reviews belongs to.")
def evaluate(
    gold: Path,
    model: str | None,
    as_json: bool,
    differences: bool,
    reviews: Path | None,
    out: Path | None,
) -> None:
    """Score the extraction on the annotated articles in GOLD, by kind and by field.

    GOLD holds articles/, records/ (one file of lines an article) and floors.json; a score below
    its floor makes the exit status 1. With --reviews and --run, print instead by kind the share of
    records that checkers marked right.
    """
    if reviews is not None:
        sys.exit(_print_reviews(reviews, out))
    from pipeline.extract import extract
    from pipeline.language import ModelError, load

    with failing(gold, GoldError, ModelError):
        corpus, nlp = read_gold(gold), load(model)
    extracted = extract(nlp, corpus.articles)
    predicted = corpus.annotated(row for _, rows in extracted for row in rows)
    tallies = score(corpus.records, predicted)
    if differences:
        _print_differences(corpus, predicted)
    summaries = {kind: tally.summary() for kind, tally in tallies.items()}
    click.echo(json.dumps(summaries, indent=2)) if as_json else console.print(_table(tallies))
    missed = floors_missed(tallies, corpus.floors)
    for line in missed:
        console.print(f"[red]{line}[/]")
    sys.exit(1 if missed else 0)


def _print_reviews(reviews: Path, out: Path | None) -> int:
    """Print the shares of right records; return the exit status, 1 where a line is no mark."""
    if out is None:
        raise click.UsageError("--reviews needs --run OUT, the run folder that was reviewed")
    with failing(out, RunFolderError):
        manifest(out)
    records = [row.value for row in rows(out / RECORDS) if isinstance(row, Row)]
    bad: list[BadRow] = []
    found = file_rows(reviews, review_row, bad.append)
    marks = [dict(zip(REVIEWS.names, row, strict=True)) for row in found]
    click.echo(json.dumps(review_precision(records, marks), indent=2))
    for row in bad:
        click.echo(row, err=True)
    return 1 if bad else 0


def _print_differences(corpus: Gold, predicted: list[dict[str, Any]]) -> None:
    for sign, those, others in (("-", corpus.records, predicted), ("+", predicted, corpus.records)):
        known = {(row["article_id"], row["kind"], extent(row)) for row in others}
        for row in those:
            if (row["article_id"], row["kind"], extent(row)) not in known:
                click.echo(f"{sign} {row['article_id']} {row['kind']}: {row['span']['text']!r}")


def _table(tallies: dict[str, Tally]) -> Table:
    table = Table("kind", "gold", "predicted", "P", "R", "F1", "exact F1", "fields")
    for kind, tally in sorted(tallies.items()):
        row = tally.summary()
        fields = ", ".join(f"{name} {share:g}" for name, share in row["fields"].items())
        numbers = [row[name] for name in ("precision", "recall", "f1", "exact_f1")]
        table.add_row(
            kind, str(row["gold"]), str(row["predicted"]), *(f"{n:.1f}" for n in numbers), fields
        )
    return table
