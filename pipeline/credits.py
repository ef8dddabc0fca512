"""Whether a paragraph tells who wrote the article: “Ann Lee is a columnist for the Herald.”."""

import re

NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,4}"
ROLES = (
    "columnist|fellow|editor|writer|reporter|contributor|correspondent|author|producer|journalist"
    "|professor|lecturer|host|analyst|director|historian|researcher"
)
NOTE = re.compile(
    rf"[—–*_\s]*{NAME}(?:,? \([^)]{{1,40}}\))?,?(?: \d\d,)? (?:is|was|are)"
    rf" (?:an? |the |currently )?(?:(?!to )[\w’'.,&/-]+ ){{0,7}}?(?:{ROLES})s?\b"
)
REPORTING = re.compile(r"\b(?:said|says|told|added|according)\b")
WORDS = 60


def is_note_on_author(content: str) -> bool:
    """Return whether ``content``, the last paragraph of an article, is about its author."""
    return (
        content.count(" ") < WORDS
        and NOTE.match(content) is not None
        and REPORTING.search(content) is None
    )
