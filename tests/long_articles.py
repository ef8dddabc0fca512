"""Processor time and memory of one long article at one, two and four times its length.

    python tests/long_articles.py ARTICLES [--attribution fast]

The prose is that of ARTICLES, one after the other; the rest is made up. Whatever is linear takes
the same time a character at every length. Peak memory is that of the process so far.
"""

import argparse
import resource
import time
from itertools import cycle
from pathlib import Path

from pipeline.articles import read_all
from pipeline.engine.extraction import Extraction
from pipeline.inputs import Input
from pipeline.records import Article
from pipeline.settings import Settings

LONGEST = 1_200_000  # characters of the longest of each kind
PROSE = 480_000  # some 100,000 tokens


def prose(given, length):
    """Return ``length`` characters of the articles ``given``, over and over."""
    parts, size = [], 0
    for text in cycle(item.text for item in read_all([given]) if isinstance(item, Article)):
        parts.append(text)
        size += len(text) + 2
        if size > length:
            return "\n\n".join(parts)[:length]
    return ""


def kinds(given):
    """Return, by name, long texts of which the first quarter, half and whole are measured."""
    return {
        "prose": prose(given, PROSE),
        "prose in one block": prose(given, PROSE).replace("\n", " "),
        "one word": "a" * LONGEST,
        "quotation marks": "“" * 20_000,
        "words in marks": '"a ' * 20_000,
        "figures": "$5 to $9.50, " * 10_000,
        "short lines": "Ann Lee\n" * 20_000,
        "quoted paragraphs": "“Rents rose by 4%,” said Ann Lee, who runs Harbury Homes.\n\n" * 1600,
        "names": "Ann Lee met Bo Roe, Cy Dunn and Di Esk in Harbury. " * 1600,
        "dates": "On Tuesday, May 4, 2021, and last week. " * 2000,
    }


def main(given, attribution):
    """Print a line a length and kind."""
    extraction = Extraction(Settings(attribution=attribution))
    extraction(Input("warm", ".txt", None, b"Rents rose by 4%, Ann Lee said."))
    print("kind, characters, words, seconds, microseconds a character, peak MB")
    for kind, text in kinds(given).items():
        for part in (4, 2, 1):
            data = text[: len(text) // part]
            began = time.process_time()
            outcome = extraction(Input(kind, ".txt", None, data.encode()))
            seconds = time.process_time() - began
            assert outcome.reject is None, outcome.reject
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            each = seconds / len(data) * 1e6
            print(f"{kind}, {len(data):,}, {outcome.words:,}, {seconds:.1f}, {each:.1f}, {peak}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", type=Path)
    parser.add_argument("--attribution", default="fast")
    chosen = parser.parse_args()
    main(chosen.given, chosen.attribution)
