"""Gold against predicted: the arithmetic, on small hand-made records."""

import pytest

from pipeline.score import floors_missed, review_precision, score


def record(kind="percentage", start=0, end=2, article="a", **own):
    return {"article_id": article, "kind": kind, "span": {"start": start, "end": end}, **own}


def summary(gold, predicted, kind="percentage"):
    return score(gold, predicted)[kind].summary()


def test_perfect():
    """Equal records score 100 in everything."""
    row = summary([record(low=5)], [record(low=5)])
    assert (row["f1"], row["exact_f1"], row["fields"]) == (100.0, 100.0, {"low": 100.0})


def test_overlap_is_not_exact():
    """Shared characters count as found, other edges not as exact."""
    row = summary([record(start=0, end=10)], [record(start=2, end=10)])
    assert (row["f1"], row["exact_f1"]) == (100.0, 0.0)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (record(start=2, end=4), "touching spans share nothing"),
        (record(article="b"), "another article"),
        (record(kind="money"), "another kind"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_match(other, reason):
    """What shares no character, article or kind is missed."""
    assert summary([record()], [other])["recall"] == 0.0, reason


def test_one_to_one_best_first():
    """Two predictions can't both meet one gold record; the better one does."""
    row = summary(
        [record(start=0, end=10, low=1)],
        [record(start=0, end=3, low=2), record(start=0, end=9, low=1)],
    )
    assert (row["precision"], row["recall"], row["fields"]["low"]) == (50.0, 100.0, 100.0)


def test_discontinuous_content_is_the_extent():
    """A quote is compared by its content, part by part."""
    parts = [{"start": 0, "end": 3}, {"start": 8, "end": 9}]
    whole = [{"start": 0, "end": 9}]
    row = summary([record("quote", content=parts)], [record("quote", content=whole)], "quote")
    assert (row["f1"], row["exact_f1"]) == (100.0, 0.0)


@pytest.mark.parametrize(
    ("name", "wanted", "got", "right"),
    [
        ("of", {"start": 1, "end": 2, "text": "a"}, {"start": 1, "end": 2, "text": "a"}, True),
        ("of", {"start": 1, "end": 2, "text": "a"}, None, False),
        ("low", 5, 5.0, True),
        ("low", 5, None, False),
        ("speaker", {"name": "Ann", "kind": "person"}, {"name": "Ann", "kind": "unnamed"}, False),
        ("speaker", None, None, True),
    ],
)
def test_fields(name, wanted, got, right):
    """A field is right where it is equal in the way of its type."""
    row = summary([record(**{name: wanted})], [record(**{name: got})])
    assert row["fields"][name] == (100.0 if right else 0.0)


def test_floors():
    """Each score below its floor is named, with both numbers."""
    tallies = score([record(low=5), record(start=5, end=6)], [record(low=4)])
    floors = {"percentage": {"f1": 66.0, "exact_f1": 70.0, "fields": {"low": 50.0}}}
    assert floors_missed(tallies, floors) == [
        "percentage exact_f1: 66.7 is below its floor of 70.0",
        "percentage low: 0.0 is below its floor of 50.0",
    ]


def test_review_precision():
    """The latest mark on a record counts; marks on other runs' records don't."""
    records = [{"id": "1", "kind": "quote"}, {"id": "2", "kind": "quote"}]
    marks = [
        {"record_id": "1", "at": "2031-05-07", "verdict": "right"},
        {"record_id": "1", "at": "2031-05-06", "verdict": "wrong"},
        {"record_id": "2", "at": "2031-05-06", "verdict": "corrected"},
        {"record_id": "3", "at": "2031-05-06", "verdict": "wrong"},
    ]
    assert review_precision(records, marks) == {
        "quote": {"marked": 2, "right": 1, "precision": 50.0}
    }
