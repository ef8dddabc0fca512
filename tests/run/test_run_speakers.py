"""The table of speakers over all articles."""

import itertools

import pytest

from pipeline.run.speakers import SpeakerTable


def record(article, name, kind="person", role=None, affiliation=None, source=None):
    speaker = {"name": name, "kind": kind, "role": role, "affiliation": affiliation,
               "resolution": "alias" if source else "named", "id": None}  # fmt: skip
    words = {"start": 0, "end": 1, "text": source or name}
    return {"article_id": article, "kind": "quote", "source": words, "speaker": speaker}


def table(*records):
    """Return the table of ``records`` and the id that each got."""
    made = SpeakerTable()
    for one in records:
        made.add(one)
    made.settle()
    for one in records:
        made.identify(one)
    return made, [one["speaker"]["id"] for one in records]


def test_one_row_a_person_over_all_articles():
    """Forms of a name with and without its middle are one person’s."""
    made, ids = table(
        record("a", "Robert Keane", role="mayor", source="Keane"),
        record("b", "Robert J. Keane", role="the mayor"),
    )
    assert ids[0] == ids[1]
    (row,) = made.rows
    assert (row["name"], row["variants"]) == ("Robert J. Keane", ["Keane", "Robert Keane"])
    assert (row["articles"], row["quotes"]) == (2, 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("dentist", "Dunmore Clinic"), ("defence minister", "Norland"), False),
        (("dentist", "Dunmore Clinic"), ("dentist", "Harbour Clinic"), True),
        (("dentist", None), ("defence minister", None), True),
        (("dentist", "Dunmore Clinic"), (None, None), True),
    ],
)
def test_people_of_one_name(one, other, same):
    """Only roles and affiliations that have nothing in common keep two apart."""
    made, ids = table(
        record("a", "John Reed", role=one[0], affiliation=one[1]),
        record("b", "John Reed", role=other[0], affiliation=other[1]),
    )
    assert (ids[0] == ids[1]) is same
    assert len(made.rows) == (1 if same else 2)


def test_company_keeps_two_together():
    """The same people beside them tell that two profiles are one person’s."""
    _, ids = table(
        record("a", "John Reed", role="dentist", affiliation="Dunmore Clinic"),
        record("a", "Ann Lund"),
        record("b", "John Reed", role="councillor", affiliation="Dunmore Council"),
        record("b", "Ann Lund"),
    )
    assert ids[0] == ids[2]


def test_middle_names_keep_people_apart():
    """Robert J. is not Robert M."""
    _, ids = table(
        record("a", "Robert J. Keane"),
        record("b", "Robert M. Keane"),
        record("c", "Robert M. Keane"),
        record("d", "Robert Keane"),
    )
    assert ids[0] != ids[1] == ids[2] == ids[3]


def test_an_acronym_that_one_article_spells_out():
    """“HBA” in one article is the body that another abbreviates so."""
    made, ids = table(
        record("a", "Harbour Builders Association", kind="organization", source="The HBA"),
        record("b", "HBA", kind="organization"),
    )
    assert ids[0] == ids[1]
    assert made.rows[0]["name"] == "Harbour Builders Association"


def test_legal_forms_make_no_other_body():
    """“Ltd.” is no part of what a body is called."""
    _, ids = table(
        record("a", "Halvorsen Shipping Ltd.", kind="organization"),
        record("b", "Halvorsen Shipping", kind="organization"),
    )
    assert ids[0] == ids[1]


def test_two_people_and_the_unnamed_have_no_row():
    """A joint source, a document and nobody are in no row."""
    joint = record("a", "Ann Lund and Piers Holt")
    document = record("a", None, kind="document")
    made, ids = table(joint, document)
    assert (made.rows, ids) == ([], [None, None])


def test_a_claimant_has_the_id_of_the_speaker():
    """Claims refer to the same rows."""
    made, ids = table(record("a", "Ann Lund"))
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
        made, _ = table(*(record(a, n, role=r, affiliation=f) for a, n, r, f in order))
        seen.add(str(made.rows))
    assert len(seen) == 1
