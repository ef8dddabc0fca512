"""One percentage in its sentence: its change, from what to what, and when it holds."""

import re

from spacy.tokens import Doc, Token

from pipeline.components.extensions import text_of
from pipeline.components.phrases import changed, governor, mover, tokens
from pipeline.quantities import Figure, plain
from pipeline.quantities.changes import WORDS, Change
from pipeline.quantities.times import near, opening, when
from pipeline.records import Number, Percentage, Span
from pipeline.resources import words

OFFERS = words("percentages", "offer")
TRANSPARENT = words("percentages", "transparent")
FEELING = words("percentages", "feeling")
HEDGES = words("percentages", "hedge")
JOINT = 4  # tokens before a figure in which the joint to the one before it stands
BRACKET = 25  # tokens before a figure in which the bracket that it stands in opens
LISTED = 60  # characters before a figure in which the firm of its ticker is named
TICK = re.compile(r"\b[A-Z]{2,6}, [+−-]?$")
TICKER = re.compile(r"(?P<name>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,4}) [A-Z]{1,6},? [+−-]?$")
VERBLESS = r"(?:(?!\b(?:are|were|is|was)\b)[^,;.])"
OPENER = re.compile(
    r"\W*(?:Of|Among) (?P<whole>(?:the|all|those|these|its|his|her|their|our|\d+(?:,\d{3})*)\b"
    rf"{VERBLESS}{{3,100}}),"
    r"|\W*Among (?P<people>(?:\w+ ){0,4}\w+s(?: \w+){0,4}),"
)
CLAUSE_END = re.compile(
    r"[;:)]|\s[(–—]|\s--?\s|\sfor the (?:first|second) time\b"
    r"|,\sthe (?:lowest|highest|most|least|biggest|largest|smallest|fastest|slowest|best|worst)\b"
    r"|,\s(?:and|but|while|whereas|which|who|compared|versus|vs|followed|against|after)\b"
    r"|\s(?:while|whereas|versus|vs|compared|against|than|although|because)\b"
)
APART = re.compile(r"[,;:]|\b(?:and|but|while|whereas)\b")
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
        self.sentence = doc[self.last - 1].sent
        self.lead = self._lead()
        self.anchor = doc[self.first - 2] if self.lead < self.first else doc[self.last - 1]
        self.after = after
        end = self.sentence.end_char
        self.limit = min(after.start, end) if after is not None else end

    def _lead(self) -> int:
        """Return where the figure’s phrase begins: ``by an average of 20%`` is by 20%."""
        at = self.first - 2
        if at < self.sentence.start or self.doc[at + 1].lower_ != "of":
            return self.first
        if self.doc[at].lower_ not in TRANSPARENT:
            return self.first
        while at > self.sentence.start and self.doc[at - 1].tag_[:1] in {"D", "J"}:
            at -= 1
        return at

    def conditional(self) -> bool:
        """``a 25% chance, against 32% if married``: another’s figure."""
        following = self.doc[self.last] if self.last < self.sentence.end else None
        return following is not None and following.lower_ == "if"

    def possessor(self) -> Token | None:
        """Return the president of ``the president’s 3% target``: whose figure it is."""
        head = self.anchor
        for _ in range(3):
            head = head.head
            if head.i >= self.last:
                break
        owners = (child for child in head.lefts if child.dep_ == "poss" and child.i < self.first)
        owner = next(owners, None) if head.i >= self.last else None
        timed = owner is not None and owner.ent_type_ in {"DATE", "TIME"}
        return None if owner is None or timed or owner.tag_[0] != "N" else owner

    def is_idiom(self) -> bool:
        """``the will of the 1%``, ``Physically I am 100%``: no share of anything."""
        following = self.doc[self.last].lower_ if self.last < self.sentence.end else "."
        before = self.doc[self.first - 1] if self.first > self.sentence.start else None
        value = self.figure.low if self.figure.low == self.figure.high else None
        if before is None or self.figure.measure != "percent":
            return False
        if value in {1, 99} and before.lower_ == "the":
            noun = self.last < self.sentence.end and self.doc[self.last].tag_[0] in {"N", "J"}
            return following != "of" and not noun
        felt = before.lower_ in FEELING and any(
            child.dep_ == "nsubj" and child.tag_ == "PRP" and child.lower_ != "it"
            for child in before.lefts
        )
        return value == 100 and felt

    def offer(self) -> Token | None:
        """Return the noun of ``its initial proposal of 6%``."""
        at = self.first - 1
        inside = at > self.sentence.start and self.doc[at].lower_ == "of"
        return self.doc[at - 1] if inside and self.doc[at - 1].lower_ in OFFERS else None

    def change(self) -> tuple[Change | None, Token | None]:
        """Return the direction and its word; ``lost 140 points, or 0.8%`` has one for both."""
        found = changed(self.doc, self.lead, self.last)
        if found[0] is None and self.figure.rule == "from_to":
            verb = mover(self.doc, self.first)
            found = (WORDS[verb.lower_], verb) if verb is not None else found
        if found[0] is None and (verb := self._by() or self._adverbial()) is not None:
            found = (WORDS[verb.lower_], verb)
        if found[0] is not None or self.before is None:
            return found
        gap = text_of(self.doc)[self.before.end : self.figure.start].strip(" ,(")
        risen = gap == "to" and self.before.measure == "percentage_point"  # "by 0.2 points to 4%"
        if gap not in {"or", ""} and not risen:
            return found
        return changed(self.doc, *tokens(self.doc, self.before.start, self.before.end))

    def _by(self) -> Token | None:
        """Return the verb of ``raised the levy by 15 per cent``."""
        near = self.doc[max(self.sentence.start, self.lead - 2) : self.last]
        if not any(token.lower_ == "by" for token in near):
            return None
        verb = governor(self.anchor, limit=4)
        return verb if verb is not None and verb.lower_ in WORDS else None

    def _adverbial(self) -> Token | None:
        """Return the verb of ``raised its baseline 24%``."""
        phrase = self.anchor.head if self.anchor.dep_ == "nummod" else self.anchor
        verb = phrase.head if phrase.dep_ == "npadvmod" else None
        before = verb is not None and verb.tag_[0] == "V" and verb.i < self.first
        return verb if before and verb is not None and verb.lower_ in WORDS else None

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

    def when(self, previous: Percentage | None) -> Span | None:
        """Return the time beside the figure: after it in its clause, else before it.

        A time right behind an earlier percentage is that one's; one that opens the sentence is
        everyone's.
        """
        text = text_of(self.doc)
        if self.ticked():
            return None
        source = text.find(", according", self.figure.end, self.limit)
        limit = source if source >= 0 else self.limit
        stop = CLAUSE_END.search(text, self.figure.end, limit)
        after = when(text, self.figure.end, stop.start() if stop else limit)
        if after is not None:  # "By 1960 two-thirds were insured, by 1970 it was a business"
            opened = opening(text, self.sentence.start_char, self.figure.start)
            apart = opened is not None and "," in text[self.figure.end : after.start]
            return opened if apart else after
        floor = self.sentence.start_char
        if previous is not None and previous.span.end > floor:
            floor = previous.span.end
        found = near(text, floor, self.figure.start)
        own = floor == self.sentence.start_char or (
            found is not None and APART.search(text, floor, found.start) is not None
        )
        return (
            found if found and own else opening(text, self.sentence.start_char, self.figure.start)
        )

    def bracket(self) -> int | None:
        """Return the token of the bracket that the figure stands in, or None."""
        for at in range(self.first - 1, max(self.sentence.start, self.first - BRACKET) - 1, -1):
            if self.doc[at].text == ")":
                return None
            if self.doc[at].text == "(":
                return at
        return None

    def parted(self) -> bool:
        """``27 million, or 50%, of the jobless``: an aside before its ``of``."""
        ahead = [
            token.lower_ for token in self.doc[self.last : min(self.last + 2, self.sentence.end)]
        ]
        return ahead == [",", "of"]

    def compared(self) -> bool:
        """Say whether another figure is set against it: ``(30% vs. 16%)``."""
        following = self.doc[self.last].lower_ if self.last < self.sentence.end else ""
        return following.rstrip(".") in {"vs", "versus", "to", "against"}

    def ticked(self) -> bool:
        """Say whether it stands behind a ticker of the exchange: ``HRM, -0.48%``."""
        start = self.figure.start
        return TICK.search(text_of(self.doc)[max(0, start - LISTED) : start]) is not None

    def listed(self) -> Span | None:
        """Return the name of ``Harrow Mills HRM, +0.28%``, before a ticker of the exchange."""
        text, end = text_of(self.doc), self.figure.start
        floor = max(self.sentence.start_char, end - LISTED)
        found = TICKER.search(text[floor:end])
        if found is None:
            return None
        start = floor + found.start("name")
        return Span(start, start + len(found["name"]), found["name"])

    def glosses(self) -> bool:
        """Say whether the figure stands at the head of its bracket: ``most voters (61%)``."""
        at = self.first - 1
        while at > self.sentence.start and self.doc[at].lower_ in HEDGES:
            at -= 1
        return at >= self.sentence.start and self.doc[at].text == "("

    def opened(self) -> Span | None:
        """``Of the firms that replied, 76 percent have hired``, ``Among clerks, 42 percent``."""
        found = OPENER.match(text_of(self.doc), self.sentence.start_char, self.figure.start)
        if found is None:
            return None
        name = "whole" if found["whole"] else "people"
        return Span(*found.span(name), found[name])
