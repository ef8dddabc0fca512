"""The grammar of the values that we write: TIMEX3 over ISO 8601."""

import re

DAY = r"(?:0[1-9]|[12]\d|3[01])"
CLOCK = r"T(?:MO|AF|EV|NI|(?:XX|[01]\d|2[0-4])(?::(?:XX|[0-5]\d)){0,2})"
AMOUNT = r"(?:X|\d+(?:\.\d+)?)"
VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF"
    rf"|\d\d|\d{{3}}|(?:\d{{4}}|XXXX)(?:-(?:(?:0[1-9]|1[0-2]|XX)(?:-(?:{DAY}|XX)(?:{CLOCK})?)?"
    rf"|W(?:0[1-9]|[1-4]\d|5[0-3]|XX)(?:-(?:WE|[1-7X](?:{CLOCK})?))?|Q[1-4X]|H[12]|SP|SU|FA|WI))?"
    rf"|P(?:{AMOUNT}(?:Y|M|W|D|WE|DE|CE|SU|WI))+(?:T(?:{AMOUNT}[HMS])+)?"
    rf"|PT(?:{AMOUNT}[HMS])+"
)


def is_value(value: str) -> bool:
    """Tell whether ``value`` is one that TIMEX3 knows."""
    return VALUE.fullmatch(value) is not None
