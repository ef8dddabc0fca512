"""The component that finds every figure once, for those that sort figures into records."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.extensions import declare, declare_article, text_of
from pipeline.components.shares import shares
from pipeline.quantities import Figure, figures
from pipeline.quantities.evidence import resolve

# A block without a digit, a number word or a vulgar fraction holds no figure.
GATE = re.compile(
    r"\d|[½¼¾⅓⅔⅕⅛]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundreds?|thousands?|[mbtr]+illions?|dozens?|half|third|quarter|fifth)\b",
    re.IGNORECASE,
)


@Language.factory("newsclaims_figures", requires=["doc.spans"], assigns=["doc._.figures"])
def make_figures(nlp: Language, name: str) -> "FiguresComponent":
    """Return the component; it has no settings."""
    return FiguresComponent()


class FiguresComponent:
    """Leaves ``doc._.figures``: the figures of every block but boilerplate, in order."""

    def __init__(self) -> None:
        declare_article()
        declare("figures", ())

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its figures."""
        found: list[Figure] = []
        for block in doc.spans["blocks"]:
            if block.label_ != "boilerplate" and GATE.search(
                text_of(doc), block.start_char, block.end_char
            ):
                found += figures(text_of(doc), block.start_char, block.end_char)
        priced = resolve(text_of(doc), found, doc._.publisher)
        doc._.figures = tuple(shares(doc, priced))
        return doc
