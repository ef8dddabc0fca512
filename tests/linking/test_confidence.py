"""How sure a record is: surer with each margin, bound by its rule and by what nobody uttered."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.linking.confidence import confidence, confidences
from pipeline.linking.page import Attribution, Tag, page
from pipeline.records import Block

TEXT = "Mara Quill said that the ferry would close in the spring."
MARGINS = st.floats(-6, 12)


def made(margins, cue="said", rule="linked", act="speech", text=TEXT, words=None):
    """Return the page and an attribution of ``text`` whose parts have the given margins."""
    here = page(text, [Block(0, len(text), "paragraph")], [(0, len(text))], [])
    content, of_cue, of_source = margins
    at = text.index(cue)
    start = at + len(cue) + 1
    end = len(text) - 1 if words is None else start + len(words)
    one = Attribution([], Tag(at, at + len(cue), "cue", margin=of_cue), rule=rule)
    one.source = Tag(0, 10, "source", margin=of_source)
    one.add(Tag(start, end, "content", act, content))
    return here, one


def sure(*args, quoted=False, **kwargs):
    return confidence(*made(*args, **kwargs), quoted=quoted)


@given(MARGINS, MARGINS, MARGINS, st.integers(0, 2), st.sampled_from(["speech", "thought"]))
def test_a_surer_part_makes_no_record_less_sure(content, cue, source, part, act):
    """Confidence is a probability, and rises with the margin of each part."""
    found = []
    for more in range(4):
        margins = [content, cue, source]
        margins[part] += more
        found.append(sure(margins, act=act))
    assert all(0 <= one <= two <= 1 for one, two in pairwise(found))


DOUBTS = {
    "no verb of speech": {"cue": "said that"},
    "nested": {"rule": "nested"},
    "a word or two": {"words": "that the"},
}


@pytest.mark.parametrize("doubt", DOUBTS.values(), ids=DOUBTS)
def test_doubts(doubt):
    """What readers found wrong more often is less sure, all else alike."""
    assert sure((2, 2, 2), **doubt) < sure((2, 2, 2))


def test_a_quotation_of_a_word_or_two_is_none_the_less_sure():
    """“No,” she said."""
    short = {"words": "that the"}
    assert sure((2, 2, 2), quoted=True, **short) > sure((2, 2, 2), **short)


def test_a_source_that_the_tagger_did_not_see_is_a_doubt():
    """A part without a margin counts as one that may be wrong as well as right."""
    assert sure((3, 3, None)) < sure((3, 3, 3))


def test_a_rule_bounds_what_it_gave_a_cue():
    """Where a rule found the cue, its share of right records is the most."""
    assert sure((12, None, None), rule="signed") == confidences()["signed"]


def test_what_nobody_uttered_is_bound():
    """“Never said” is not sure, whatever the tagger thinks."""
    text = "Mara Quill never said that the ferry would close in the spring."
    assert sure((12, 12, 12), cue="never said", text=text) == confidences()["unsaid"]
