"""What the parse says of a percentage: its change, what it is of, when it holds and whose it is."""

import re

from spacy.tokens import Doc, Token

from pipeline.components.extensions import characters, text_of
from pipeline.components.phrases import (
    PRONOUNS,
    changed,
    governor,
    mover,
    noun_phrase,
    subject,
    tokens,
    whole_phrase,
)
from pipeline.quantities import Figure, plain
from pipeline.quantities.changes import WORDS, Change
from pipeline.quantities.times import last_when, when
from pipeline.records import Number, Percentage, Span

BINDERS = frozenset({"in", "of", "to", "for", "on"})
OFFERS = frozenset(
    "proposal offer deal agreement package contract bid plan request demand settlement "
    "claim".split()
)
SHARES = frozenset("stake share holding interest slice portion majority chunk".split())
LEVELS = frozenset(
    "is are was were be been stands stood remained remains reached reaches hit hits averaged "
    "averages totalled totaled".split()
)

JOINT = 4  # tokens before a figure in which the joint to the one before it stands
EARLIER = re.compile(
    r"\W*(?:up |down |(?:in|last|a) \w+ (?:ago |earlier )?)?from\s*", re.IGNORECASE
)


class Reading:
    """One figure in its sentence, the figure before it, and the percentage after it."""

    def __init__(
        self, doc: Doc, figure: Figure, before: Figure | None, after: Figure | None
    ) -> None:
        self.doc = doc
        self.figure = figure
        self.before = before
        self.first, self.last = tokens(doc, figure.start, figure.end)
        self.anchor = doc[self.last - 1]
        self.sentence = self.anchor.sent
        self.after = after
        end = self.sentence.end_char
        self.limit = min(after.start, end) if after is not None else end

    def offer(self) -> Token | None:
        """Return the noun of ``its initial proposal of 6%``."""
        at = self.first - 1
        inside = at > self.sentence.start and self.doc[at].lower_ == "of"
        return self.doc[at - 1] if inside and self.doc[at - 1].lower_ in OFFERS else None

    def change(self) -> tuple[Change | None, Token | None]:
        """Return the direction and its word; ``lost 140 points, or 0.8%`` has one for both."""
        found = changed(self.doc, self.first, self.last)
        if found[0] is None and self.figure.rule == "from_to":
            verb = mover(self.doc, self.first)
            found = (WORDS[verb.lower_], verb) if verb is not None else found
        if found[0] is None and (verb := self._by()) is not None:
            found = (WORDS[verb.lower_], verb)
        if found[0] is not None or self.before is None:
            return found
        gap = text_of(self.doc)[self.before.end : self.figure.start].strip(" ,(")
        if gap not in {"or", ""}:
            return found
        return changed(self.doc, *tokens(self.doc, self.before.start, self.before.end))

    def _by(self) -> Token | None:
        """Return the verb of ``raised the levy by 15 per cent``."""
        near = self.doc[max(self.sentence.start, self.first - 2) : self.last]
        if not any(token.lower_ == "by" for token in near):
            return None
        verb = governor(self.anchor, limit=4)
        return verb if verb is not None and verb.lower_ in WORDS else None

    def follows(self, previous: Percentage) -> bool:
        """Say whether only a joint parts the figure from ``previous``: ``4% …, and by 3%``."""
        first = tokens(self.doc, previous.span.start, previous.span.end)[1]
        gap = self.doc[first : self.first]
        joined = any(token.lower_ in {"and", ","} for token in gap[-JOINT:])
        return joined and not any(token.tag_[:1] in {"V", "W"} for token in gap)

    def moved(self, change: Change | None) -> tuple[Number | None, Number | None]:
        """Return from and to: ``from 5% to 3%``, ``rose to 5%``, ``up from 3%``."""
        figure = self.figure
        if figure.rule == "from_to" and figure.order is not None:
            return (plain(figure.order[0]), plain(figure.order[1])) if change else (None, None)
        before = self.doc[self.first - 1].lower_ if self.first > self.sentence.start else ""
        value = figure.ends()[0] if figure.low == figure.high else None
        earlier = self._earlier()
        if earlier is not None:
            return earlier, value
        if change is None or before not in {"to", "from"}:
            return None, None
        return (value, None) if before == "from" else (None, value)

    def _earlier(self) -> Number | None:
        """Return the 41 of ``rose to 45% from 41%`` and of ``45%, up from 41%``."""
        if self.after is None or self.after.low != self.after.high:
            return None
        gap = text_of(self.doc)[self.figure.end : self.after.start]
        return self.after.ends()[0] if EARLIER.fullmatch(gap) else None

    def of(self, head: Token | None) -> Span | None:
        """Return what the figure is a percentage of, or None."""
        following = self.doc[self.last] if self.last < self.sentence.end else None
        if following is not None and following.lower_ == "of":
            return self._object(following)
        if head is not None and head.tag_.startswith("N"):
            return self._bound(head) or self._premodifier(head)
        if head is not None:
            verb = head if head.tag_.startswith("V") else governor(head)
            return self._affected(verb) if verb is not None else None
        if following is not None and following.tag_[:1] in {"N", "J"}:
            return self._rate(following)
        return self._level()

    def _affected(self, verb: Token) -> Span | None:
        """``cut its workforce by 12%``: the object, else the subject (``sales fell 12%``)."""
        for child in verb.rights:
            if child.dep_ == "dobj" and not self.first <= child.i < self.last:
                first, last = whole_phrase(child)
                if last <= self.first:
                    return characters(self.doc, first, last)
        return self._subject(verb)

    def _level(self) -> Span | None:
        """``margins of 3 to 4 per cent``, ``turnout was 61%``, ``held its key rate at 3.75%``."""
        before = self.doc[self.first - 1] if self.first > self.sentence.start else None
        if before is not None and before.lower_ == "of" and self.first - 2 >= self.sentence.start:
            noun = self.doc[self.first - 2]
            if noun.tag_[:1] == "N" and noun.lower_ not in OFFERS:
                return characters(self.doc, *noun_phrase(noun, complements=False))
        verb = governor(self.anchor, limit=3)
        if verb is None:
            return None
        if before is not None and before.lower_ == "at":
            return self._affected(verb)
        return self._subject(verb) if verb.lower_ in LEVELS else None

    def party(self, of: Span | None, offer: Token | None) -> Span | None:
        """Return whose figure it is: the subject beside it, or the offer that it is part of."""
        if offer is not None:
            return characters(self.doc, *noun_phrase(offer, complements=False))
        verb = governor(self.anchor)
        found = self._subject(verb) if verb is not None else None
        return found if found != of else None

    def when(self) -> Span | None:
        """Return the time beside the figure: after it in its clause, else before it."""
        text = text_of(self.doc)
        source = text.find(", according", self.figure.end, self.limit)
        after = when(text, self.figure.end, source if source >= 0 else self.limit)
        return after or last_when(text, self.sentence.start_char, self.figure.start)

    def _bound(self, head: Token) -> Span | None:
        """``an increase in wage rates``: the first object that is no time."""
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ in BINDERS and child.i < self.sentence.end:
                found = self._object(child)
                if found is not None and not when(text_of(self.doc), child.idx, found.end):
                    return found
        return None

    def _premodifier(self, head: Token) -> Span | None:
        """``a 5% wage increase``."""
        if self.last < head.i and self.doc[self.last].tag_[:1] in {"N", "J"}:
            return characters(self.doc, self.last, head.i)
        return None

    def _object(self, preposition: Token) -> Span | None:
        for child in preposition.rights:
            if child.dep_ in {"pobj", "pcomp"}:
                first, last = noun_phrase(child)
                apart = last <= self.first or first >= self.last
                return characters(self.doc, first, last) if apart else None
        return None

    def _rate(self, following: Token) -> Span | None:
        """``10% inflation``, ``a 26% stake in the paper``: what the figure modifies."""
        head = self.anchor
        for _ in range(3):
            head = head.head
            if head.i >= following.i:
                break
        if not head.tag_.startswith("N") or not following.i <= head.i < self.last + 6:
            return None
        if head.lower_ in SHARES:
            return self._bound(head)
        return characters(self.doc, following.i, noun_phrase(head)[1])

    def _subject(self, verb: Token) -> Span | None:
        """Return the whole subject of ``verb``; a pronoun, or the figure's own phrase, is none."""
        found = subject(verb)
        if found is None or found.sent.start != self.sentence.start or found.tag_ in PRONOUNS:
            return None
        first, last = whole_phrase(found)
        if first < self.last and self.first < last:
            return None
        return characters(self.doc, first, last)
