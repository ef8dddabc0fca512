"""The README documents every command and every option, and its examples are true."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from pipeline.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def section(command):
    _, found, rest = README.partition(f"### `newsclaims {command}")
    assert found, f"README has no section on newsclaims {command}"
    return rest.partition("\n### ")[0]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_options_are_documented(name):
    """Each option of a command stands in the command's section, in code font."""
    text = section(name)
    for parameter in main.commands[name].params:
        if isinstance(parameter, click.Option):
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert f"`{option}`" in text, f"{name} {option} is not in the README"


@pytest.mark.parametrize("name", sorted(main.commands))
def test_help_texts(name):
    """Each command and each of its options says what it does."""
    command = main.commands[name]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.name} has no help text"


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """Return the run of the sample article that the README shows."""
    folder = tmp_path_factory.mktemp("readme") / "out"
    sample = ROOT / "corpus" / "articles" / "game-studio.txt"
    CliRunner().invoke(main, ["extract", str(sample), "-o", str(folder)])
    return folder


def test_record_example(out):
    """The record that the README shows is one of the sample article's, field by field."""
    shown = json.loads(README.partition("```json\n")[2].partition("```")[0])
    records = map(json.loads, (out / "records.jsonl").open(encoding="utf-8"))
    assert shown == next(record for record in records if record["id"] == shown["id"])


def test_top_example(out):
    """The list that the README shows is what the sample article gives."""
    shown = CliRunner().invoke(main, ["top", str(out), "-n", "3"]).output
    assert len(shown.splitlines()) == 3
    for line in shown.splitlines():
        assert f"    {line}\n" in section("top")


def test_query_example(out, tmp_path):
    """The query that the README shows finds quotes by their words."""
    url = f"sqlite:///{tmp_path / 'claims.db'}"
    assert CliRunner().invoke(main, ["load", str(out), "--to", url]).exit_code == 0
    query = README.partition('sqlite3 claims.db "')[2].partition('"')[0]
    with closing(sqlite3.connect(tmp_path / "claims.db")) as database:
        found = database.execute(query.replace("'rent'", "'sofa'")).fetchall()
    (quote,) = found
    assert quote[0] == "Imogen Raske"
    assert "in the sofa," in quote[1]
