"""The table of speakers over all articles."""

import itertools

import pytest

from pipeline.run.speakers import SpeakerTable

PERSON, BODY, DOCUMENT = "person", "organization", "document"


def record(article, name, role=None, affiliation=None, *, kind=PERSON, source=None):
    speaker = {"name": name, "kind": kind, "role": role, "affiliation": affiliation,
               "resolution": "alias" if source else "named", "id": None}  # fmt: skip
    words = {"start": 0, "end": 1, "text": source or name}
    return {"article_id": article, "kind": "quote", "source": words, "speaker": speaker}


def table(records):
    """Return the table of ``records`` and the id that each got."""
    made = SpeakerTable()
    for one in records:
        made.add(one)
    made.settle()
    for one in records:
        made.identify(one)
    return made, [one["speaker"]["id"] for one in records]


def letters(ids):
    """Return a letter a speaker, in the order met, and - for none: “aba-”."""
    known = {}
    return "".join("-" if one is None else known.setdefault(one, "abcdefgh"[len(known)])
                   for one in ids)  # fmt: skip


def body(article, name, source=None):
    return record(article, name, kind=BODY, source=source)


# What each case is, its records, and which of them are one speaker’s: a letter a record.
CASES = [
    ("with and without its middle, one", "aa",
     record("a", "Robert Keane", "mayor", source="Keane"),
     record("b", "Robert J. Keane", "the mayor")),
    ("roles and affiliations with nothing in common, two", "ab",
     record("a", "John Reed", "dentist", "Dunmore Clinic"),
     record("b", "John Reed", "defence minister", "Norland")),
    ("a role in common, one", "aa",
     record("a", "John Reed", "dentist", "Dunmore Clinic"),
     record("b", "John Reed", "dentist", "Harbour Clinic")),
    ("roles apart but no affiliations, one", "aa",
     record("a", "John Reed", "dentist"), record("b", "John Reed", "defence minister")),
    ("nothing known of one of them, one", "aa",
     record("a", "John Reed", "dentist", "Dunmore Clinic"), record("b", "John Reed")),
    ("the same people beside them, one", "abab",
     record("a", "John Reed", "dentist", "Dunmore Clinic"), record("a", "Ann Lund"),
     record("b", "John Reed", "councillor", "Dunmore Council"), record("b", "Ann Lund")),
    ("Robert J. is not Robert M.", "abbb",
     record("a", "Robert J. Keane"), record("b", "Robert M. Keane"),
     record("c", "Robert M. Keane"), record("d", "Robert Keane")),
    ("an acronym that one article spells out", "aa",
     body("a", "Harbour Builders Association", source="The HBA"), body("b", "HBA")),
    ("legal forms make no other body", "aa",
     body("a", "Halvorsen Shipping Ltd."), body("b", "Halvorsen Shipping")),
    ("two people at once and the unnamed, none", "--",
     record("a", "Ann Lund and Piers Holt"), record("a", None, kind=DOCUMENT)),
    ("two bodies at once, none; “and” in a name, one", "ab-c",
     body("a", "Norland"), body("b", "Vesta"), body("c", "Norland and Vesta"),
     body("d", "Food and Drug Office")),
    ("a surname alone is whom the others name in full", "aaaaa",
     *(record(article, "Grace Okafor", "president") for article in "abcd"),
     record("e", "Okafor", "president")),
    ("a surname that several bear is nobody known", "aaabcd",
     *(record(article, "Grace Okafor") for article in "abc"),
     record("f", "Ann Okafor"), record("g", "Ben Okafor"), record("e", "Okafor")),
    ("a surname with another’s role", "aaabc",
     *(record(article, "Grace Okafor", "president") for article in "abc"),
     record("m", "Piet Okafor", "mayor"), record("e", "Okafor", "mayor")),
    ("a son is not his father, unless their role is one", "abcc",
     record("a", "Piet Marsh", "president"), record("b", "Piet Marsh Jr.", "tennis coach"),
     record("c", "Ann Lund", "chief justice"), record("d", "Ann Lund III", "chief justice")),
    ("a firm once taken for a person is the firm", "aaa",
     body("a", "Vesta"), body("b", "Vesta"), record("c", "Vesta")),
    ("a person with a role is no firm", "ab",
     body("d", "Kestrel"), record("e", "Kestrel", "coach")),
    ("a nickname of the same role, one; of another, two", "aaab",
     record("a", "William Thornton", "senator"), record("b", "William Thornton", "senator"),
     record("c", "Bill Thornton", "the senator"), record("d", "Will Thornton", "baker")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("same", "records"), [pytest.param(same, made, id=name) for name, same, *made in CASES]
)
def test_who_is_one_speaker(same, records):
    """Records of one speaker have one id, and the table a row for each."""
    made, ids = table(records)
    assert letters(ids) == same
    assert len(made.rows) == len(set(same) - {"-"})


ROWS = [
    ("the fullest name and its variants",
     {"name": "Robert J. Keane", "variants": ["Keane", "Robert Keane"], "articles": 2, "quotes": 2},
     record("a", "Robert Keane", "mayor", source="Keane"),
     record("b", "Robert J. Keane", "the mayor")),
    ("a body’s name in full", {"name": "Harbour Builders Association"},
     body("a", "Harbour Builders Association", source="The HBA"), body("b", "HBA")),
    ("what a source says besides the name is no variant", {"variants": ["Keane"]},
     record("a", "Robert Keane", source="Mr. Keane, who left Ann Lund’s party,"),
     record("a", "Robert Keane", source="Keane’s")),
    ("one slip in many and capitals are not the name", {"name": "Robert Keane"},
     *(record(f"a{n}", "Robert Keane") for n in range(30)),
     record("b", "Robert Anne Marie Keane"), record("c", "ROBERT KEANE")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "records"), [pytest.param(fields, made, id=name) for name, fields, *made in ROWS]
)
def test_what_a_row_says(fields, records):
    """The first row has the fields."""
    made, _ = table(records)
    assert {field: made.rows[0][field] for field in fields} == fields


def test_a_claimant_has_the_id_of_the_speaker():
    """Claims refer to the same rows."""
    made, ids = table([record("a", "Ann Lund")])
    claim = {"article_id": "a", "kind": "claim", "claimant": {"name": "Ann Lund", "kind": "person"}}
    made.identify(claim)
    assert claim["claimant"]["id"] == ids[0]


def test_the_order_of_articles_changes_nothing():
    """Any order gives the same rows and the same ids."""
    records = [
        ("a", "John Reed", "dentist", "Dunmore Clinic"),
        ("b", "John Reed", "defence minister", "Norland"),
        ("c", "John Reed", None, None),
        ("d", "John A. Reed", "minister", None),
    ]
    seen = set()
    for order in itertools.permutations(records):
        made, _ = table([record(*one) for one in order])
        seen.add(str(made.rows))
    assert len(seen) == 1
