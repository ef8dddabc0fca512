"""The layout of texts: edges and roles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.blocks import split
from pipeline.records import Block

BODY = "The council met on Monday and voted for the plan, which takes effect in spring."


def roles(text, stated=(), title=None):
    return [(block.role, text[block.start : block.end]) for block in split(text, stated, title)]


ROLES = {
    "headline first": ("Council votes for plan\n\n" + BODY, "Council votes for plan", "headline"),
    "subheading": (f"{BODY}\n\nWhat comes next\n\n{BODY}", "What comes next", "headline"),
    "markdown heading": (
        f"{BODY}\n\n## What comes next\n\n{BODY}",
        "## What comes next",
        "headline",
    ),
    "byline": (f"By Ann Leeming and Bo Roe\n\n{BODY}", "By Ann Leeming and Bo Roe", "byline"),
    "no byline": (
        f"By noon the square was empty\n\n{BODY}",
        "By noon the square was empty",
        "headline",
    ),
    "credit line": (
        f"{BODY}\n\nJo Marsh contributed to this report.",
        "Jo Marsh contributed to this report.",
        "byline",
    ),
    "whom to follow": (
        f"{BODY}\n\nFollow Jo Marsh on Twitter @jomarsh.",
        "Follow Jo Marsh on Twitter @jomarsh.",
        "byline",
    ),
    "markdown quotation": (f"{BODY}\n\n> We will go on.", "> We will go on.", "blockquote"),
    "bullet": (f"{BODY}\n\n• Rents rise by 4%.", "• Rents rise by 4%.", "list"),
    "number": (f"{BODY}\n\n2. Rents rise by 4%.", "2. Rents rise by 4%.", "list"),
    "caption": (f"{BODY}\n\nPhoto: Lena Marsh", "Photo: Lena Marsh", "caption"),
    "agency caption": (
        f"{BODY}\n\nA bus leaves Harbury. (Jo Marsh/Getty Images)",
        "A bus leaves Harbury. (Jo Marsh/Getty Images)",
        "caption",
    ),
    "advertising slot": (f"{BODY}\n\nAdvertisement\n\n{BODY}", "Advertisement", "boilerplate"),
    "pointer": (f"{BODY}\n\nRead more: Rents up again", "Read more: Rents up again", "boilerplate"),
    "newsletter": (
        f"{BODY}\n\nSign up for our newsletter to get this every day.",
        "Sign up for our newsletter to get this every day.",
        "boilerplate",
    ),
    "affiliate note": (
        f"{BODY}\n\nWe may earn a commission when you buy from the links here.",
        "We may earn a commission when you buy from the links here.",
        "boilerplate",
    ),
    "rule": (f"{BODY}\n\n* * *\n\n{BODY}", "* * *", "boilerplate"),
    "link in capitals": (
        f"{BODY}\n\nMAYOR OPENS UP ABOUT HER YEAR\n\n{BODY}",
        "MAYOR OPENS UP ABOUT HER YEAR",
        "boilerplate",
    ),
    "quoted prompt is speech": (
        f"{BODY}\n\n“Sign up for the march,” said Ann Leeming.",
        "“Sign up for the march,” said Ann Leeming.",
        "paragraph",
    ),
    "last line is no heading": (f"{BODY}\n\nNobody came", "Nobody came", "paragraph"),
    "colon opens a statement": (f"{BODY}\n\nMs Roe said:\n\n{BODY}", "Ms Roe said:", "paragraph"),
}


LAST = {
    "link at the end": ("Harbury Council sells its mills Read more", "boilerplate"),
    "wish to read more": ("Harbury's children should read more.", "paragraph"),
    "where to follow": ("Follow the Herald on Twitter and Facebook.", "boilerplate"),
    "following the law": ("Follow the law, the council told its tenants.", "paragraph"),
    "newsletter inside": ("All of it, every day. Sign up for our newsletter.", "boilerplate"),
    "correction": ("This story has been corrected to give the right fee.", "boilerplate"),
    "transcript": ("This is a rush transcript. It may hold errors.", "boilerplate"),
    "credit at the end": ("A bus leaves Harbury in May. Jo Marsh / Getty Images", "caption"),
    "mentioned agency": ("The mill has sued Getty Images over a photograph.", "paragraph"),
    "author": ("Jo Marsh is a columnist for the Harbury Herald.", "byline"),
    "author of a book": ("— Jo Marsh is the author of “The Mills of Harbury.”", "byline"),
    "source at the end": ("Jo Marsh is a writer, the council said.", "paragraph"),
    "host of a visit": ("Jo Marsh is expected to host the governors.", "paragraph"),
}


@pytest.mark.parametrize(("last", "role"), LAST.values(), ids=LAST.keys())
def test_last_paragraph(last, role):
    """What pages add at an article's end has its role, and the article's own prose stays."""
    assert roles(f"{BODY}\n\n{last}")[-1] == (role, last)


def test_note_on_somebody_in_the_middle():
    """Who is told of before the end is no author."""
    text = f"{BODY}\n\nJo Marsh is a columnist for the Harbury Herald.\n\n{BODY}"
    assert [role for role, _ in roles(text)] == ["paragraph"] * 3


@pytest.mark.parametrize(("text", "block", "role"), ROLES.values(), ids=ROLES.keys())
def test_role(text, block, role):
    """Each construction of layout gives its block its role."""
    assert (role, block) in roles(text)


def test_repeated_headline():
    """A headline that stands twice is a headline twice, wherever the metadata know it."""
    text = f"Rents rise\n\nRents rise\n\n{BODY}\n\nRents rise"
    assert [role for role, _ in roles(text, title="Rents rise")] == [
        "headline",
        "headline",
        "paragraph",
        "headline",
    ]


def test_promotional_tail():
    """From a heading that sells on, where only selling follows, all is boilerplate."""
    text = f"{BODY * 6}\n\nThe Best Deals on Kettles\n\nHere are the cheapest offers we found."
    assert [role for role, _ in roles(text)] == ["paragraph", "boilerplate", "boilerplate"]


def test_selling_in_the_middle_is_reporting():
    """An article about prices goes on after a heading that would sell at the end."""
    text = f"{BODY}\n\nCheapest fares\n\n{BODY * 6}"
    assert [role for role, _ in roles(text)] == ["paragraph", "headline", "paragraph"]


def test_three_headings_in_a_row_are_a_list():
    """Lines without bullets that follow one another are items."""
    text = f"{BODY}\n\nHarbury Radio\n\nFenwick Homes\n\nMarsh Union\n\n{BODY}"
    assert [role for role, _ in roles(text)][1:4] == ["list"] * 3


def test_lines_without_blank_lines_are_blocks():
    """A text with one line a paragraph is parted at its line breaks."""
    text = f"{BODY}\n“We will go on,” said Ann Leeming.\n{BODY}"
    assert len(split(text)) == 3


def test_hard_wrapped_lines_are_one_block():
    """Line breaks near one width fold a paragraph and do not part it."""
    text = (
        "The council met on Monday and voted for the plan, which takes\n"
        "effect in spring, over the protests of tenants who had come to\n"
        "the town hall with banners."
    )
    assert [content for _, content in roles(text)] == [text]


def test_stated_blocks_keep_their_edges():
    """What the format states is kept; its paragraphs still get a role by their words."""
    text = f"{BODY}\n\nAdvertisement"
    stated = (Block(0, len(BODY), "blockquote"), Block(len(BODY) + 2, len(text), "paragraph"))
    assert [block.role for block in split(text, stated)] == ["blockquote", "boilerplate"]


@given(st.text(alphabet=" \n\r\tAb.“”>•#1-", max_size=80))
def test_blocks_cover_every_character(text):
    """Blocks are in order, don't overlap, start and end on ink, and leave only white space out."""
    end = 0
    for block in split(text):
        assert end <= block.start < block.end
        assert not text[end : block.start].strip()
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        end = block.end
    assert not text[end:].strip()
