"""The component: blocks, tense from hand-made parses, the publication date as basis."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from pipeline.components.dates import make_dates, tense_at


@pytest.fixture(scope="module")
def vocab():
    return spacy.blank("en").vocab


def parsed(vocab, words, tags, heads, deps):
    """Return a Doc of one paragraph with the parse that is given word by word."""
    return Doc(vocab, words=words, tags=tags, heads=heads, deps=deps)


PAST = (
    ["Rents", "rose", "Friday"],
    ["NNS", "VBD", "NNP"],
    [1, 1, 1],
    ["nsubj", "ROOT", "npadvmod"],
)
FUTURE = (
    ["It", "will", "open", "Friday"],
    ["PRP", "MD", "VB", "NNP"],
    [2, 2, 2, 2],
    ["nsubj", "aux", "ROOT", "npadvmod"],
)
PLANNED = (
    ["She", "plans", "to", "leave", "Friday"],
    ["PRP", "VBZ", "TO", "VB", "NNP"],
    [1, 1, 3, 1, 3],
    ["nsubj", "ROOT", "aux", "xcomp", "npadvmod"],
)
PERFECT = (
    ["It", "has", "closed", "since", "Friday"],
    ["PRP", "VBZ", "VBN", "IN", "NNP"],
    [2, 2, 2, 2, 3],
    ["nsubj", "aux", "ROOT", "prep", "pobj"],
)
DEADLINE = (
    ["A", "deal", "to", "sell", "until", "Friday"],
    ["DT", "NN", "TO", "VB", "IN", "NNP"],
    [1, 1, 3, 1, 3, 4],
    ["det", "ROOT", "aux", "acl", "prep", "pobj"],
)
NOMINAL = (["The", "Friday", "vote"], ["DT", "NNP", "NN"], [2, 2, 2], ["det", "compound", "ROOT"])


@pytest.mark.parametrize(
    ("parse", "tense"),
    [
        pytest.param(PAST, "past", id="past"),
        pytest.param(FUTURE, "future", id="future"),
        pytest.param(PLANNED, "future", id="planned"),
        pytest.param(PERFECT, "past", id="perfect"),
        pytest.param(DEADLINE, "future", id="to be done until then"),
        pytest.param(NOMINAL, None, id="nominal"),
    ],
)
def test_tense_of_the_clause(vocab, parse, tense):
    doc = parsed(vocab, *parse)
    start = doc.text.index("Friday")
    assert tense_at(doc, start, start + len("Friday")) == tense


def test_no_parse_no_tense(vocab):
    assert tense_at(Doc(vocab, words=["on", "Friday"]), 3, 9) is None


def dates_of(doc, published, role="paragraph"):
    doc.spans["blocks"] = [Span(doc, 0, len(doc), label=role)]
    component = make_dates(None, "dates")
    doc._.published = published
    return component(doc)._.dates


@pytest.mark.parametrize(
    ("published", "value", "basis"),
    [
        ("2023-08-24", "2023-08-18", "2023-08-24"),
        ("2023-08-24T09:00:00Z", "2023-08-18", "2023-08-24"),
        (None, "XXXX-WXX-5", None),
        ("last Tuesday", "XXXX-WXX-5", None),
    ],
)
def test_basis(vocab, published, value, basis):
    """A weekday is told from the publication date, or stays open where that is not known."""
    (date,) = dates_of(parsed(vocab, *PAST), published)
    assert (date.value, date.basis, date.span.text) == (value, basis, "Friday")


def test_boilerplate_has_no_dates(vocab):
    assert dates_of(parsed(vocab, *PAST), "2023-08-24", role="boilerplate") == ()
