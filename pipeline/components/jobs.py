"""Whose pay a salary is: the position and the employer that its sentence names."""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from pipeline.components.extensions import characters
from pipeline.components.pay_words import HIRE, JOB, PAY, PLAIN, TITLE
from pipeline.components.phrases import PRONOUNS, governor, subject, tokens
from pipeline.quantities import Figure
from pipeline.records import Span

AFTER = 6  # tokens behind the figure in which "as a miner" may begin
NO_NAMES = frozenset({"DATE", "MONEY", "NORP"})


def job(doc: Doc, figure: Figure) -> tuple[Span | None, Span | None]:
    """Return position and employer as spans, None where the sentence names none."""
    first, last = tokens(doc, figure.start, figure.end)
    sentence = doc[first].sent
    position = _position(doc, sentence, first, last)
    return position, _employer(doc, sentence, first) or _payer(doc, sentence, first, last)


def _position(doc: Doc, sentence: Tokens, first: int, last: int) -> Span | None:
    """``$26 an hour as a miner``, ``$90,000 for a head of sales``, else the title before."""
    for token in doc[last : min(last + AFTER, sentence.end)]:
        if token.lower_ == "as" or (token.lower_ == "for" and token.i == last):
            for head in doc[token.i + 1 : min(token.i + 7, sentence.end)]:
                if _is_title(head) and not _modifies(head):
                    return _title(doc, head)
        elif token.is_punct or token.like_num:
            break
    heads = [token for token in doc[sentence.start : first] if _is_title(token)]
    heads = [token for token in heads if not _modifies(token)] or heads
    return _title(doc, heads[-1]) if heads else None


def _is_title(token: Token) -> bool:
    """Say whether a noun is a title and no part of an organisation's name."""
    noun = token.lower_ in TITLE and token.tag_[:2] == "NN"
    return noun and not (token.ent_type_ == "ORG" and token.text[0].isupper())


def _modifies(token: Token) -> bool:
    return token.dep_ == "compound" and token.head.lower_ in TITLE


def _title(doc: Doc, head: Token) -> Span:
    """``vice president of product, personalization, and search``, without its article."""
    first = head.i
    while first > head.sent.start and _belongs(doc[first - 1]):
        first -= 1
    last = head.i + 1
    if last < head.sent.end and doc[last].lower_ == "of":
        last = max(last, _series(doc, last + 1, head.sent.end))
    return characters(doc, first, last)


def _belongs(token: Token) -> bool:
    if token.tag_ in {"NN", "NNP", "NNPS", "JJ", "HYPH", "VBG"} or token.text in {"-", "/"}:
        return token.lower_ not in PLAIN
    return token.tag_ == "NNS" and token.dep_ == "compound"  # communications director


def _series(doc: Doc, at: int, end: int) -> int:
    """Return the end of ``product, personalization, and search`` that begins at ``at``."""
    last = at - 1
    while at < end:
        token = doc[at]
        noun = token.tag_[0] in {"N", "J"} or token.tag_ in {"VB", "VBG"}
        joint = token.lower_ == "and" or (token.lower_ in {",", "&"} and last == at)
        if not noun and not joint and token.tag_ != "DT":
            break
        at += 1
        last = at if noun else last
    return last


def _employer(doc: Doc, sentence: Tokens, first: int) -> Span | None:
    """``Netflix’s position``, ``Other Netflix positions``, ``NBCUniversal listed a job``."""
    for token in doc[sentence.start : first]:
        named = token.tag_ in {"NNP", "NNPS", "NN", "NNS"} and token.text[0].isupper()
        if named and token.ent_type_ not in NO_NAMES and (_owns(token) or _hires(token)):
            return _name(doc, token)
    return None


def _payer(doc: Doc, sentence: Tokens, first: int, last: int) -> Span | None:
    """``Acme is offering £50,000 a year for a head of sales``: who pays for the position."""
    if last >= sentence.end or doc[last].lower_ != "for":
        return None
    verb = governor(doc[first])
    payer = subject(verb) if verb is not None and verb.lower_ in HIRE else None
    if payer is None or payer.i >= first or not payer.text[0].isupper():
        return None
    return None if payer.tag_ in PRONOUNS else _name(doc, payer)


def _owns(token: Token) -> bool:
    """``Acme’s position``, ``Acme positions``: a person’s position is no employer’s."""
    beside = token.dep_ in {"poss", "compound", "nmod"} and token.ent_type_ != "PERSON"
    return beside and token.head.lower_ in JOB


def _hires(token: Token) -> bool:
    """``Acme listed a job``, ``Acme pays its drivers``: the object is a job or who does it."""
    if token.dep_ != "nsubj" or token.head.lower_ not in HIRE:
        return False
    objects = [child for child in token.head.rights if child.dep_ in {"dobj", "dative", "iobj"}]
    pays = token.head.lower_ in {"pay", "pays", "paid", "paying"}
    return any(
        child.lower_ in JOB or child.lower_ in TITLE or (pays and child.lower_ in PAY)
        for child in objects
    )


def _name(doc: Doc, token: Token) -> Span:
    """Return the whole name that ``token`` ends or heads: ``Department of Corrections``."""
    first, last = token.i, token.i + 1
    while first > token.sent.start and doc[first - 1].tag_ in {"NNP", "NNPS"}:
        first -= 1
    while last + 1 < token.sent.end and doc[last].lower_ == "of":
        if doc[last + 1].tag_ not in {"NNP", "NNPS"}:
            break
        last += 2
    return characters(doc, first, last)
