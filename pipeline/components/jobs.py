"""Whose pay a salary is: the position and the employer that its sentence names."""

from itertools import islice, pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from pipeline.components.employers import employer, holder, tells
from pipeline.components.extensions import characters
from pipeline.components.firms import POINTING, before
from pipeline.components.pay_words import HIRE, OPENING, PAY, PLAIN, POST, TITLE
from pipeline.components.phrases import tokens
from pipeline.quantities import Figure
from pipeline.records import Span

AFTER = 6  # tokens behind the figure in which "as a miner" may begin
NEAR = 6  # tokens before the figure in which it is said whose pay it is
PERSONAL = frozenset({"he", "she", "his", "her"})


def job(doc: Doc, figure: Figure) -> tuple[Span | None, Span | None]:
    """Return position and employer as spans, None where the text names none."""
    first, last = tokens(doc, figure.start, figure.end)
    sentence = doc[first].sent
    position = _position(doc, sentence, first, last)
    named = employer(doc, sentence, first, last)
    if position is not None and named is not None:
        return position, named
    if _refers_back(sentence):
        jobs = OPENING | HIRE
        about = (s for s in before(doc, sentence) if any(token.lower_ in jobs for token in s))
        for earlier in about:
            position = position or _position(doc, earlier, earlier.end, earlier.end)
            named = named or employer(doc, earlier, earlier.end, earlier.end)
    if named is None and _is_somebodys(doc, sentence, first):
        for nearest in islice(before(doc, sentence), 1):
            named = holder(doc, nearest)
            if named is not None and position is None:
                position = _position(doc, nearest, nearest.end, nearest.end)
    return position, named


def _is_somebodys(doc: Doc, sentence: Tokens, first: int) -> bool:
    """``She earned``, ``his salary was``, unless of some other job: ``she wants one that pays``."""
    other = any(token.lower_ in OPENING for token in sentence)
    near = doc[max(sentence.start, first - NEAR) : first]
    return not other and any(token.lower_ in PERSONAL for token in near)


def _refers_back(sentence: Tokens) -> bool:
    """``The post pays``, ``This role``, ``The salary is``: the job was named before."""
    return any(
        token.lower_ in POINTING and following.lower_ in OPENING | POST | PAY
        for token, following in pairwise(sentence)
        if following.tag_[0] != "V"
    )


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
    heads = [token for token in heads if not tells(token, first)]
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
