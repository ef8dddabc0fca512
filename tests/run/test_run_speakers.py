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


def test_a_surname_alone_is_whom_the_others_name_in_full():
    """“President Okafor” is the Okafor of nearly all other articles."""
    full = [record(article, "Grace Okafor", role="president") for article in "abcd"]
    _, ids = table(*full, record("e", "Okafor", role="president"))
    assert len(set(ids)) == 1


@pytest.mark.parametrize(
    ("others", "role"),
    [(["Ann Okafor", "Ben Okafor"], None), ([], "mayor")],
    ids=["two of the name", "another’s role"],
)
def test_a_surname_alone_stays_so(others, role):
    """Where several bear it, or the role is another’s, nobody knows whom it means."""
    full = [record(article, "Grace Okafor", role="president") for article in "abc"]
    full += [record(f"x{name}", name) for name in others]
    full += [record("m", "Piet Okafor", role="mayor")] if role else []
    _, ids = table(*full, record("e", "Okafor", role=role))
    assert ids[-1] not in ids[:-1]


def test_a_son_is_not_his_father():
    """“Jr.” beside the name without it, or with no role in common, is another; else the same."""
    _, ids = table(
        record("a", "Piet Marsh", role="president"),
        record("b", "Piet Marsh Jr.", role="tennis coach"),
        record("c", "Ann Lund", role="chief justice"),
        record("d", "Ann Lund III", role="chief justice"),
    )
    assert ids[0] != ids[1]
    assert ids[2] == ids[3]


def test_one_name_taken_for_both_kinds():
    """A firm that one article takes for a person is the firm; a person with a role is no firm."""
    firm = [record(article, "Vesta", kind="organization") for article in "ab"]
    _, ids = table(*firm, record("c", "Vesta"), record("d", "Kestrel", kind="organization"),
                   record("e", "Kestrel", role="coach"))  # fmt: skip
    assert ids[0] == ids[2]
    assert ids[3] != ids[4]


def test_variants_are_names():
    """What a source says besides the name is no variant of it."""
    made, _ = table(
        record("a", "Robert Keane", source="Mr. Keane, who left Ann Lund’s party,"),
        record("a", "Robert Keane", source="Keane’s"),
    )
    assert made.rows[0]["variants"] == ["Keane"]


def test_a_slip_is_not_the_fullest_name():
    """One “Keane Keane” in a hundred isn’t the name; capitals aren’t if others are to be had."""
    made, _ = table(
        *(record(f"a{n}", "Robert Keane") for n in range(30)),
        record("b", "Robert Anne Marie Keane"),
        record("c", "ROBERT KEANE"),
    )
    assert made.rows[0]["name"] == "Robert Keane"


def test_two_bodies_at_once_have_no_row():
    """“Norland and Vesta” are two rows, each by itself."""
    made, ids = table(
        record("a", "Norland", kind="organization"),
        record("b", "Vesta", kind="organization"),
        record("c", "Norland and Vesta", kind="organization"),
        record("d", "Food and Drug Office", kind="organization"),
    )
    assert ids[2] is None
    assert len(made.rows) == 3


def test_a_nickname_of_the_same_role():
    """Bill is William where both are the senator; a Bill of another role is another."""
    _, ids = table(
        record("a", "William Thornton", role="senator"),
        record("b", "William Thornton", role="senator"),
        record("c", "Bill Thornton", role="the senator"),
        record("d", "Will Thornton", role="baker"),
    )
    assert ids[0] == ids[2] != ids[3]
