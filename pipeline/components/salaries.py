"""The component that tells pay from other money, and says for which position and by whom."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from pipeline.components.extensions import characters, declare
from pipeline.components.phrases import tokens
from pipeline.quantities import Figure, plain
from pipeline.quantities.changes import forms
from pipeline.records import Salary, Span
from pipeline.resources import lexicon


def _role(role: str, *, verbs: bool = False) -> frozenset[str]:
    found: set[str] = set()
    for row in lexicon("salaries"):
        if row["role"] == role:
            lemma = row["lemma"]
            plural = (
                lemma[:-1] + "ies" if lemma[-1] == "y" and lemma[-2] not in "aeo" else lemma + "s"
            )
            found |= (
                forms(lemma, ("paid", "made", "drawn", "drew", "took"))
                if verbs
                else {lemma, plural}
            )
    return frozenset(found)


PAY, JOB, OTHER, TITLE = _role("pay"), _role("job"), _role("other"), _role("title")
EARN, SPEND, HIRE = _role("earn", verbs=True), _role("spend", verbs=True), _role("hire", verbs=True)
GIVE = _role("give", verbs=True) | {"paid", "made", "took", "drew"}
OFFERING = frozenset({"offering", "offers", "offered", "citing", "paying", "pays", "ranges"})
NEAR = 9  # tokens between a pay word and the figure of its clause
FIELD = (Decimal(10_000), Decimal(3_000_000))  # what a year's pay is, where a field says no period
STOPS = frozenset({";", ".", ":", "but", "while", "whereas"})


@Language.factory("newsclaims_salaries", requires=["doc._.figures"], assigns=["doc._.salaries"])
def make_salaries(nlp: Language, name: str) -> "SalariesComponent":
    """Return the component; it has no settings."""
    return SalariesComponent()


class SalariesComponent:
    """Leaves ``doc._.salaries``: the figures that are pay; money takes what is left."""

    def __init__(self) -> None:
        declare("figures", ())
        declare("salaries", ())

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its salaries."""
        found: list[Salary] = []
        for at, figure in enumerate(doc._.figures):
            if figure.measure == "money" or (figure.measure == "number" and len(doc) < 16):
                rule = _Reading(doc, figure, doc._.figures[at - 1] if at else None).rule()
                if rule is not None:
                    found.append(_record(doc, figure, rule))
        doc._.salaries = tuple(found)
        return doc


def _record(doc: Doc, figure: Figure, rule: str) -> Salary:
    code, explicit = None, False
    if figure.currency:
        code = figure.currency.minor_code if figure.currency.minor else figure.currency.code
        explicit = figure.currency.explicit
    position, employer = _Job(doc, figure).read()
    return Salary(
        span=Span(figure.start, figure.end, doc.text[figure.start : figure.end]),
        rule=rule,
        confidence={"field": 0.5, "role_offer": 0.8, "hourly": 0.8}.get(rule, 0.9),
        low=None if figure.low is None else plain(figure.low),
        high=None if figure.high is None else plain(figure.high),
        low_bound=figure.low_bound,
        high_bound=figure.high_bound,
        currency=code,
        currency_basis="explicit" if explicit else "assumed",
        period=figure.period or _period_before(doc, figure),
        employer=employer,
        position=position,
    )


PERIODS = {row["phrase"]: row["period"] for row in lexicon("periods") if row["side"] == "before"}


def _period_before(
    doc: Doc, figure: Figure
) -> Literal["hour", "day", "week", "month", "year"] | None:
    """``an annual salary of``, ``$15 hourly wage``."""
    first, last = tokens(doc, figure.start, figure.end)
    sentence = doc[first].sent
    for at in [
        *range(last, min(last + 3, sentence.end)),
        *range(first - 1, max(first - 9, sentence.start - 1), -1),
    ]:
        if doc[at].lower_ in PERIODS:
            return PERIODS[doc[at].lower_]
    return None


class _Reading:
    """One amount in its sentence, and whether it is pay."""

    def __init__(self, doc: Doc, figure: Figure, previous: Figure | None) -> None:
        self.doc = doc
        self.figure = figure
        self.first, self.last = tokens(doc, figure.start, figure.end)
        self.sentence = doc[self.first].sent
        floor = tokens(doc, previous.start, previous.end)[1] if previous else 0
        self.floor = max(self.sentence.start, min(floor, self.first))

    def rule(self) -> str | None:
        """Return the name of the construction that makes the amount pay, or None."""
        if self.figure.measure == "money":
            for name, rule in (
                ("pay_noun", self.pay_noun),
                ("pay_verb", self.pay_verb),
                ("hourly", self.hourly),
                ("role_offer", self.role_offer),
            ):
                if rule():
                    return name
        return "field" if self.field() else None

    def _before(self) -> list[Token]:
        """Return the tokens before the figure in its clause, the nearest first."""
        found: list[Token] = []
        for at in range(self.first - 1, max(self.sentence.start, self.first - NEAR) - 1, -1):
            if self.doc[at].lower_ in STOPS and self.doc[at].text != ":":
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

    def pay_noun(self) -> bool:
        """``a salary of $90,000``, ``$15 minimum wage``, ``Pay: $100,000``."""
        for token in self._after():
            if token.lower_ in OTHER or token.tag_[0] == "V":
                break
            if token.lower_ in PAY and token.tag_[0] == "N":
                return not self._compound_other(token)
        for token in self._before():
            if token.lower_ in OTHER:
                return False
            if token.lower_ in PAY and token.tag_[0] in {"N", "J"}:
                return not self._compound_other(token)
            if token.lower_ in SPEND:
                return False
        return False

    def _compound_other(self, token: Token) -> bool:
        """``salary cap``, ``wage bill``, ``unemployment pay``."""
        following = self.doc[token.i + 1].lower_ if token.i + 1 < self.sentence.end else ""
        before = self.doc[token.i - 1].lower_ if token.i > self.sentence.start else ""
        return following in OTHER or before in OTHER

    def pay_verb(self) -> bool:
        """``earns $90,000``, ``pays him $12 an hour``, ``make more than $250,000 a year``."""
        large = max(x for x in (self.figure.low, self.figure.high) if x is not None) >= FIELD[1]
        for token in self._before()[:5]:
            if token.lower_ in OTHER or token.lower_ in SPEND:
                return False
            if token.lower_ in EARN and token.tag_[0] == "V":
                return self.figure.period is not None or not large
            if token.lower_ in GIVE and token.tag_[0] == "V":
                return self.figure.period is not None and not large
        return False

    def hourly(self) -> bool:
        """``$15 an hour``, unless it is a price."""
        if self.figure.period != "hour":
            return False
        return not any(t.lower_ in SPEND or t.lower_ in OTHER for t in self._before())

    def role_offer(self) -> bool:
        """``a position citing a scale of $90,000``, ``roles, offering between``."""
        if any(token.lower_ in OTHER or token.lower_ in SPEND for token in self._before()):
            return False
        before = self.doc[self.floor : self.first]
        offered = any(
            t.lower_ in OFFERING for t in self.doc[max(self.floor, self.first - 7) : self.first]
        )
        return (
            offered
            and any(
                t.lower_ in JOB or t.lower_ in TITLE
                for t in self.doc[self.sentence.start : self.first]
            )
            and len(before) > 0
        )

    def field(self) -> bool:
        """A line that is nothing but an amount, as pay fields of job advertisements are."""
        if len(self.doc) > 15 and self.figure.period is None:
            return False
        block = next(b for b in self.doc.spans["blocks"] if b.start <= self.first < b.end)
        if len(block) > 15 or any(t.tag_ in {"VBD", "VBZ", "VBP", "MD", "VB"} for t in block):
            return False
        if any(token.lower_ in OTHER or token.lower_ in SPEND for token in block[: self.first]):
            return False
        if self.figure.period is not None:
            return True
        values = [x for x in (self.figure.low, self.figure.high) if x is not None]
        if self.figure.form == "fraction" or self.figure.unit or self.first > block.start + 3:
            return False
        return all(FIELD[0] <= value <= FIELD[1] for value in values)


@dataclass(frozen=True, slots=True)
class _Job:
    """The position and the employer in the sentence of a salary."""

    doc: Doc
    figure: Figure

    def read(self) -> tuple[Span | None, Span | None]:
        """Return position and employer as spans, None where the sentence names none."""
        first, _ = tokens(self.doc, self.figure.start, self.figure.end)
        sentence = self.doc[first].sent
        heads = [t for t in sentence if t.lower_ in TITLE and t.tag_[:2] == "NN" and t.i < first]
        heads = [t for t in heads if not self._modifies(t)] or heads
        position = self._position(heads[-1]) if heads else None
        return position, self._employer(sentence, first)

    def _modifies(self, token: Token) -> bool:
        return token.dep_ == "compound" and token.head.lower_ in TITLE

    def _position(self, head: Token) -> Span:
        """``vice president of product, personalization, and search``, without its article."""
        first = head.i
        while first > head.sent.start and self._part_of_title(self.doc[first - 1]):
            first -= 1
        last = head.i + 1
        if last < head.sent.end and self.doc[last].lower_ == "of":
            last = self._series(last + 1, head.sent.end)
        return characters(self.doc, first, last)

    def _part_of_title(self, token: Token) -> bool:
        if token.tag_ in {"NN", "NNP", "NNPS", "JJ", "HYPH", "VBG"} or token.text in {"-", "/"}:
            return token.lower_ not in {"other", "new", "former", "own", "such", "first"}
        return False

    def _series(self, at: int, end: int) -> int:
        """Return the end of ``product, personalization, and search`` that begins at ``at``."""
        last = at
        while at < end:
            token = self.doc[at]
            noun = token.tag_[0] in {"N", "J"} or token.tag_ in {"VB", "VBG"}
            if noun or token.tag_ == "DT":
                at += 1
                last = at if noun else last
            elif (token.lower_ in {",", "and", "&"} and last == at) or token.lower_ == "and":
                at += 1
            else:
                break
        return last

    def _employer(self, sentence: Tokens, first: int) -> Span | None:
        """``Netflix’s position``, ``Other Netflix positions``, ``NBCUniversal listed a job``."""
        for token in sentence:
            if token.i >= first:
                break
            named = token.tag_ in {"NNP", "NNPS", "NN", "NNS"} and token.text[0].isupper()
            if not named or token.ent_type_ in {"DATE", "MONEY", "NORP"}:
                continue
            owner = token.head.lower_ in JOB and token.dep_ in {"poss", "compound", "nmod"}
            owner = owner and token.ent_type_ != "PERSON"
            hirer = token.dep_ == "nsubj" and token.head.lower_ in HIRE
            if owner or hirer:
                return self._name(token)
        return None

    def _name(self, token: Token) -> Span:
        first = token.i
        while first > token.sent.start and self.doc[first - 1].tag_ in {"NNP", "NNPS"}:
            first -= 1
        last = token.i + 1
        return characters(self.doc, first, last)
