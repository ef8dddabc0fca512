"""Whose pay a salary is: the position and the employer that its sentence names."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from pipeline.components.extensions import characters, text_of
from pipeline.components.pay_words import (
    EMPLOY,
    FIRM,
    HIRE,
    JOB,
    OPENING,
    PAY,
    PLAIN,
    POST,
    TITLE,
)
from pipeline.components.phrases import PRONOUNS, governor, subject, tokens
from pipeline.quantities import Figure
from pipeline.records import Span
from pipeline.resources import words

AFTER = 6  # tokens behind the figure in which "as a miner" may begin
SENTENCES = 3  # sentences before the pay's in which its job or employer may be named
OFTEN = 3  # times that an article names whom it is about
ACTORS = frozenset({"nsubj", "nsubjpass", "poss"})
POINTING = words("salaries", "pointing")
NO_NAMES = frozenset({"DATE", "MONEY", "NORP"})


def job(doc: Doc, figure: Figure) -> tuple[Span | None, Span | None]:
    """Return position and employer as spans, None where the sentence names none."""
    first, last = tokens(doc, figure.start, figure.end)
    sentence = doc[first].sent
    position = _position(doc, sentence, first, last)
    employer = (
        _employer(doc, sentence, first)
        or _payer(doc, sentence, first, last)
        or _worked_for(doc, sentence)
        or _firm(doc, sentence)
    )
    if (position is None or employer is None) and _refers_back(sentence):
        jobs = OPENING | HIRE
        about = (s for s in _before(doc, sentence) if any(token.lower_ in jobs for token in s))
        for earlier in about:
            position = position or _position(doc, earlier, earlier.end, earlier.end)
            employer = employer or _employer(doc, earlier, earlier.end)
    return position, employer


def _before(doc: Doc, sentence: Tokens) -> Iterator[Tokens]:
    """Yield the sentences before ``sentence``, the nearest first, as far as names reach."""
    for _ in range(SENTENCES):
        if sentence.start == 0:
            return
        sentence = doc[sentence.start - 1].sent
        yield sentence


def _refers_back(sentence: Tokens) -> bool:
    """``The post pays``, ``This role``, ``The salary is``: the job was named before."""
    return any(
        token.lower_ in POINTING and following.lower_ in OPENING | POST | PAY
        for token, following in pairwise(sentence)
    )


def _worked_for(doc: Doc, sentence: Tokens) -> Span | None:
    """``who has worked for Harrow Mills``, ``employed by the Dunmore Trust``."""
    for token in sentence:
        if token.lower_ not in EMPLOY or token.tag_[0] != "V":
            continue
        for preposition in token.rights:
            if preposition.lower_ in {"for", "by", "at"}:
                for name in preposition.rights:
                    if name.tag_ in {"NNP", "NNPS"} and name.ent_type_ not in NO_NAMES:
                        return _name(doc, name)
    return None


def _firm(doc: Doc, sentence: Tokens) -> Span | None:
    """``the company’s $15 minimum wage``: the one organization that was named just before."""
    if not any(_is_employer(token) for token in sentence):
        return None
    names: dict[str, Token] = {}
    for nearby in (sentence, *_before(doc, sentence)):
        for token in nearby:
            if token.ent_type_ == "ORG" and token.ent_iob_ == "B" and token.text[0].isupper():
                entity = _entity(doc, token)
                often = text_of(doc).count(entity.text) >= OFTEN
                if often or doc[entity.end - 1].dep_ in ACTORS:
                    names.setdefault(entity.text, token)
    if len(names) != 1:
        return None
    ((name, token),) = names.items()
    return Span(token.idx, token.idx + len(name), name)


def _entity(doc: Doc, token: Token) -> Tokens:
    """Return the entity that begins with ``token``, without its possessive."""
    last = token.i + 1
    while last < len(doc) and doc[last].ent_iob_ == "I" and doc[last].tag_ != "POS":
        last += 1
    return doc[token.i : last]


def _is_employer(token: Token) -> bool:
    """``the company pays``, ``the firm’s wages``, ``working for the company``."""
    if token.lower_ not in FIRM or token.i == 0 or token.nbor(-1).lower_ not in POINTING:
        return False
    head = token.head
    if token.dep_ == "poss":
        return any(word.lower_ in PAY for word in (head, *head.lefts))
    if token.dep_ == "pobj":
        return head.lower_ in {"for", "by"} and head.head.lower_ in EMPLOY
    paid = {word.lower_ for word in head.rights} & (PAY | JOB | TITLE)
    return token.dep_ == "nsubj" and head.lower_ in HIRE and bool(paid)


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
    last = _listed(doc, head.i + 1, last)
    return characters(doc, first, last)


def _listed(doc: Doc, first: int, last: int) -> int:
    """Return where a list ends: without an ``and`` its comma begins something else."""
    commas = [at for at in range(first, last) if doc[at].text == ","]
    joined = any(doc[at].lower_ in {"and", "&"} for at in range(first, last))
    return commas[0] if commas and not joined else last


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
