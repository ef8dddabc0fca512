"""The walk over hand-made words: pronouns, continuation, and what stays unresolved."""

import sys
from string import ascii_lowercase

import pytest
from speaking_words import words_of

from pipeline.records import Span
from pipeline.speaking.resolve import resolve
from pipeline.speaking.sources import Source

COLBY = "¶ Harriet/NNP/compound>1 Colby/NNP/nsubj>2 spoke/VBD/ROOT>2 ././punct>2"
SHE = "She/PRP/nsubj>1 said/VBD/ROOT>1 it/PRP/nsubj>3 rained/VBD/ccomp>1"
PERSON = [(0, 2, "PERSON")]


def sources(words, *rows):
    return [Source(source=words.span(row, row + 1)) for row in rows]


def test_she_is_the_woman_before():
    """The pronoun takes up the subject of the sentence before."""
    words = words_of(COLBY, SHE, named=PERSON)
    (found,) = resolve(words, sources(words, 4))
    assert found.speaker.name == "Harriet Colby"
    assert found.speaker.antecedent == Span(0, 13, "Harriet Colby")


def test_he_is_not_the_woman_before():
    """No candidate of the gender: unresolved, and the certainty says so."""
    words = words_of(COLBY, SHE.replace("She", "He"), named=PERSON)
    (found,) = resolve(words, sources(words, 4))
    assert found.speaker.name is None
    assert found.certainty < 0.9


def test_two_candidates_alike_leave_it_open():
    """Two women named side by side: neither is taken."""
    pair = (
        "Harriet/NNP/compound>1 Colby/NNP/nsubj>5 and/CC/cc>1 Anna/NNP/compound>4 Lowell/NNP/conj>1"
        " spoke/VBD/ROOT>5"
    )
    words = words_of(pair, SHE, named=[(0, 2, "PERSON"), (3, 5, "PERSON")])
    (found,) = resolve(words, sources(words, 6))
    assert found.speaker.name is None


def test_a_floating_quote_goes_on_in_its_paragraph_only():
    """Far from any source a quote has no speaker."""
    words = words_of(COLBY, "¶ It/PRP/nsubj>1 rained/VBD/ROOT>1", "¶ Wet/JJ/ROOT>0", named=PERSON)
    near = Source(source=words.span(0, 2))
    far = Source(source=None, content=(words.span(6, 7),))
    assert resolve(words, [near, far])[1].speaker.name is None


def test_a_quote_that_continues_another_has_its_speaker():
    """``continues`` decides, however far apart the two are."""
    words = words_of(COLBY, "¶ It/PRP/nsubj>1 rained/VBD/ROOT>1", "¶ Wet/JJ/ROOT>0", named=PERSON)
    first = Source(source=words.span(0, 2))
    later = Source(source=None, content=(words.span(6, 7),), continues=0)
    found = resolve(words, [first, later])[1].speaker
    assert (found.name, found.resolution) == ("Harriet Colby", "continuation")


def test_words_without_a_parse_do_not_fail():
    """A paragraph that was not parsed has no dependencies; names in it are still found."""
    words = words_of("Harriet/NNP/ Colby/NNP/ spoke/VBD/", named=PERSON)
    (found,) = resolve(words, [Source(source=words.span(0, 2))])
    assert found.speaker.name == "Harriet Colby"


def test_neither_source_nor_content():
    """A refusal in the passive (“no comment was given”) has nobody to resolve by."""
    words = words_of(COLBY, named=PERSON)
    (found,) = resolve(words, [Source(source=None)])
    assert found.speaker.name is None


def test_no_words_no_speakers():
    """An article without sources gives nothing."""
    assert resolve(words_of("Wet/JJ/ROOT>0"), []) == []


PARAGRAPH = """\
¶ Ann/NNP/compound>1 {surname}/NNP/nsubj>10 ,/,/punct>1 president/NN/appos>1 of/IN/prep>3 \
the/DT/det>7 {surname}/NNP/compound>7 Trust/NNP/pobj>4 ,/,/punct>1 WT/NNP/npadvmod>10 \
spoke/VBD/ROOT>10 ././punct>10
The/DT/det>1 president/NN/nsubj>2 said/VBD/ROOT>2 it/PRP/nsubj>4 rained/VBD/ccomp>2
The/DT/det>1 trust/NN/nsubj>2 said/VBD/ROOT>2 so/RB/advmod>2 ././punct>2
{surname}/NNP/nsubj>1 said/VBD/ROOT>1 he/PRP/nsubj>3 left/VBD/ccomp>1
"""
LENGTH = 26  # words in a paragraph


def calls(paragraphs):
    """Return how many functions are called to resolve three sources in each of ``paragraphs``."""
    names = [
        (a + b + c + "en").capitalize()
        for a in ascii_lowercase for b in "aeiou" for c in ascii_lowercase
    ][:paragraphs]  # fmt: skip
    lines = [line for name in names for line in PARAGRAPH.format(surname=name).splitlines()]
    offsets = range(0, paragraphs * LENGTH, LENGTH)
    labels = [
        (at + first, at + first + 2, label)
        for at in offsets
        for first, label in ((0, "PERSON"), (6, "ORG"))
    ]
    words = words_of(*lines, named=labels)
    heads = [at + row for at in offsets for row in (13, 18, 22)]
    count = 0

    def called(frame, event, argument):
        nonlocal count
        count += event in {"call", "c_call"}

    given = sources(words, *heads)
    sys.setprofile(called)
    try:
        resolve(words, given)
    finally:
        sys.setprofile(None)
    return count


def test_work_grows_as_the_article_does():
    """Four times the words and the people take four times the work, not sixteen."""
    assert calls(800) < 4.6 * calls(200)


def test_a_quote_after_a_refusal():
    """A refusal has a speaker but says nothing; a quote may open the next paragraph."""
    quote = "¶ “/``/punct>1 Wet/JJ/ROOT>1 days/NNS/dep>1 ././punct>1 ”/''/punct>1"
    words = words_of(COLBY, quote, named=PERSON)
    refusal = Source(source=words.span(0, 2))
    floating = Source(source=None, content=(words.span(5, 8),))
    assert len(resolve(words, [refusal, floating])) == 2


@pytest.mark.parametrize(("said", "name"), [("Rain", "Harriet Colby"), ("Colby", None)])
def test_a_paragraph_ahead_ends_in_a_colon(said, name):
    """“Colby has doubts:”, and a paragraph that quotes: hers, unless it speaks of her."""
    ahead = COLBY.replace("././punct>2", ":/:/punct>2")
    words = words_of(ahead, f"¶ “/``/punct>2 {said}/NNP/nsubj>2 fell/VBD/ROOT>2", named=PERSON)
    words.text[3] = ":"
    content = words.span(5, 7)
    (found,) = resolve(words, [Source(source=None, content=(content,))])
    assert found.speaker.name == name
