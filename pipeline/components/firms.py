"""Which firm ``the company`` and ``our`` are where pay is told: the one that the text names."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from pipeline.components.extensions import text_of
from pipeline.components.pay_words import EMPLOY, FIRM, HIRE, JOB, PAY, TITLE
from pipeline.records import Span
from pipeline.resources import words

SENTENCES = 3  # sentences before the pay's in which its job or employer may be named
OFTEN = 3  # times that an article names whom it is about
ACTORS = frozenset({"nsubj", "nsubjpass", "poss"})
POINTING = words("salaries", "pointing")
OWN = words("salaries", "own")
WE = frozenset({"our", "we"})


def before(doc: Doc, sentence: Tokens) -> Iterator[Tokens]:
    """Yield the sentences before ``sentence``, the nearest first, as far as names reach."""
    for _ in range(SENTENCES):
        if sentence.start == 0:
            return
        sentence = doc[sentence.start - 1].sent
        yield sentence


def firm_of(doc: Doc, sentence: Tokens) -> Span | None:
    """``the company’s $15 minimum wage``: the one organization that was named just before."""
    pointed = next((token for token in sentence if _is_employer(token)), None)
    if pointed is None:
        return None
    own = pointed.nbor(-1).lower_ in OWN  # "Reyes, a Harrow Mills founder, said his company"
    names: dict[str, Token] = {}
    for nearby in (sentence,) if own else (sentence, *before(doc, sentence)):
        for token in nearby:
            if token.ent_type_ == "ORG" and token.ent_iob_ == "B" and token.text[0].isupper():
                entity = _entity(doc, token)
                often = text_of(doc).count(entity.text) >= OFTEN
                if own or often or doc[entity.end - 1].dep_ in ACTORS:
                    names.setdefault(entity.text, token)
    if len(names) != 1:
        return None
    ((name, token),) = names.items()
    return Span(token.idx, token.idx + len(name), name)


def speaking(doc: Doc, sentence: Tokens, first: int) -> Span | None:
    """``“… our $15 minimum wage,” Acme said``: the organization that speaks of its own pay."""
    if not any(token.lower_ in WE for token in doc[sentence.start : first]):
        return None
    at = doc[first].idx
    for quote in doc._.quotes or ():
        said = any(part.start <= at < part.end for part in quote.content)
        if said and quote.source is not None and quote.speaker is not None:
            speaker = quote.speaker
            name = speaker.name if speaker.kind == "organization" else speaker.affiliation
            start = quote.source.text.find(name) if name else -1
            if name and start >= 0:
                start += quote.source.start
                return Span(start, start + len(name), name)
    return None


def _entity(doc: Doc, token: Token) -> Tokens:
    """Return the entity that begins with ``token``, without its possessive."""
    last = token.i + 1
    while last < len(doc) and doc[last].ent_iob_ == "I" and doc[last].tag_ != "POS":
        last += 1
    return doc[token.i : last]


def _is_employer(token: Token) -> bool:
    """``the company pays``, ``the firm’s wages``, ``working for the company``, ``his company``."""
    if token.lower_ not in FIRM or token.i == 0 or token.nbor(-1).lower_ not in POINTING | OWN:
        return False
    head = token.head
    if token.dep_ == "poss":
        return any(word.lower_ in PAY for word in (head, *head.lefts))
    if token.dep_ == "pobj":
        return head.lower_ in {"for", "by"} and head.head.lower_ in EMPLOY
    paid = {word.lower_ for word in head.rights} & (PAY | JOB | TITLE)
    return token.dep_ == "nsubj" and head.lower_ in HIRE and bool(paid)
