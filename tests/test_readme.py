"""The README documents every command and every option."""

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


def test_top_example(tmp_path):
    """The list that the README shows is what the sample article gives."""
    sample = ROOT / "corpus" / "articles" / "game-studio.txt"
    CliRunner().invoke(main, ["extract", str(sample), "-o", str(tmp_path / "out")])
    shown = CliRunner().invoke(main, ["top", str(tmp_path / "out"), "-n", "3"]).output
    assert len(shown.splitlines()) == 3
    for line in shown.splitlines():
        assert f"    {line}\n" in section("top")
