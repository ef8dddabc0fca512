"""Where names begin and end."""

import pytest
from speaking_words import words_of

from pipeline.speaking.mentions import find
from pipeline.speaking.names import written


def found(sentence, *named):
    words = words_of(sentence, named=named)
    return [words.span(m.first, m.last).text for m in find(words)]


@pytest.mark.parametrize(
    ("sentence", "label", "names"),
    [
        ("Historian/NNP/compound>2 Odile/NNP/compound>2 Marsh/NNP/nsubj>2", "PERSON",
         ["Odile Marsh"]),
        ("Vesta/NNP/compound>3 spokeswoman/NN/compound>3 Odile/NNP/compound>3 Marsh/NNP/ROOT>3",
         "PERSON", ["Odile Marsh"]),
        ("Dean/NNP/compound>1 Marsh/NNP/ROOT>1", "PERSON", ["Dean Marsh"]),
        ("Mother/NNP/compound>1 Lund/NNP/ROOT>1", "PERSON", ["Mother Lund"]),
        ("Human/NNP/compound>2 Harbour/NNP/compound>2 Watch/NNP/ROOT>2", "ORG",
         ["Human Harbour Watch"]),
        ("Vesta/NNP/compound>1 Chairman/NNP/ROOT>1", "ORG", ["Vesta"]),
        ("Harbour/NNP/compound>2 Press/NNP/compound>2 Secretary/NNP/ROOT>2", "ORG", ["Harbour"]),
        ("Vice/NNP/compound>1 President/NNP/ROOT>1", "ORG", []),
        ("Daily/NNP/compound>1 Caller/NNP/ROOT>1", "ORG", ["Daily Caller"]),
        ("League/NNP/ROOT>0 of/IN/prep>0 Harbour/NNP/compound>3 Workers/NNPS/pobj>1", "ORG",
         ["League of Harbour Workers"]),
        ("Odile/NNP/compound>3 Marsh/NNP/compound>3 Odile/NNP/compound>3 Marsh/NNP/ROOT>3",
         "PERSON", ["Odile Marsh"]),
        ("Lund/NNP/ROOT>0 &/CC/cc>0 Lund/NNP/conj>0", "ORG", ["Lund & Lund"]),
        ("Odile/NNP/compound>1 Marsh/NNP/ROOT>1 ''/''/punct>1", "PERSON", ["Odile Marsh"]),
        ("Marsh/NNP/nsubj>1 told/VBD/ROOT>1", "ORG", ["Marsh"]),
        ("Odile/NNP/compound>2 Marsh/NNP/compound>2 Says/NNP/ROOT>2", "PERSON", ["Odile Marsh"]),
        ("HE/PRP/nsubj>3 'S/VBZ/ROOT>1 Odile/NNP/compound>3 Marsh/NNP/attr>1", "ORG",
         ["Odile Marsh"]),
        ("Marsh/NNP/ROOT>0 and/CC/cc>0 Lund/NNP/conj>0", "PERSON", ["Marsh", "Lund"]),
        ("Rivals/NNP/ROOT>0 :/:/punct>0 Odile/NNP/compound>3 Marsh/NNP/appos>0", "PERSON",
         ["Odile Marsh"]),
        ("Piet/NNP/compound>1 Marsh/NNP/ROOT>1 ,/,/punct>1 Jr./NNP/appos>1", "PERSON",
         ["Piet Marsh , Jr."]),
        ("harbour/NN/compound>1 official/NN/ROOT>1", "ORG", []),
    ],
)  # fmt: skip
def test_edges(sentence, label, names):
    """What the model took together with a name comes off; what belongs to it stays."""
    rest = " ././punct>0 Rain/NN/ROOT>0 fell/VBD/ROOT>0"
    assert found(sentence + rest, (0, len(sentence.split()), label)) == names


def test_without_capitals_names_may_be_small():
    """An article in small letters has names all the same; they are the model’s to find."""
    small = "odile/NN/compound>1 marsh/NN/nsubj>2 spoke/VBD/ROOT>2 ././punct>2"
    assert found(small, (0, 2, "PERSON")) == ["odile marsh"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Vesta Rail Corp.>", "Vesta Rail Corp."), ("Seema*", "Seema"), ("Mc\u00adLund", "McLund"),
     ("Odile\n  Marsh", "Odile Marsh"), ("Vesta!", "Vesta!")],
)  # fmt: skip
def test_written(text, name):
    """A name has no marks around it and stands on one line."""
    assert written(text) == name
