"""The component that finds claims: propositions that can be checked, and how much they ask for it.

A proposition is a claim if it has a verb and carries a figure, a comparison, a ranking, a cause, a
rule or a vote, or if the trained score finds it more likely than not worth checking.
"""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.checkworthiness.assertions import asks
from pipeline.checkworthiness.features import Wording
from pipeline.checkworthiness.model import model
from pipeline.checkworthiness.propositions import Offsets, Proposition
from pipeline.checkworthiness.types import ASSERTIVE, FIGURES, nature
from pipeline.components.claim_pages import KINDS, Asserted, Page, cue, voice
from pipeline.components.extensions import declare, declare_article
from pipeline.records import Claim

LIKELY = 0.5  # the score above which a proposition without figure or comparison is a claim
SURE = 0.9  # of the paper's own voice, which no tagger had to find
OWN_VOICE = 0.7  # a desk checks what others say before what its own trade reports
UNNAMED = 0.85


@Language.factory(
    "newsclaims_claims",
    requires=["doc.spans", "doc._.quotes", "token.tag"],
    assigns=["doc._.claims"],
)
def make_claims(nlp: Language, name: str) -> "ClaimsComponent":
    """Return the component; it has no settings."""
    return ClaimsComponent()


class ClaimsComponent:
    """Writes ``doc._.claims``, which refer to quotes, figures and dates by their ids."""

    def __init__(self) -> None:
        declare_article()
        for plural in ("quotes", "refusals", "claims", *KINDS):
            declare(plural, ())

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its claims, in order and no span twice."""
        page = Page(doc)
        found: dict[Offsets, Claim] = {}
        for asserted in page.asserted():
            span = asserted.proposition.start, asserted.proposition.end
            if span not in found and (claim := _claim(page, asserted)) is not None:
                found[span] = claim
        doc._.claims = tuple(found[span] for span in sorted(found))
        return doc


def _claim(page: Page, asserted: Asserted) -> Claim | None:
    """Return the claim that a clause makes, None where it has nothing to check."""
    proposition, clause, held = asserted.proposition, asserted.clause, asserted.held
    quote = proposition.quote
    kinds = nature(
        clause,
        asserted.told,
        voice=voice(quote),
        cue=cue(quote),
        asks=quote is not None and asks(clause),
        of_sport=page.of_sport,
    )
    likely = model().probability(
        Wording(clause.words, clause.tags, [record.kind for record in held])
    )
    asserts = ASSERTIVE.intersection(kinds.types) and (held or "question" not in kinds.types)
    if likely < LIKELY and not asserts:
        return None
    return Claim(
        span=page.span(proposition.start, proposition.end),
        rule=proposition.rule,
        confidence=quote.confidence if quote else SURE,
        claimant=quote.speaker if quote else None,
        quote=page.identify(quote) if quote else None,
        figures=tuple(page.identify(record) for record in held if record.kind in FIGURES),
        dates=tuple(page.identify(record) for record in held if record.kind == "date"),
        types=kinds.types,
        hedged=kinds.hedged,
        negated=kinds.negated,
        checkworthiness=round(likely * kinds.weight() * _standing(proposition), 3),
    )


def _standing(proposition: Proposition) -> float:
    """Return what a claim's worth is multiplied by for who makes it."""
    if proposition.quote is None:
        return OWN_VOICE
    speaker = proposition.quote.speaker
    return 1.0 if speaker is not None and speaker.name else UNNAMED
