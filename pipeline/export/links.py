"""Links and names: text fragments into an article's page, and IRIs where there is no page.

A text fragment (``#:~:text=…``) makes a browser scroll to the words and mark them:
https://wicg.github.io/scroll-to-text-fragment/
"""

import re
from urllib.parse import quote

from pipeline.export.stories import Object, Story

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
LONGEST = 120  # characters that a fragment spells out; longer ones name their first and last words
ENDS = 4  # words at each end of a long fragment
BESIDE = 3  # words before and after, where the words alone stand more than once


def page(article: Object) -> str | None:
    """Return the article's web address, or None where it has none that is one."""
    url = article.get("url")
    return url if isinstance(url, str) and WEB_ADDRESS.fullmatch(url) else None


def article_iri(article: Object) -> str:
    """Return the IRI of an article: its web address, else a name made from its id."""
    return page(article) or f"urn:newsclaims:article:{quote(article['id'], safe='')}"


def text_iri(article: Object) -> str:
    """Return the IRI of an article's text as it was read, which is what offsets count in."""
    return f"urn:newsclaims:text:{article['text_sha256']}"


def record_iri(record: Object) -> str:
    """Return the IRI of a record."""
    return f"urn:newsclaims:record:{quote(record['id'], safe='')}"


def link(story: Story, span: Object) -> str | None:
    """Return a link to the words of ``span`` on the article's page, or None without a page."""
    url = page(story.article)
    if url is None:
        return None
    directive = fragment(story.text, span["start"], span["end"])
    address, _, anchor = url.partition("#")
    return f"{address}#{anchor.partition(':~:')[0]}:~:{directive}" if directive else url


def fragment(text: str, start: int, end: int) -> str | None:
    """Return the text directive (``text=…``) that finds ``text[start:end]``; None for no words."""
    start, end = _whole_words(text, start, end)
    words = text[start:end].split()
    if not words:
        return None
    exact = " ".join(words)
    if len(exact) > LONGEST or "\n" in text[start:end]:
        first, last = " ".join(words[:ENDS]), " ".join(words[-ENDS:])
        return f"text={_encode(first)},{_encode(last)}"
    if text.count(text[start:end]) == 1:
        return f"text={_encode(exact)}"
    before = text[:start].rpartition("\n")[2].split()[-BESIDE:]
    after = text[end:].partition("\n")[0].split()[:BESIDE]
    prefix = f"{_encode(' '.join(before))}-," if before else ""
    suffix = f",-{_encode(' '.join(after))}" if after else ""
    return f"text={prefix}{_encode(exact)}{suffix}"


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to whole words, for a browser matches no less."""
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _encode(words: str) -> str:
    """Percent-encode words; a comma, an ampersand and a hyphen have a meaning of their own."""
    return quote(words, safe="").replace("-", "%2D")
