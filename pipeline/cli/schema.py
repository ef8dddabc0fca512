"""`newsclaims schema`."""

import json

import click

from pipeline.schema import schema as record_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema that every line of records.jsonl meets."""
    click.echo(json.dumps(record_schema(), indent=2, ensure_ascii=False))
