"""Whose employee a salary pays: the employer that the sentence names, by its construction."""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from pipeline.components.extensions import characters
from pipeline.components.firms import firm_of, speaking
from pipeline.components.pay_words import (
    EARN,
    EMPLOY,
    GIVE,
    HIRE,
    JOB,
    MAKE,
    PAY,
    RAISE,
    TITLE,
    WORKER,
)
from pipeline.components.phrases import CLIMBED, PRONOUNS, governor, subject
from pipeline.records import Span
from pipeline.resources import words

CHAIN = 3  # nouns between a name and the noun it stands before: "Harrow warehouse employees"
PAID = TITLE | JOB | PAY
LOCAL = WORKER | {"job", "jobs"}
EARNING = EARN | GIVE | MAKE
PAYING = words("salaries", "paying")
TOLD = words("percentages", "reporting")
NAMES = frozenset({"NNP", "NNPS"})
NO_NAMES = frozenset({"DATE", "MONEY", "NORP"})
NO_OWNERS = frozenset({"PERSON", "GPE", "LOC"}) | NO_NAMES
PLACES = frozenset({"at", "with"})


def employer(doc: Doc, sentence: Tokens, first: int, last: int) -> Span | None:
    """Return the employer that ``sentence`` names for the pay ``doc[first:last]``, or None."""
    return (
        _owner_or_hirer(doc, sentence, first)
        or _payer(doc, sentence, first, last)
        or _workplace(doc, sentence, first)
        or _paid_by(doc, sentence, first, last)
        or firm_of(doc, sentence)
        or speaking(doc, sentence, first)
    )


def holder(doc: Doc, sentence: Tokens) -> Span | None:
    """Return the employer of whom an earlier ``sentence`` is about: ``one of the Acme workers``."""
    return _workplace(doc, sentence, sentence.end) or _owner_or_hirer(doc, sentence, sentence.end)


def _workplace(doc: Doc, sentence: Tokens, first: int) -> Span | None:
    """``has worked for Harrow Mills``, ``a nurse at Dunmore General``, ``employed by Acme``."""
    for token in sentence:
        if token.lower_ in EMPLOY and token.tag_[0] in {"V", "N"}:
            heads, at = [token], {"for", "by", "at"}
        elif token.tag_[0] == "N" and token.lower_ in PAID and not tells(token, first):
            heads, at = [token, token.head], set(PLACES)
        else:
            continue
        for preposition in (child for head in heads for child in head.rights):
            if preposition.lower_ not in at or preposition.i < token.i:
                continue
            for name in preposition.rights:
                if name.dep_ == "pobj" and name.tag_ in NAMES and name.ent_type_ not in NO_NAMES:
                    return _name(doc, name)
    return None


def tells(token: Token, at: int) -> bool:
    """``An economist says that jobs pay``, ``The senator backs a $15 minimum wage``.

    Who tells of pay, or of a wage that a law sets, is not paid it.
    """
    teller = token.head if token.dep_ == "appos" else token
    verb = teller.head
    if teller.dep_ != "nsubj" or verb.tag_[0] != "V":
        return False
    for child in verb.rights:
        if child.left_edge.i <= at <= child.right_edge.i:
            lawful = any(inner.lower_ == "minimum" for inner in child.subtree)
            return child.dep_ in {"ccomp", "parataxis"} or (lawful and verb.lower_ not in EARNING)
    return False


def _owner_or_hirer(doc: Doc, sentence: Tokens, first: int) -> Span | None:
    """``Netflix’s position``, ``Other Netflix positions``, ``NBCUniversal listed a job``."""
    for token in doc[sentence.start : first]:
        named = token.tag_ in {*NAMES, "NN", "NNS"} and token.text[0].isupper()
        if named and token.ent_type_ not in NO_NAMES and (_owns(token, first) or _hires(token)):
            return _name(doc, token)
    return None


def _owns(token: Token, first: int) -> bool:
    """``Acme’s position``, ``Acme warehouse workers``, ``Acme’s chief executive``, ``Acme’s pay``.

    A person’s position is no employer’s, a state’s minimum wage no pay of its own, and the workers
    and jobs of a state are other employers’.
    """
    head = token.head
    if token.dep_ not in {"poss", "compound", "nmod"} or token.ent_type_ == "PERSON":
        return False
    if token.ent_type_ == "GPE" and head.lower_ in LOCAL:
        return False
    if head.lower_ in JOB or _before_job(token):
        return True
    owned = head.lower_ in PAY or (head.lower_ in TITLE and not _others(token, head.i + 1, first))
    return token.dep_ == "poss" and owned and token.ent_type_ not in NO_OWNERS


def _others(token: Token, start: int, end: int) -> bool:
    """``Acme’s chief executive said nurses earn``: who earns is somebody else."""
    return any(t.lower_ in TITLE or t.lower_ in JOB for t in token.doc[start:end])


def _before_job(token: Token) -> bool:
    """``Acme warehouse workers``: other nouns may stand between."""
    if token.ent_type_ != "ORG" or token.dep_ == "poss":
        return False
    for noun in token.doc[token.i + 1 : min(token.i + 1 + CHAIN, token.sent.end)]:
        if noun.tag_ not in {"NN", "NNS"}:
            return False
        if noun.lower_ in JOB:
            return True
    return False


def _hires(token: Token) -> bool:
    """``Acme listed a job``, ``Acme pays its drivers``: the object is a job or who does it."""
    if token.dep_ != "nsubj" or token.head.lower_ not in HIRE:
        return False
    objects = [child for child in token.head.rights if child.dep_ in {"dobj", "dative", "iobj"}]
    pays = token.head.lower_ in PAYING
    return any(
        child.lower_ in JOB or child.lower_ in TITLE or (pays and child.lower_ in PAY)
        for child in objects
    )


def _payer(doc: Doc, sentence: Tokens, first: int, last: int) -> Span | None:
    """``Acme is offering £50,000 a year for a head of sales``: who pays for the position."""
    if last >= sentence.end or doc[last].lower_ != "for":
        return None
    verb = governor(doc[first])
    payer = subject(verb) if verb is not None and verb.lower_ in HIRE else None
    if payer is None or payer.i >= first or not payer.text[0].isupper():
        return None
    return None if payer.tag_ in PRONOUNS else _name(doc, payer)


def _paid_by(doc: Doc, sentence: Tokens, first: int, last: int) -> Span | None:
    """``Acme raised its starting pay``, ``Acme said it would pay drivers``, ``Acme’s decision to``.

    A state that raises the minimum wage employs nobody by it.
    """
    for verb in sentence:
        pays = verb.lower_ in PAYING
        if verb.tag_[0] != "V" or not (pays or verb.lower_ in HIRE or verb.lower_ in RAISE):
            continue
        objects = [child for child in verb.rights if child.dep_ in {"dobj", "dative"}]
        things = JOB | TITLE if verb.lower_ in HIRE - PAYING else JOB | TITLE | PAY
        paid = any(
            child.lower_ in things or (pays and first <= child.i < last) for child in objects
        )
        name = _actor(verb) if paid else None
        if name is not None and not any(_set_by_law(child) for child in objects):
            return _name(doc, name)
    return None


def _set_by_law(wage: Token) -> bool:
    """``the federal minimum wage``: no firm’s, unless it is ``its`` or ``workers’``."""
    lefts = list(wage.lefts)
    owned = any(child.dep_ == "poss" and child.ent_type_ not in NO_OWNERS for child in lefts)
    return not owned and any(child.lower_ == "minimum" for child in lefts)


def _actor(verb: Token) -> Token | None:
    """Return the organization that does ``verb``, by its subject, an ``it`` or a possessive."""
    found = subject(verb, CLIMBED - {"ccomp"})
    if found is None and verb.dep_ == "acl":  # "Acme’s decision to raise"
        found = next((child for child in verb.head.lefts if child.dep_ == "poss"), None)
    if found is not None and found.lower_ == "it":  # "Acme said it would pay"
        top = governor(found.head) if found.head.dep_ == "ccomp" else None
        teller = found.head.head
        found = subject(teller) if top is not None and teller.lower_ in TOLD else None
    named = found is not None and found.tag_ in NAMES and found.ent_type_ == "ORG"
    return found if named else None


def _name(doc: Doc, token: Token) -> Span:
    """Return the whole name that ``token`` ends or heads: ``Department of Corrections``."""
    first, last = token.i, token.i + 1
    while first > token.sent.start and _joins(doc[first - 1], doc[first]):
        first -= 1
    while last + 1 < token.sent.end and doc[last].lower_ == "of":
        if doc[last + 1].tag_ not in NAMES:
            break
        last += 2
    return characters(doc, first, last)


def _joins(before: Token, token: Token) -> bool:
    """Say whether a name goes on before ``token``: ``Moody’s Analytics``."""
    return before.tag_ in NAMES or (before.tag_ == "POS" and token.ent_iob_ == "I")
