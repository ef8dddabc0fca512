"""The speakers component on the cases of the corpus, and on inputs that no article should have."""

import re
from pathlib import Path

import jsonlines
import pytest

from pipeline.components.speakers import SpeakersComponent
from pipeline.extract import prepare
from pipeline.language import load
from pipeline.records import Article, Quote, Refusal, Span, cover

CASES = Path(__file__).parents[2] / "corpus" / "cases" / "speakers.jsonl"


@pytest.fixture(scope="module")
def nlp():
    return load()


def spoken(nlp, text, sources):
    """Return the quotes of ``sources`` (where, source, content, medium) with their speakers."""
    article = Article(id="a", path="a", text=text, format="txt", encoding="utf-8", bytes_sha256="")
    doc = nlp(prepare(nlp, article))
    doc._.refusals = []
    doc._.quotes = [quote(text, **source) for source in sources]
    SpeakersComponent()(doc)
    return doc._.quotes


def quote(text, where, source, content=None, medium=None, cue=None):
    offset = text.index(where)
    spans = {
        name: span(text, offset, words) if words else None
        for name, words in (
            ("source", source),
            ("content", content),
            ("medium", medium),
            ("cue", cue),
        )
    }
    parts = spans["content"] or spans["source"]
    return Quote(
        span=cover(text, [parts, spans["source"]]), rule="case", confidence=1.0, form="direct",
        act="speech", layout="inline", content=(parts,), source=spans["source"],
        medium=spans["medium"], cue=spans["cue"],
    )  # fmt: skip


def span(text, offset, words):
    found = re.compile(rf"(?<!\w){re.escape(words)}").search(text, offset)
    return Span(found.start(), found.end(), words)


def cases():
    with jsonlines.open(CASES) as lines:
        return [pytest.param(case, id=case["id"]) for case in lines]


@pytest.mark.parametrize("case", cases())
def test_case(nlp, case):
    """Each source of the case has the speaker that it states, field by field."""
    given = [
        {"where": s["in"], "source": s["source"], "content": s["content"],
         "medium": s.get("medium"), "cue": s.get("cue")} for s in case["sources"]
    ]  # fmt: skip
    for record, want in zip(spoken(nlp, case["text"], given), case["sources"], strict=True):
        for field in ("name", "kind", "role", "affiliation", "resolution"):
            if field in want:
                assert getattr(record.speaker, field) == want[field], field


def test_an_antecedent_is_the_words_taken_up(nlp):
    """The antecedent of a pronoun is a span of the article's text."""
    text = "David Marsh runs the ferry. He said the crossing would close."
    (record,) = spoken(nlp, text, [{"where": "He said the", "source": "He"}])
    assert record.speaker.antecedent == Span(0, 11, "David Marsh")


def test_confidence_is_that_of_the_weakest_link(nlp):
    """An unresolved speaker lowers the confidence of the record."""
    text = "The council met. She said the plan would fail."
    (record,) = spoken(nlp, text, [{"where": "She said", "source": "She"}])
    assert record.speaker.name is None
    assert record.confidence < 0.9


def test_a_refusal_gets_its_speaker(nlp):
    """Refusals are filled as quotes are."""
    text = "Brightline Energy declined to comment."
    article = Article(id="a", path="a", text=text, format="txt", encoding="utf-8", bytes_sha256="")
    doc = nlp(prepare(nlp, article))
    cue = Span(18, 37, "declined to comment")
    doc._.quotes = []
    doc._.refusals = [
        Refusal(span=cue, rule="case", confidence=1.0, cue=cue,
                source=Span(0, 17, "Brightline Energy"))
    ]  # fmt: skip
    SpeakersComponent()(doc)
    assert doc._.refusals[0].speaker.name == "Brightline Energy"


def test_fifty_people_of_one_surname(nlp):
    """A surname that fifty people share is not given to any one of them for certain."""
    people = "".join(f"Ana{chr(97 + n % 26)}{n} Okafor came. " for n in range(50))
    text = people + "\n\nIt rained for days.\n\nOkafor said it was late."
    (record,) = spoken(nlp, text, [{"where": "Okafor said it", "source": "Okafor"}])
    assert record.confidence < 0.9


def test_a_name_of_three_hundred_characters(nlp):
    """A name without end is no name."""
    text = "Anna " + "Bergstroem" * 30 + " said the tide was high."
    (record,) = spoken(nlp, text, [{"where": text, "source": text[:305]}])
    assert len(record.speaker.name or "") <= 100


def test_all_lower_case(nlp):
    """Text without capitals gives a speaker or none, and no error."""
    text = "thomas reed said the bridge was safe. he said it would stay open."
    records = spoken(
        nlp, text,
        [{"where": "thomas reed said", "source": "thomas reed"},
         {"where": "he said it", "source": "he"}],
    )  # fmt: skip
    assert all(record.speaker for record in records)


def test_an_article_without_names(nlp):
    """Where nobody is named, nobody gets a name, and pronouns and nouns stay unnamed."""
    text = "The council met on Monday. “It was late,” she said. An official said it rained."
    records = spoken(
        nlp, text,
        [{"where": "“It was late,” she", "source": "she", "content": "It was late,"},
         {"where": "An official said", "source": "An official", "content": "it rained"}],
    )  # fmt: skip
    assert [record.speaker.name for record in records] == [None, None]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Karen Whitfield runs the depot.\n\nWHITFIELD: We are late.", "WHITFIELD",
         "Karen Whitfield"),
        ("KAREN WHITFIELD: We are late.", "KAREN WHITFIELD", "KAREN WHITFIELD"),
        ("SAYS KAREN WHITFIELD: “WE ARE LATE”", "KAREN WHITFIELD", "KAREN WHITFIELD"),
    ],
)  # fmt: skip
def test_a_speaker_in_capitals(nlp, text, source, name):
    """Capitals hide nobody: the name is the article’s fullest, in small letters if it has them."""
    (record,) = spoken(nlp, text, [{"where": source, "source": source}])
    assert record.speaker.name == name
