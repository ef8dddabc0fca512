"""Linking of given tags: which cue has which source and which contents."""

import re

import pytest

from pipeline.linking.assemble import attributions
from pipeline.linking.confidence import confidences
from pipeline.linking.page import Tag, page
from pipeline.marks import regions
from pipeline.records import Block
from pipeline.resources import PACKAGE

RULES = list((PACKAGE / "linking").glob("*.py"))
ROLES = {"S": "source", "C": "cue", "Q": "content", "T": "content"}
MARKED = re.compile(r"\[([SCQT]) ([^\[\]]*)\]")


def read(marked):
    """Return the page and the tags of a text such as ``[S Ann] [C said] [Q she left].``."""
    text, tags, last = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[last : found.start()]
        act = "thought" if found[1] == "T" else "speech"
        tags.append(Tag(len(text), len(text) + len(found[2]), ROLES[found[1]], act))
        text += found[2]
        last = found.end()
    text += marked[last:]
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(start, start + len(part), "paragraph"))
        start += len(part) + 2
    starts = [0, *(found.end() for found in re.finditer(r"[.?!][”’\"]?\s+", text))]
    sentences = list(zip(starts, [*starts[1:], len(text)], strict=True))
    quoted = regions(text, [(block.start, block.end) for block in blocks])

    def subject(cue):
        """Return the pronoun that stands right before a word, as a parse would."""
        found = re.search(r"\b(?:he|she|they|it) $", text[max(0, cue - 5) : cue])
        return (cue - len(found.group()), cue - 1) if found else None

    return page(text, blocks, sentences, quoted, subject), tags


def linked(marked):
    """Return each attribution as its source, cue and contents."""
    here, tags = read(marked)
    return [
        (
            one.source and here.text[one.source.start : one.source.end],
            one.cue and here.text[one.cue.start : one.cue.end],
            [here.text[start:end] for start, end in one.contents],
        )
        for one in attributions(here, tags)
    ]


CASES = {
    "source cue content": (
        "[S Ann Lee] [C said] [Q the pier would close].",
        [("Ann Lee", "said", ["the pier would close"])],
    ),
    "content source cue": (
        "[Q “It will close,”] [S she] [C said].",
        [("she", "said", ["“It will close,”"])],
    ),
    "content cue source": (
        "[Q “It will close,”] [C said] [S Ann Lee], a baker.",
        [("Ann Lee", "said", ["“It will close,”"])],
    ),
    "according to": (
        "[C According to] [S Ann Lee], [Q the pier is old].",
        [("Ann Lee", "According to", ["the pier is old"])],
    ),
    "one source, two cues": (
        "[S Ann Lee] [C said] [Q it would close], [C adding] [Q that nobody would pay].",
        [
            ("Ann Lee", "said", ["it would close"]),
            ("Ann Lee", "adding", ["that nobody would pay"]),
        ],
    ),
    "relative clause": (
        "[S Ann Lee], [S who] [C backs] [T the pier], [C said] [Q it would close].",
        [("who", "backs", ["the pier"]), ("Ann Lee", "said", ["it would close"])],
    ),
    "discontinuous": (
        "[Q “The pier,”] [S she] [C said], [Q “will close.”]",
        [("she", "said", ["“The pier,”", "“will close.”"])],
    ),
    "next sentence": (
        "[Q “It will close,”] [S she] [C said]. [Q “It is old.”]",
        [("she", "said", ["“It will close,”", "“It is old.”"])],
    ),
    "question before its cue": (
        "[Q “Why now?”] [S she] [C asked].",
        [("she", "asked", ["“Why now?”"])],
    ),
    "two people": (
        "[S Ann] [C said] [Q it would close], but [S Bo] [C denied] [Q that it would].",
        [("Ann", "said", ["it would close"]), ("Bo", "denied", ["that it would"])],
    ),
    "content widened to its marks": (
        "“[Q It will close,” ][S she] [C said].",
        [("she", "said", ["“It will close,” "])],
    ),
    "cut short inside its marks": (
        "[S She] [C said]: [Q “It will close.] It is old.”",
        [("She", "said", ["“It will close. It is old.”"])],
    ),
    "no source": (
        "[T The pier] [C is expected] [T to close].",
        [(None, "is expected", ["The pier", "to close"])],
    ),
    "around its cue": (
        "The pier, [S she] [C said], is old.",
        [("she", "said", ["The pier", "is old"])],
    ),
    "before its cue": (
        "The pier will close in May, [C according to] [S Ann Lee].",
        [("Ann Lee", "according to", ["The pier will close in May"])],
    ),
    "according to, with another inside": (
        "[C According to] [S the Courier, Ann Lee] [C said] [Q it would close].",
        [
            ("the Courier", "According to", ["Ann Lee said it would close"]),
            ("Ann Lee", "said", ["it would close"]),
        ],
    ),
    "one inside the other": (
        "[S Ann] [C told] the Courier that [S she] [C believed] [Q it would close].",
        [
            ("Ann", "told", ["that she believed it would close"]),
            ("she", "believed", ["it would close"]),
        ],
    ),
    "apposition before the source": (
        "[Q The head of the board], [S Ann Lee], [C said], [Q “We are lost.”]",
        [("The head of the board, Ann Lee", "said", ["“We are lost.”"])],
    ),
    "fragment before the source": (
        "[Q A downturn], [S she] [C said], [Q “could be good.”]",
        [("she", "said", ["A downturn", "“could be good.”"])],
    ),
    "state at the end of the sentence before": (
        "It happened in Ostwick, [S Fla. Lee] [C said] [Q it was lost].",
        [("Lee", "said", ["it was lost"])],
    ),
    "told by others": (
        "[Q “We are the last to leave,” Ann Lee said], [C according to] [S two of the crew].",
        [
            ("Ann Lee", "said", ["“We are the last to leave,”"]),
            ("two of the crew", "according to", ["“We are the last to leave,” Ann Lee said"]),
        ],
    ),
    "according to, its source in the content": (
        "[C According to] [Q the deed, which he keeps, he owns it].",
        [("the deed", "According to", ["he owns it"])],
    ),
    "a phrase before its cue says nothing": ("Before the storm, [S they] [C wrote].", []),
    "past the full stop in its marks": (
        "[S Ann] [C said] [Q the pier was “past repair.” But it held].",
        [("Ann", "said", ["the pier was “past repair.”"])],
    ),
    "a document's own words": (
        "[S The letter] [C says] [Q the pier will “close for good in May.”]",
        [("The letter", "says", ["“close for good in May.”"])],
    ),
    "their subject": (
        "[S The letter] [C says] [Q the old pier “has to close in May.”]",
        [("The letter", "says", ["the old pier “has to close in May.”"])],
    ),
    "past the speaker's own refusal": (
        "[S Ann] [C said] [Q the pier would close but did not say when].",
        [("Ann", "said", ["the pier would close"])],
    ),
    "past the closing dash": (
        "Ann—[S she] [C says] [Q she works at night—lives there].",
        [("she", "says", ["she works at night"])],
    ),
    "a dash of its own": (
        "[S Ann] [C says] [Q she works at night—and sleeps by day].",
        [("Ann", "says", ["she works at night—and sleeps by day"])],
    ),
    "two quotations joined": (
        "[S Ann] [C said]: [Q “It is old” and “it leaks.”]",
        [("Ann", "said", ["“It is old”", "“it leaks.”"])],
    ),
    "who was told": (
        "[S Ann] [C told] [Q him the pier was old].",
        [("Ann", "told", ["the pier was old"])],
    ),
    "who was told does not tell": (
        "When [C told] [Q that it was old], [S she] [C said] [Q it would hold].",
        [(None, "told", ["that it was old"]), ("she", "said", ["it would hold"])],
    ),
    "who goes on to tell does": (
        "[S Ann] left but [C told] them [Q that it was old].",
        [("Ann", "told", ["that it was old"])],
    ),
    "told, inverted": (
        "[C Warned] [S Ann Lee], the mayor: [Q “It is old.”]",
        [("Ann Lee", "Warned", ["“It is old.”"])],
    ),
    "the next sentence's own": (
        "[Q “It is old,”] [S she] [C said]. [Q “It leaks.”] [S He] [C read] to me.",
        [("she", "said", ["“It is old,”", "“It leaks.”"])],
    ),
    "object before the source": (
        "The pier, [S which the mayor Ann Lee] [C calls] [Q “our child,”] is old.",
        [("the mayor Ann Lee", "calls", ["“our child,”"])],
    ),
    "aside behind the source": (
        "[S Ann Lee — who in May] [C said] [Q it was old] — left.",
        [("Ann Lee", "said", ["it was old"])],
    ),
    "a heading is no label": (
        "In another year: “We will have a new pier,” [S Ann Lee] [C said].",
        [("Ann Lee", "said", ["“We will have a new pier,”"])],
    ),
    "glued quotations": (
        "[S Ann] [C said]: [Q “It is old.”]“It leaks,” [S Bo] [C said].",
        [("Ann", "said", ["“It is old.”"]), ("Bo", "said", ["“It leaks,”"])],
    ),
    "no content to be found": ("[S She] [C wrote] to them.", []),
    "nested": (
        "[Q “]He [C told] me [Q that they were ready,”] [S she] [C said].",
        [
            ("she", "said", ["“He told me that they were ready,”"]),
            (None, "told", ["that they were ready,”"]),
        ],
    ),
}


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES.keys())
def test_links(marked, expected):
    """Every cue with its source and contents, marks included, by order of contents."""
    assert linked(marked) == expected


def test_act_is_the_contents_own():
    """The label of the content says whether it is speech or thought."""
    here, tags = read("[S Ann] [C thinks] [T it will close]. [S Bo] [C said] [Q it would].")
    assert [one.act for one in attributions(here, tags)] == ["thought", "speech"]


ACTS = {
    "denying is speech": ("[S Ann] [C flatly denied] [T it would close].", "speech"),
    "fearing is thought": ("[S Ann] [C fears] [Q it will close].", "thought"),
    "a study speaks": ("[S The study] [C found] [T that it was old].", "speech"),
    "who finds thinks": ("[S Ann] [C found] [T that it was old].", "thought"),
    "what the tagger saw": ("[S Ann] [C went on] [Q that it was old].", "speech"),
}


@pytest.mark.parametrize(("marked", "act"), ACTS.values(), ids=ACTS)
def test_the_verb_says_the_act(marked, act):
    """A verb of speech or thought overrules the tagger; others leave its guess."""
    here, tags = read(marked)
    assert [one.act for one in attributions(here, tags)] == [act]


def test_untagged_quotation_floats():
    """A paragraph in marks that the tagger left alone is a quote without source."""
    assert linked("Ann Lee bakes.\n\n“We have waited ten years for this.”") == [
        (None, None, ["“We have waited ten years for this.”"])
    ]


def test_terms_are_no_quotes():
    """Terms, titles and nicknames in marks are nobody's words."""
    assert linked("The “miracle” pump, in “The Long Way Down,” failed “Duke” Lee.") == []


def test_many_tags_in_one_unit_end():
    """A unit of thousands of tags is linked in bounded time."""
    assert len(linked("[S Ann] [C said] [Q yes], " * 2_000)) == 2_000


def test_one_content_is_one_attribution():
    """What the tagger takes for a content in a turn of a dialogue is the turn's, once."""
    assert linked("Q: [Q Why did you close it?]\n\n[S A]: [Q We had no money.]") == [
        ("Q", None, ["Why did you close it?"]),
        ("A", None, ["We had no money."]),
    ]


def test_turns_keep_what_they_report():
    """Inside a turn only what a reporting verb leads to is an attribution of its own."""
    turns = "Q: [C Are you sure of] [T it]?\n\nA: [S They] [C said], [Q “We had no money.”]"
    assert linked(turns) == [
        ("Q", None, ["Are you sure of it?"]),
        ("A", None, ["They said, “We had no money.”"]),
        ("They", "said", ["“We had no money.”"]),
    ]


def test_every_rule_has_a_confidence():
    """A rule's confidence is a share of records that were read, and none is certain."""
    here = "\n".join(path.read_text("utf-8") for path in RULES)
    named = set(re.findall(r'rule(?:: str)? = "(\w+)"', here))
    assert named <= confidences().keys()
    assert all(0.5 < confidences()[rule] < 1 for rule in named)
    assert 0 < confidences()["unsaid"] < 0.5
