"""Which mentions name one bearer."""

from speaking_words import words_of

from pipeline.speaking.directory import Directory
from pipeline.speaking.mentions import find


def directory(*sentences, named=()):
    words = words_of(*sentences, named=named)
    return Directory(words, find(words))


def names(found):
    return [entity.name for entity in found.entities]


def test_a_surname_is_its_bearer():
    """“Harriet Colby … Colby”: one entity under the full name."""
    found = directory(
        "Harriet/NNP/compound>1 Colby/NNP/nsubj>2 spoke/VBD/ROOT>2",
        "Colby/NNP/nsubj>1 left/VBD/ROOT>1",
        named=[(0, 2, "PERSON"), (3, 4, "PERSON")],
    )
    assert names(found) == ["Harriet Colby"]
    assert found.at[3][1].kind == "person"
    assert found.at[3][1].gender == "female"


def test_titles_keep_a_couple_apart():
    """“Mr. Lowell” is Peter Lowell and not Anna."""
    found = directory(
        "Peter/NNP/compound>1 Lowell/NNP/nsubj>5 and/CC/cc>1 Anna/NNP/compound>4 Lowell/NNP/conj>1"
        " came/VBD/ROOT>5",
        "Mr./NNP/compound>1 Lowell/NNP/nsubj>2 left/VBD/ROOT>2",
        named=[(0, 2, "PERSON"), (3, 5, "PERSON"), (7, 8, "PERSON")],
    )
    assert found.at[7][1].name == "Peter Lowell"


def test_an_acronym_is_the_body_it_abbreviates():
    """The acronym and the name are one body, whichever comes first."""
    found = directory(
        "The/DT/det>1 HBA/NNP/nsubj>2 met/VBD/ROOT>2",
        "Harbour/NNP/compound>2 Builders/NNP/compound>2 Association/NNP/nsubj>3 left/VBD/ROOT>3",
        named=[(1, 2, "ORG"), (3, 6, "ORG")],
    )
    assert names(found) == ["Harbour Builders Association"]
    assert found.at[1][1].kind == "organization"


def test_a_place_is_no_person_of_that_name():
    """“in Colby” is a town, though Harriet Colby spoke."""
    found = directory(
        "Harriet/NNP/compound>1 Colby/NNP/nsubj>2 spoke/VBD/ROOT>2 in/IN/prep>2 Colby/NNP/pobj>3",
        named=[(0, 2, "PERSON"), (4, 5, "GPE")],
    )
    assert found.at[4][1] is not found.at[0][1]


def test_a_headline_is_no_name():
    """A run of capitals with a capitalised preposition in it names nobody."""
    found = directory(
        "Harbour/NNP/compound>3 Board/NNP/compound>3 To/NNP/compound>3 Close/NNP/ROOT>3"
    )
    assert names(found) == []


def test_the_commoner_spelling_wins():
    """One slip in a name doesn’t become the name."""
    found = directory(
        "Kristin/NNP/compound>1 Wadell/NNP/nsubj>2 came/VBD/ROOT>2",
        "Kristen/NNP/compound>1 Wadell/NNP/nsubj>2 left/VBD/ROOT>2",
        "Kristen/NNP/compound>1 Wadell/NNP/nsubj>2 won/VBD/ROOT>2",
        named=[(0, 2, "PERSON"), (3, 5, "PERSON"), (6, 8, "PERSON")],
    )
    assert names(found) == ["Kristen Wadell"]
