"""What the components write on a Doc and read from it, declared in one way."""

from typing import Any

from spacy.tokens import Doc

from pipeline.records import Span


def declare(name: str, default: Any = None) -> None:
    """Declare the extension ``doc._.NAME`` unless it stands already."""
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=default)


def declare_article() -> None:
    """Declare what ``extract`` says of the article, and its blocks, which are laid out first."""
    declare("article_id", "")
    declare("published")
    declare("publisher")
    declare("title")
    declare("stated_blocks", ())
    declare("blocks", ())


def text_of(doc: Doc) -> str:
    """Return the text of ``doc``, which spaCy would put together from its tokens at each call."""
    text = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return str(text)


def characters(doc: Doc, start: int, end: int) -> Span:
    """Return the tokens ``[start, end)`` as a span of characters, outer white space left out."""
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    first = doc[start].idx
    last = doc[end - 1].idx + len(doc[end - 1])
    return Span(first, last, text_of(doc)[first:last])
