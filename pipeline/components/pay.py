"""The rules that tell pay from other money, each named for its construction."""

from decimal import Decimal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from pipeline.components.incomes import is_bracket, is_open, is_taxed
from pipeline.components.pay_words import (
    CHANGE,
    EARN,
    GIVE,
    JOB,
    LAW,
    MAKE,
    OFFER,
    OPENING,
    OTHER,
    PAY,
    POST,
    SPEND,
    TITLE,
    WORK,
    WORKER,
)
from pipeline.components.phrases import subject, tokens
from pipeline.quantities import Figure
from pipeline.resources import words

PAYING = words("salaries", "paying")
WORKING = 14  # tokens between a verb of work and the pay for it
NEAR = 9  # tokens between a pay word and the figure of its clause
YEARLY = (Decimal(10_000), Decimal(3_000_000))  # a year's pay, where nothing else says the period
LEAST_MADE = Decimal(5_000)
MOST = Decimal(500_000_000)  # beyond it a pay word is about a company's or a country's wages
STOPS = frozenset({";", ".", "but", "while", "whereas"})
FIELD_TOKENS = 15
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})


class Pay:
    """One amount in its sentence, and whether it is pay."""

    def __init__(self, doc: Doc, figure: Figure) -> None:
        self.doc = doc
        self.figure = figure
        self.first, self.last = tokens(doc, figure.start, figure.end)
        self.sentence = doc[self.first].sent
        self.before = self._before()
        self.after = self._after()
        self.top = max(end for end in (figure.low, figure.high) if end is not None)

    def rule(self) -> str | None:
        """Return the name of the construction that makes the amount pay, or None."""
        money = self.figure.measure == "money" and self.top < MOST
        if money and not self._change() and not self._paid_out():
            for name, rule in (
                ("pay_noun", self.pay_noun),
                ("earning", self.earning),
                ("paying", self.paying),
                ("working", self.working),
                ("contract", self.contract),
                ("making", self.making),
                ("hourly", self.hourly),
                ("role_offer", self.role_offer),
            ):
                if rule():
                    return name
        return "field" if self.field() else None

    def pay_noun(self) -> bool:
        """``a salary of $90,000``, ``$15 minimum wage``, ``Pay: $100,000``."""
        for token in self.after:
            if token.lower_ in OTHER or token.tag_[0] == "V":
                break
            if token.lower_ in PAY and token.tag_[0] == "N":
                return not self._other_money(token)
        for token in self.before:
            if token.lower_ in PAY and token.tag_[0] in {"N", "J"}:
                return not self._other_money(token)
            if token.lower_ in OTHER or token.lower_ in SPEND:
                return False
        return False

    def earning(self) -> bool:
        """``earns $90,000``; a film or a firm that earns millions says no period of work."""
        verb = self._verb(EARN)
        return verb is not None and (self.figure.period is not None or self.top < YEARLY[1])

    def paying(self) -> bool:
        """``pays him $12 an hour``, ``are paid £30,000 a year``, ``make $250,000 a year``."""
        verb = self._verb(GIVE)
        if verb is None or self.top >= YEARLY[1]:
            return False
        if self.figure.period is None:
            return self.top >= LEAST_MADE and (self.for_work() or self._paid_for_work(verb))
        if self.figure.period == "hour" or verb.lower_ in MAKE:
            return True
        payer = subject(verb)
        if payer is not None and payer.lower_ in OPENING | POST:  # "the role pays $90,000 a year"
            return True
        if any(child.dep_ == "auxpass" for child in verb.lefts):
            return True
        between = self.doc[verb.i + 1 : self.first]
        if any(t.tag_ == "PRP" or t.lower_ in TITLE or t.lower_ in JOB for t in between):
            return True
        bought = any(token.lower_ in {"for", "to", "on"} for token in self.after)
        worker = any(token.lower_ in JOB or token.lower_ in TITLE for token in self.sentence)
        return self.for_work() or (worker and not bought)

    def for_work(self) -> bool:
        """``pay $250,000 for data scientists``, ``offering £50,000 a year for a head of sales``."""
        if self.last >= self.sentence.end or self.doc[self.last].lower_ != "for":
            return False
        for token in self.doc[self.last + 1 : min(self.last + 6, self.sentence.end)]:
            if token.lower_ in TITLE or token.lower_ in JOB:
                return True
            if token.tag_[0] in {"V", "I", "C", "W"} or token.is_punct:
                break
        return False

    def _paid_for_work(self, verb: Token) -> bool:
        """``The chief executive was paid £410,000``."""
        passive = any(child.dep_ == "auxpass" for child in verb.lefts)
        paid = subject(verb) if passive else None
        return paid is not None and (paid.lower_ in TITLE or paid.lower_ in JOB)

    def working(self) -> bool:
        """``work 14-hour days in winter for £26,500 a year``."""
        if self.figure.period is None or self.first == self.sentence.start:
            return False
        near = self.doc[max(self.sentence.start, self.first - WORKING) : self.first]
        by_work = any(token.lower_ in WORK and token.tag_[0] == "V" for token in near)
        return by_work and self.doc[self.first - 1].lower_ == "for"

    def contract(self) -> bool:
        """``a four-year contract worth about £45,000 a week``: who is paid by the week works."""
        worth = any(token.lower_ == "worth" for token in self.before[:3])
        return worth and self.figure.period == "week"

    def making(self) -> bool:
        """``nurses making $72,000``: people make a year's pay, no noun follows."""
        verb = self._verb(MAKE)
        if verb is None or not LEAST_MADE <= self.top <= YEARLY[1] or verb.i == self.sentence.start:
            return False
        following = self.doc[self.last] if self.last < self.sentence.end else None
        if following is not None and (following.tag_[0] == "N" or following.lower_ == "per"):
            return False
        maker = self.doc[verb.i - 1]
        return maker.tag_ in {"NNS", "NNPS", "PRP"}

    def hourly(self) -> bool:
        """``$15 an hour``, unless it is a price."""
        return self.figure.period == "hour" and not self._spent(self.before)

    def role_offer(self) -> bool:
        """``a position citing a scale of $90,000``, ``roles, offering between``."""
        if self._spent(self.before):
            return False
        near = self.doc[max(self.sentence.start, self.first - 7) : self.first]
        offered = any(token.lower_ in OFFER for token in near)
        earlier = self.doc[self.sentence.start : self.first]
        enough = self.figure.period is not None or self.top >= LEAST_MADE
        return enough and offered and any(token.lower_ in OPENING for token in earlier)

    def field(self) -> bool:
        """A line that is nothing but an amount, as the pay fields of job advertisements are."""
        block = next(b for b in self.doc.spans["blocks"] if b.start <= self.first < b.end)
        if len(block) > FIELD_TOKENS or any(token.tag_ in FINITE for token in block):
            return False
        if self._spent(list(block[: self.first - block.start])):
            return False
        if self.figure.period is not None:
            return len(self.doc) <= FIELD_TOKENS or self.first <= block.start + 1
        if self.figure.form == "fraction" or self.figure.unit or self.first > block.start + 3:
            return False
        ends = [end for end in (self.figure.low, self.figure.high) if end is not None]
        alone = len(self.doc) <= FIELD_TOKENS
        return alone and all(YEARLY[0] <= end <= YEARLY[1] for end in ends)

    def _before(self) -> list[Token]:
        """Return the tokens before the figure in its clause, the nearest first."""
        found: list[Token] = []
        for at in range(self.first - 1, max(self.sentence.start, self.first - NEAR) - 1, -1):
            if self.doc[at].lower_ in STOPS:
                break
            found.append(self.doc[at])
        return found

    def _after(self) -> Tokens:
        last = min(self.last + 4, self.sentence.end)
        for at in range(self.last, last):
            if self.doc[at].is_punct and self.doc[at].text != "-":
                last = at
                break
        return self.doc[self.last : last]

    def _verb(self, forms: frozenset[str]) -> Token | None:
        """Return the nearest verb of ``forms`` before the figure, if no other money stands by."""
        if any(token.lower_ in OTHER for token in self.after):
            return None
        for token in self.before[:5]:
            if token.lower_ in OTHER or token.lower_ in SPEND:
                return None
            if token.lower_ in forms and token.tag_[0] == "V":
                apart = self._other_money(token) or is_bracket(token, self.figure)
                return None if apart else token
        return None

    def _spent(self, words: list[Token]) -> bool:
        return any(token.lower_ in SPEND or token.lower_ in OTHER for token in words)

    def _change(self) -> bool:
        """``a $1 an hour raise``, ``raised wages by $2``: by how much pay changes is not pay."""
        before = self.doc[self.first - 1].lower_ if self.first > self.sentence.start else ""
        if before == "by":
            return True
        for token in self.after:
            if token.lower_ in CHANGE:
                return True
            if token.tag_[0] in {"I", "V", "D", "C", "W"}:
                break
        return False

    def _paid_out(self) -> bool:
        """``Traders pay £32 a day``: who pays, and is paid by nobody here."""
        verbs = (token for token in self.before[:3] if token.lower_ in PAYING)
        verb = next((token for token in verbs if token.tag_[0] == "V"), None)
        if verb is None or any(child.dep_ == "auxpass" for child in verb.lefts):
            return False
        between = self.doc[verb.i + 1 : self.first]
        if any(token.tag_[0] in {"N", "P"} for token in between) or self.for_work():
            return False
        payer = subject(verb)
        return payer is not None and (payer.lower_ in TITLE or payer.lower_ in WORKER)

    def _other_money(self, token: Token) -> bool:
        """``salary cap``, ``wage bill``, ``unemployment pay``, ``net earnings``, damages."""
        if token.lower_ == "compensation" and any(t.lower_ in LAW for t in self.sentence):
            return True
        if token.lower_ == "earnings" and (
            self.top > YEARLY[1]
            or self.figure.period is None
            or (is_open(self.figure) and is_taxed(self.sentence))
        ):
            return True
        following = self.doc[token.i + 1].lower_ if token.i + 1 < self.sentence.end else ""
        before = self.doc[token.i - 1].lower_ if token.i > self.sentence.start else ""
        return following in OTHER or before in OTHER
