"""Scores the bodies found in web pages: `python corpus/pages.py FOLDER`; `make suites` runs it too.

FOLDER holds pages and `gold.jsonl`, a line a page: `file`, and `text`, its body. The body found is
all blocks but boilerplate. Body F1 is the mean over pages of that of their words, as multisets; a
quoted span (15 characters or more) or a paragraph (over 40) of gold is kept where its words stand
in the body found, in a row.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.articles import read_all
from pipeline.blocks import split
from pipeline.records import Article

QUOTED = re.compile(r'[“"]([^”"\n]{15,}?)[”"]')
PARAGRAPH = 41


@dataclass(slots=True)
class Tally:
    """The F1 of each page, and which spans and paragraphs of gold were kept."""

    f1: list[float] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    paragraphs: list[bool] = field(default_factory=list)

    def add(self, gold: str, found: str) -> None:
        """Count one page."""
        self.f1.append(f1(words(gold), words(found)))
        body = plain(found)
        self.quoted += [plain(span) in body for span in QUOTED.findall(gold)]
        paragraphs = [part for part in gold.split("\n") if len(part) >= PARAGRAPH]
        self.paragraphs += [plain(part) in body for part in paragraphs]

    def summary(self) -> dict[str, float | int]:
        """Return the means, and how many of each there are."""
        return {
            "pages": len(self.f1),
            "body_f1": share(self.f1),
            "quoted_spans": len(self.quoted),
            "quoted_kept": share(self.quoted),
            "paragraphs": len(self.paragraphs),
            "paragraphs_kept": share(self.paragraphs),
        }


def score(folder: Path) -> Tally:
    """Return the tally of the pages in ``folder``; a page without a body found scores 0."""
    tally = Tally()
    for page, gold in pages(folder):
        (article,) = read_all([page])
        tally.add(gold, body(article) if isinstance(article, Article) else "")
    return tally


def pages(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield each page with its body as annotated."""
    for line in (folder / "gold.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        yield folder / row["file"], row["text"]


def body(article: Article) -> str:
    """Return the text of all blocks that are not boilerplate."""
    blocks = split(article.text, article.blocks, article.title)
    kept = (block for block in blocks if block.role != "boilerplate")
    return "\n\n".join(article.text[block.start : block.end] for block in kept)


def words(text: str) -> Counter[str]:
    """Return how often each word stands in ``text``."""
    return Counter(re.findall(r"\w+", text))


def plain(text: str) -> str:
    """Return the words of ``text`` with single spaces between them."""
    return re.sub(r"\W+", " ", text).strip()


def f1(gold: Counter[str], found: Counter[str]) -> float:
    """Return the harmonic mean of precision and recall."""
    both = 2 * (gold & found).total()
    return both / total if (total := gold.total() + found.total()) else 1.0


def share(values: list[float] | list[bool]) -> float:
    """Return the mean, rounded."""
    return round(sum(values) / len(values), 4) if values else 1.0


if __name__ == "__main__":
    print(json.dumps(score(Path(sys.argv[1])).summary()))
