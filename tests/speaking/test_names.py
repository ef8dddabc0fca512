"""Names, acronyms and nouns by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.speaking.acronyms import letters, stands_for
from pipeline.speaking.names import (
    bare,
    leading_title,
    one_letter_off,
    same_person,
    shortens,
    surname,
)
from pipeline.speaking.nouns import noun

WORDS = st.lists(st.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=2, max_size=4)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ann okafor", "ann okafor", True),
        ("ann okafor", "a okafor", True),
        ("ann okafor", "ann marie okafor", True),
        ("william thornton", "bill thornton", True),
        ("ann okafor", "paul okafor", False),
        ("ann okafor", "ann lund", False),
        ("kristin wadell", "kristen wadell", True),
        ("robert j keane", "robert m keane", False),
    ],
)
def test_same_person(one, other, same):
    """Two full names are one person's, whichever comes first."""
    assert same_person(tuple(one.split()), tuple(other.split())) is same
    assert same_person(tuple(other.split()), tuple(one.split())) is same


@given(WORDS)
def test_everybody_is_himself(words):
    """A name is the name of its bearer."""
    assert same_person(tuple(words), tuple(words))


@given(WORDS)
def test_initials_stand_for_the_words(words):
    """The initials of words that link nothing stand for them."""
    linking = {"of", "the", "and", "for", "in", "on", "to", "at"}
    kept = tuple(word for word in words if word not in linking)
    if len(kept) > 1:
        assert stands_for("".join(word[0] for word in kept), kept)


@pytest.mark.parametrize(
    ("written", "plain"),
    [("WGA", "wga"), ("F.B.I.", "fbi"), ("NATO", "nato"), ("Wga", ""), ("I", ""), ("DoD", "dd")],
)
def test_letters(written, plain):
    """Capitals are an acronym with or without stops; a word is none."""
    assert letters(written) == plain


@pytest.mark.parametrize(
    ("words", "taken", "role"),
    [
        ("sen. okafor", 1, "senator"),
        ("prime minister okafor", 2, "prime minister"),
        ("okafor", 0, None),
        ("mr.", 0, None),
    ],
)
def test_leading_title(words, taken, role):
    """Titles are taken off, but a name is always left."""
    count, title = leading_title(words.split())
    assert (count, title.role if title else None) == (taken, role)


def test_bare_drops_suffixes():
    """Suffixes and stops are no part of the name's words."""
    assert bare(["Robert", "F.", "Okafor", ",", "Jr."]) == ("robert", "f", "okafor")


def test_surname_keeps_particles():
    """A particle belongs to the surname."""
    assert surname(("anna", "van", "der", "berg")) == ("van", "der", "berg")


@pytest.mark.parametrize(
    ("short", "full", "does"),
    [
        ("halvorsen", "halvorsen shipping group", True),
        ("halvorsen shipping", "halvorsen shipping group", True),
        ("shipping", "halvorsen shipping group", False),
        ("halvorsen", "halvorsen", False),
    ],
)
def test_shortens(short, full, does):
    """A body is called by the beginning of its name."""
    assert shortens(tuple(short.split()), tuple(full.split())) is does


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [("mauer", "maurer", True), ("marsh", "march", True), ("marsh", "marsh", False),
     ("lund", "marsh", False)],
)  # fmt: skip
def test_one_letter_off(one, other, near):
    """A slip is one letter, either way round."""
    assert one_letter_off(one, other) is near
    assert one_letter_off(other, one) is near


@pytest.mark.parametrize(
    ("word", "kind", "gender"),
    [
        ("spokeswoman", "person", "female"),
        ("ministers", "person", None),
        ("tribeswoman", "person", "female"),
        ("companies", "organization", None),
        ("co-chair", "person", None),
        ("statement", "document", None),
        ("aldermen", "person", "male"),
    ],
)
def test_noun(word, kind, gender):
    """Singular, plural and compound nouns are known by their lemma."""
    known = noun(word)
    assert known is not None
    assert (known.kind, known.gender) == (kind, gender)


def test_a_noun_that_names_no_source():
    """A word of no use as a source is unknown."""
    assert noun("bridge") is None
