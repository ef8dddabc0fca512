"""What a rule finds: the characters of one expression and what they say, before resolution."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["date", "time", "duration", "set"]
Tense = Literal["past", "present", "future"]
Pick = Literal["stated", "tense", "last", "this", "next", "shift", "mentioned", "numeric"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """One expression at ``[start, end)`` of its text.

    ``value`` is TIMEX3; what the words leave open is X (``XXXX-10`` for “October”). ``pick`` says
    how the open part is to be filled: by the verb's tense, as the last, this or next such date, by
    ``shift`` units from the publication date or (``mentioned``) from the date named before, or by
    reading an all-numeric date. ``stated`` values are complete. ``unit`` is the granularity: D, W,
    WE, M, Q, H, SEASON, Y, DE or CE, or T for times of day. ``words`` are those of a full date,
    ``clock`` is the time of day behind a day's value, ``holiday`` the name of one, ``whole`` the
    period that a part lies in (“the third quarter of last year”). ``determined`` expressions take
    an article in: “the last three months”; ``dated`` says that the publication date went into
    the value.
    """

    start: int
    end: int
    value: str
    type: Kind
    rule: str
    mod: str | None = None
    pick: Pick = "stated"
    shift: int = 0
    unit: str = ""
    words: str = ""
    clock: str = ""
    holiday: str = ""
    whole: "Timex | None" = None
    determined: bool = False
    dated: bool = False
