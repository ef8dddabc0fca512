"""Forms of words by rule."""

import pytest

from pipeline.inflection import forms, plural


@pytest.mark.parametrize(
    ("lemma", "past", "expected"),
    [
        ("add", None, ["add", "adds", "adding", "added"]),
        ("argue", None, ["argue", "argues", "arguing", "argued"]),
        ("agree", None, ["agree", "agrees", "agreeing", "agreed"]),
        ("reply", None, ["reply", "replies", "replying", "replied"]),
        ("enjoy", None, ["enjoy", "enjoys", "enjoying", "enjoyed"]),
        ("quip", "quipped", ["quip", "quips", "quipping", "quipped"]),
        ("write", "wrote", ["write", "writes", "writing", "wrote"]),
        ("teach", "taught", ["teach", "teaches", "teaching", "taught"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_forms_of_verbs(lemma, past, expected):
    """Base, third person, participle, past."""
    assert list(forms(lemma, past)) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("share", "shares"), ("agency", "agencies"), ("survey", "surveys"), ("boss", "bosses")],
)
def test_plural(noun, expected):
    """Regular plurals."""
    assert plural(noun) == expected
