"""Phrases by the parse, as token ranges: what a figure is of, whose it is, how it moved."""

from spacy.tokens import Doc, Token

from pipeline.quantities.changes import WORDS, Change
from pipeline.records import Span
from pipeline.resources import words

# What ends a noun phrase that was begun: clauses hung on it and asides.
ASIDES = frozenset({"relcl", "acl", "advcl", "appos", "parataxis", "punct"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
CLIMBED = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep"})
PRONOUNS = frozenset({"PRP", "DT", "WDT", "WP", "EX"})
PARTICLES = frozenset({"up", "down", "off"})
THINGS = words("percentages", "thing")
AMOUNTS = frozenset({"of", "by", "to"})
PLACES = words("percentages", "place")
APART = words("percentages", "rank") | words("percentages", "clause")
COMPARED = frozenset({"more", "less", "fewer", "higher", "lower"})
COMPOSES = frozenset({"make", "makes", "made", "making", "end", "ended", "set", "sets"})
MARKS = {"(": ")", "[": "]", "“": "”"}
COMPLEMENTS = 8  # of-phrases inside one another that a noun phrase takes in
BACK, AHEAD = 7, 4  # tokens in which a word of change may stand before and behind a figure


def noun_phrase(head: Token, *, complements: bool = True) -> tuple[int, int]:
    """Return the tokens of ``head``'s phrase: its premodifiers and, if asked, its ``of``-phrase."""
    first = head.left_edge.i
    while first < head.i and (head.doc[first].is_punct or head.doc[first].is_space):
        first += 1
    for at in range(first, head.i):  # "closely (global medians of 86%)"
        if head.doc[at].text == "(":
            first = at + 1
    last = head.i + 1
    for _ in range(COMPLEMENTS if complements else 0):
        found = _complement(head)
        if found is None:
            break
        if found.dep_ == "pcomp":  # "a chance of becoming mayor"
            return first, found.right_edge.i + 1
        head, last = found, max(last, found.i + 1)
    return first, last


def whole_phrase(head: Token) -> tuple[int, int]:
    """Return ``head``'s phrase with what is coordinated with it and its own adverbials.

    ``Profits at the drugmaker``, ``farmers and households``; it ends at a clause or an aside.
    """
    first, _ = noun_phrase(head, complements=False)
    last = head.right_edge.i + 1
    for child in head.rights:
        if child.dep_ in ASIDES and child.text not in {"&", "-"}:
            last = min(last, child.left_edge.i)
    return first, max(last, head.i + 1)


def paired(span: Span | None) -> Span | None:
    """Return a phrase without a mark at its edge whose pair lies outside; None for one within."""
    if span is None:
        return None
    start, text = span.start, span.text
    for opened, closed in MARKS.items():
        if text.startswith(opened) and closed not in text:
            start, text = start + 1, text[1:]
        elif text.endswith(closed) and opened not in text:
            text = text[:-1]
    apart = any(text.count(opened) != text.count(closed) for opened, closed in MARKS.items())
    return None if apart or not text else Span(start, start + len(text), text)


def lettered(span: Span | None) -> Span | None:
    """Return a phrase that holds a letter: the ``%`` of a table is nobody."""
    return span if span is not None and any(map(str.isalpha, span.text)) else None


def _complement(head: Token) -> Token | None:
    """Return the object of the ``of`` right behind ``head``."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == head.i + 1:
            objects = (inner for inner in child.rights if inner.dep_ in {"pobj", "pcomp"})
            return next(objects, None)
    return None


def subject(verb: Token, climbed: frozenset[str] = CLIMBED) -> Token | None:
    """Return the subject of ``verb``, or of the verb that it is coordinated with or hangs on.

    ``climbed`` are the edges by which a verb without a subject has that of its head.
    """
    for _ in range(4):
        for child in verb.lefts:
            if child.dep_ in SUBJECTS:
                return _antecedent(child, verb)
        if verb.dep_ == "acl" and verb.head.tag_.startswith("N") and verb.tag_ != "VB":
            return _first_joined(verb.head)
        if verb.dep_ not in climbed:
            return None
        verb = verb.head
    return None


def _first_joined(noun: Token) -> Token:
    """``Sales of ice cream and frozen food dipped``: the first noun, where the verb was no root."""
    top = noun.head if noun.dep_ == "conj" else noun
    return top if top.dep_ == "ROOT" else noun


def _antecedent(child: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for, else the subject itself."""
    if child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return verb.head
    return child


def governor(token: Token, tags: str = "V", limit: int = 6) -> Token | None:
    """Return the nearest ancestor of ``token`` whose tag begins with ``tags``."""
    for _ in range(limit):
        if token.head is token:
            break
        token = token.head
        if token.tag_.startswith(tags):
            return token
    return token if token.tag_.startswith(tags) else None


def tokens(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the tokens that the characters ``[start, end)`` touch."""
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None
    return span.start, span.end


def changed(doc: Doc, first: int, last: int) -> tuple[Change | None, Token | None]:
    """Return the direction of the figure ``doc[first:last]`` and its word.

    ``a 5% increase``, ``5% higher`` behind it; ``fell by 7%``, ``up 58 points`` before it.
    """
    word = _change_behind(doc, last) or _change_before(doc, first, doc[last - 1].sent.start)
    return (WORDS[word.lower_], word) if word is not None else (None, None)


def mover(doc: Doc, first: int) -> Token | None:
    """Return the verb of change before ``from``: ``raised starting pay from $38 to $41``."""
    floor = max(doc[first].sent.start, first - BACK - 1)
    verbs = [t for t in doc[floor:first] if t.lower_ in WORDS and t.tag_[:1] == "V"]
    return verbs[-1] if verbs else None


def _change_behind(doc: Doc, last: int) -> Token | None:
    for at in range(last, min(last + AHEAD, doc[last - 1].sent.end)):
        token = doc[at]
        compared = token.lower_ in COMPARED
        named = token.lower_ in THINGS  # "two rocket boosters"
        if token.lower_ in WORDS and token.tag_[:1] in {"N", "J", "R"} and not named:
            return token if not compared or at == last else None
        if at == last and token.lower_ in WORDS and token.tag_ == "VBN" and token.dep_ == "amod":
            return token  # "a 20 percent reduced risk"
        if (token.is_punct and token.text != "-") or token.tag_[:1] in {"V", "I", "C", "W"}:
            break
    return None


def _change_before(doc: Doc, first: int, floor: int) -> Token | None:
    """Return the verb, particle or noun of change that leads up to the figure.

    A particle stands next to the figure; behind a noun (``a rise in profits of 5%``) only another
    noun of change counts.
    """
    nouns = phrases = 0
    if first > floor and doc[first - 1].lower_ in APART:
        return None  # "a tax cut to the top 1 percent", "tempers rose as three left"
    for at in range(first - 1, max(first - BACK, floor - 1), -1):
        token = doc[at]
        if token.lower_ in COMPARED and doc[at + 1].lower_ == "at":  # "much lower at 0.1%"
            return None
        tag = token.tag_[:1]
        if token.lower_ in WORDS and token.lower_ not in {"more", "less", "fewer"}:
            if token.lower_ in PARTICLES:
                made = at > floor and doc[at - 1].lower_ in COMPOSES
                return token if not nouns and not phrases and not made else None
            if not nouns or (tag == "N" and doc[first - 1].lower_ == "of"):
                near = doc[max(at + 1, first - 2) : first]
                words_near = {word.lower_ for word in near}
                placed = tag == "N" and words_near & PLACES and not words_near & AMOUNTS
                return None if placed else token  # "a hike on 98 percent of", "a rally about two"
        if token.text == "," and at == first - 2 and doc[at + 1].lower_ in AMOUNTS:
            continue  # "rose slightly, to 25%"
        if token.is_punct or tag in {"V", "C", "W"}:
            break
        nouns += tag == "N"
        phrases += tag == "D"
    return None
