"""The phenomena of corpus/cases/quotes.jsonl, through the whole pipeline."""

import jsonlines
import pytest

from pipeline.language import load
from pipeline.resources import PACKAGE

with jsonlines.open(PACKAGE.parent / "corpus" / "cases" / "quotes.jsonl") as lines:
    CASES = list(lines)


@pytest.fixture(scope="module")
def nlp():
    return load()


def shown(quote, fields):
    """Return the fields that a case states, spans as their text."""
    values = {field: getattr(quote, field) for field in fields}
    return {
        field: [span.text for span in value]
        if isinstance(value, tuple)
        else getattr(value, "text", value)
        for field, value in values.items()
    }


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(nlp, case):
    """Exactly the quotes that the case states, in its order, by the fields that it states."""
    found = nlp(case["text"])._.quotes
    assert len(found) == len(case["expected"]), [quote.content for quote in found]
    for quote, expected in zip(found, case["expected"], strict=True):
        assert shown(quote, expected) == expected


def test_spans_are_the_text(nlp):
    """Every span of every quote is the text at its offsets."""
    for case in CASES:
        for quote in nlp(case["text"])._.quotes:
            for span in (quote.span, *quote.content, quote.cue, quote.source, quote.medium):
                assert span is None or case["text"][span.start : span.end] == span.text


def test_a_continued_quote_names_the_one_before(nlp):
    """The paragraph that goes on carries the id of the quote that it continues."""
    case = next(case for case in CASES if case["id"].startswith("mark open"))
    first, second = nlp(case["text"])._.quotes
    assert first.continues is None
    assert second.continues is not None


UNSAID = {
    "denied": "Mara Quill never said that the ferry would close, and the council has not either.",
    "possible": "Critics might say that the ferry is too slow for the bay and far too dear.",
    "future": "Mara Quill will say that the ferry must close when the council meets on Friday.",
    "by nobody": "No one on the council said that the ferry would close in the spring.",
    "withheld": "Mara Quill failed to mention that the ferry was leaking, and left at noon.",
    "instead": "The council voted without saying that the ferry would close in the spring.",
    "history": "History suggests that the ferry will close before the winter storms begin.",
    "asked after": "Did Mara Quill say that the ferry would close before the winter storms?",
    "inverted": "What if it sinks? Would Mara Quill say that the ferry was old and leaking?",
    "nobody's": "It is difficult to argue that the ferry is worth what the islanders pay for it.",
    "supposed": "If Mara Quill says that the ferry will close, the island will have to wait.",
}
SAID = {
    "plain": "Mara Quill said that the ferry would close in the spring.",
    "one's own": "“I would argue that the ferry is worth what it costs,” said Mara Quill.",
    "one who is called May": "Theresa May said that the ferry would close in the spring.",
    "behind its content": "The ferry will close if it rains, Mara Quill said on Friday.",
}


@pytest.mark.parametrize("text", UNSAID.values(), ids=UNSAID)
def test_what_nobody_uttered_is_less_sure_than_not(nlp, text):
    """A cue that is denied, possible or supposed leaves no record of speech that is sure."""
    found = [quote.confidence for quote in nlp(text)._.quotes if quote.act == "speech"]
    assert found
    assert max(found) < 0.5


@pytest.mark.parametrize("text", SAID.values(), ids=SAID)
def test_what_was_uttered_stays_sure(nlp, text):
    """A condition inside the content, or a speaker's own “would”, takes nothing away."""
    assert max(quote.confidence for quote in nlp(text)._.quotes) > 0.6
