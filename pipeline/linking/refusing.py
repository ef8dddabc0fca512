"""Who would not speak: the formulas of news for a refusal, found in plain text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.inflection import forms
from pipeline.linking.page import Offsets
from pipeline.linking.vocabulary import alternatives
from pipeline.resources import lexicon

GATE = re.compile(
    r"comment|respon|repl|answer|reached|declin|refus|return|interview|would|did(?:n[’']t|\snot)",
    re.IGNORECASE,
)
BE = r"(?:is|are|was|were|has been|have been|had been)"
NEVER = (
    r"(?:(?:did|do|does|has|have|had|would|could)(?:\s+not|n[’']t)|never|(?:has|have|had) yet to)"
)
ADVERB = r"(?:\s+(?:[a-z]+ly|yet|also|again|even))*"
# The rest of a refusal, up to the end of its clause.
REST = (
    r"(?:[^\n.;:!?“”\",()—–]|\.(?=\w)){0,120}?"
    r"(?=[\n.;:!?“”\",()—–]|\s(?:and|but|while|when|as|after|because|although|though|so)\s|$)"
)
TARGET = re.compile(
    r"\s(?:to|from|by|with|for|left for|sent to)\s"
    r"(?!(?:[Cc]omment|[Ii]nterview))((?:[Tt]he\s|[Aa]\s)?[\w&’'.-]+(?:\s[\w&’'-]+){0,5}?)$"
)
HYPOTHETICAL = re.compile(
    r"\b(?:(?:can|may|might|should|must|will|to|not|never|rarely|seldom)\s+"
    r"|(?:if|unless|whether)\s[^.,;\n]{0,40})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Refusing:
    """One refusal by offsets; ``source`` is known only where the formula names it.

    ``end`` is where its clause ends, objects included.
    """

    cue: Offsets
    end: int
    source: Offsets | None
    rule: str


def refusing(text: str, start: int, end: int) -> Iterator[Refusing]:
    """Yield the refusals in ``text[start:end]`` in order; none overlaps another."""
    if not GATE.search(text, start, end):
        return
    for found in _pattern().finditer(text, start, end):
        rule = str(found.lastgroup)
        if HYPOTHETICAL.search(text, max(start, found.start() - 50), found.start()):
            continue
        yield Refusing(found.span(f"{rule}_cue"), found.end(), _named(found, rule), rule)


def _named(found: re.Match[str], rule: str) -> Offsets | None:
    """Return the source that a formula names: who neither answered, who was asked in vain."""
    if rule == "neither":
        return found.span("none")
    target = TARGET.search(found["asked"]) if rule == "unanswered" else None
    at = found.start("asked")
    return (at + target.start(1), at + target.end(1)) if target else None


@cache
def _pattern() -> re.Pattern[str]:
    rules = (
        declined(),
        unresponsive(),
        neither(),
        untold(),
        unreachable(),
        unanswered(),
        no_comment(),
    )
    return re.compile("|".join(rules), re.IGNORECASE)


def declined() -> str:
    """Match “Acme declined to comment on the listings”, “she declined an interview request”."""
    giving = r"(?:provide|offer|make|give|take|issue)\b[^\n.;,]{0,40}?\b"
    given = r"(?:comments?|responses?|statements?|answers?|interviews?|questions?|details?)"
    asked = r"(?:requests?|invitations?)\b[^\n.;,]{0,30}?\b(?:comment|interviewed|interview|speak)"
    request = rf"(?:[\w’'-]+\s+){{0,3}}?(?:{asked}|interview\s+requests?)"
    cue = (
        rf"\b(?:{_forms('declining')})\s+(?:to\s+(?:[a-z]+ly\s+)?"
        rf"(?:(?:{_lemmas('speaking')})\b|{giving}{given}\b)|comment\b|{request}\b)"
    )
    return _rule("declined", cue)


def unresponsive() -> str:
    """Match “Acme did not immediately respond to a request for comment”."""
    soon = r"(?:by|before|in time for|at the time of)\s+(?:the\s+|our\s+)?(?:deadline|press|publi)"
    cue = rf"\b{NEVER}{ADVERB}\s+(?:{_forms('answering')})\b(?=\s+{soon}|{_asked()})"
    return _rule("unresponsive", rf"{cue}(?:\s+(?:{_requests()})\b)?")


def neither() -> str:
    """Match “Neither Acme nor its lawyer responded to requests for comment”."""
    who = r"(?P<none>\b(?:neither|none\s+of)\s[^\n.;:!?“”\"]{2,80}?)"
    answered = rf"(?:ha(?:s|ve|d)\s+)?(?:[a-z]+ly\s+)?(?:{_forms('answering')})\b"
    return _rule(
        "neither",
        rf"{answered}(?:(?={_asked('comment')})|(?<=commented)(?=[.,]|\son\b))",
        rf"{who}\s",
    )


def untold() -> str:
    """Match “The company did not say how much it would pay”."""
    telling = r"(?:say|specify|disclose|reveal|explain|elaborate|comment)"
    asked = r"(?=\s+(?:how|when|where|whether|why|what|who|which|if)\b|[.,]|\s+(?:on|further)\b)"
    return _rule("untold", rf"\b(?:did|would)(?:\s+not|n[’']t){ADVERB}\s+{telling}\b{asked}")


def unreachable() -> str:
    """Match “He could not be reached for comment”, “she was not available for an interview”."""
    asked = r"for\s+(?:an?\s+)?(?:[a-z]+\s+)?(?:comment|interview|response)\b"
    by = r"(?=\W*$|[.,;]|\s(?:on|at|by\s(?:tele)?phone|by\se-?mail)\b)"
    reached = rf"could(?:\s+not|n[’']t){ADVERB}\s+be\s+(?:reached|contacted)\b(?:\s+{asked}|{by})"
    available = rf"{BE}(?:\s+(?:not|also\s+not)|n[’']t)?{ADVERB}\s+(?:un)?(?:available|reachable)"
    return _rule("unreachable", rf"\b(?:{reached}|{available}\s+{asked})")


def unanswered() -> str:
    """Match “Calls to the school were not returned”, “emails to Ann Lee went unanswered”."""
    undone = rf"(?:not|n[’']t){ADVERB}\s+(?:{_forms('answering')})|unanswered|unreturned"
    failed = r"unsuccessful|not\s+successful"
    asked = rf"\b(?P<asked>(?:{_requests()})\b[^\n.;:!?“”\"]{{0,80}}?)"
    return _rule("unanswered", rf"{asked}\s+(?:{BE}|went|remained)\s*(?:{undone}|{failed})\b")


def no_comment() -> str:
    """Match “The club had no comment”, “he would not be drawn”."""
    none = r"(?:had|has|have|offered|gave)\s+no\s+(?:[a-z]+\s+)?comment\b"
    shut = r"would(?:\s+not|n[’']t)\s+(?:be\s+drawn|be\s+interviewed|discuss|comment|elaborate)\b"
    ignored = rf"ignored\s+(?:[\w’'-]+\s+){{0,3}}?(?:{_requests()})\b"
    return _rule("no_comment", rf"\b(?:{none}|{shut}|{ignored})")


def _rule(name: str, cue: str, lead: str = "") -> str:
    """Return a rule's pattern: what leads to its cue, the cue, and the rest of the clause."""
    return rf"(?P<{name}>{lead}(?P<{name}_cue>{cue}){REST})"


def _asked(*more: str) -> str:
    """Return a pattern for what stands between an answer and the request for it, “to an email”."""
    return rf"[^\n.;:!?“”\"]{{0,80}}?\b(?:{'|'.join((_requests(), *more))})\b"


@cache
def _forms(kind: str) -> str:
    """Return the forms of the lexicon's verbs of one class as an alternation."""
    entries = [entry for entry in lexicon("refusals") if entry.get("class") == kind]
    return alternatives(
        {form: True for entry in entries for form in forms(entry["lemma"], entry.get("past"))}
    )


@cache
def _lemmas(kind: str) -> str:
    return alternatives(
        tuple(entry["lemma"] for entry in lexicon("refusals") if entry.get("class") == kind)
    ).replace(r"\ ", r"\s+")


@cache
def _requests() -> str:
    """Return the nouns of asking, each with its plural."""
    nouns = [entry["lemma"] for entry in lexicon("refusals") if entry.get("class") == "requests"]
    plurals = [noun[:-1] + "ies" if noun.endswith("y") else noun + "s" for noun in nouns]
    return alternatives((*nouns, *plurals)).replace(r"\ ", r"\s+")
