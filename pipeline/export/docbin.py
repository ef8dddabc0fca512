"""spaCy's DocBin: a Doc an article, its records as span groups.

A group for each plural (``doc.spans["quotes"]``) and each role of a part (``doc.spans["cue"]``); a
span's ``id_`` is its record's id. Tokens are those of spaCy's English tokenizer, cut where a span
begins or ends inside one, so that every span is exact. The file is made in memory.
"""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span

from pipeline.export.stories import Object, Story, parts
from pipeline.records import KINDS

PLURALS = {kind.kind: kind.plural for kind in KINDS}
_ABOUT = ("id", "path", "title", "byline", "publisher", "published", "url", "text_sha256")


def write(stories: Iterable[Story], path: Path) -> None:
    """Write ``stories`` into the file ``path``, a Doc an article."""
    nlp = spacy.blank("en")
    nlp.max_length = 1 << 30  # nothing is parsed
    found = DocBin(store_user_data=True)
    for story in stories:
        found.add(_doc(nlp.make_doc(story.text), story))
    found.to_disk(path)


def _doc(tokens: Doc, story: Story) -> Doc:
    groups: dict[str, list[tuple[Object, str, str]]] = defaultdict(list)
    for record in story.records:
        kind = record["kind"]
        groups[PLURALS[kind]].append((record["span"], kind, record["id"]))
        for part in parts(record):
            groups[part.role].append((part.span, part.role, record["id"]))
    spans = [span for group in groups.values() for span, _, _ in group]
    doc = cut(tokens, {s["start"] for s in spans}, {s["end"] for s in spans})
    for name, group in groups.items():
        doc.spans[name] = [_span(doc, span, label, id_) for span, label, id_ in group]
    doc.user_data["article"] = {name: story.article.get(name) for name in _ABOUT}
    return doc


def _span(doc: Doc, span: Object, label: str, record_id: str) -> Span:
    found = doc.char_span(span["start"], span["end"], label=label, span_id=record_id)
    if found is None:  # a span of no characters
        return Span(doc, 0, 0, label=label, span_id=record_id)
    return found


def cut(tokens: Doc, starts: set[int], ends: set[int]) -> Doc:
    """Return a Doc of the text of ``tokens``, cut where a span starts or ends (offsets) too."""
    words: list[str] = []
    spaces: list[bool] = []
    for token in tokens:
        start, end = token.idx, token.idx + len(token)
        inside = [at - start for at in range(start + 1, end) if at in starts or at in ends]
        pieces = zip([0, *inside], [*inside, len(token)], strict=True)
        words.extend(token.text[first:last] for first, last in pieces)
        spaces.extend([False] * (len(words) - len(spaces)))
        if token.whitespace_ and (end in starts or end + 1 in ends):
            words.append(" ")
            spaces.append(False)
        else:
            spaces[-1] = bool(token.whitespace_)
    return Doc(tokens.vocab, words=words, spaces=spaces)
