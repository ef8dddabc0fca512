"""The published schema: valid itself, met by records, not met by wrong ones."""

import json

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from pipeline.cli import main
from pipeline.records import SCHEMA, Date, Quote, Span, plain
from pipeline.schema import schema


def enveloped(record):
    return {
        "schema": SCHEMA,
        "id": "0" * 20,
        "kind": record.kind,
        "article_id": "a.txt",
        "article_sha256": "0" * 64,
        "sentence": {"start": 0, "end": 9},
        "context": {"prefix": "", "suffix": ""},
        **json.loads(json.dumps(plain(record))),
    }


SPAN = Span(0, 4, "Text")
QUOTE = Quote(
    span=SPAN,
    rule="clausal",
    confidence=0.5,
    form="direct",
    act="speech",
    layout="inline",
    content=(SPAN,),
)
DATE = Date(span=SPAN, rule="weekday", confidence=1.0, value="2024-03-05", type="date")


def test_schema_is_valid():
    """The schema meets its own dialect."""
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("record", [QUOTE, DATE], ids=["quote", "date"])
def test_records_meet_it(record):
    """A record with its envelope is valid."""
    Draft202012Validator(schema()).validate(enveloped(record))


@pytest.mark.parametrize(
    "change",
    [{"kind": "date"}, {"form": "loud"}, {"content": None}, {"verdict": False}, {"id": "x"}],
    ids=lambda change: next(iter(change)),
)
def test_wrong_records_do_not(change):
    """Another kind's name, an unknown value, a missing part or a field too many is invalid."""
    assert not Draft202012Validator(schema()).is_valid(enveloped(QUOTE) | change)


def test_command_prints_it():
    """`newsclaims schema` prints the same as JSON."""
    assert json.loads(CliRunner().invoke(main, ["schema"]).output) == schema()
