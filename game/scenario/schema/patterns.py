"""Regular expressions of JSON Schema for what the decoder reads out of a text. Never narrower than the decoder."""

from __future__ import annotations

from game.scenario.decode.ids import RESERVED

ID = "^[a-z][a-z0-9_]{0,39}$"
NAME = r"^[\s(]*[A-Za-z_]\w*(\.[A-Za-z_]\w*){0,2}[\s)]*$"
DURATION = r"^0*([1-9]\d{0,2}|1000)\s+(turn|hour|day|week)s?$"
TURN = r"^turn\s+\d{1,4}$"
SCHEDULE = (
    r"^(turn\s+\d{1,4}"
    r"|(between\s+)?turn\s+\d{1,4}\s+(to|and)\s+(turn\s+)?\d{1,4}"
    r"|every(\s+\d{1,4})?\s+turns?(\s+from\s+turn\s+\d{1,4})?)$"
)
DATE = r"^(\d{1,2}\s+[A-Za-z]+\s+\d{4}|\d{4}-\d{1,2}-\d{1,2})(\s+\d{1,2}:\d{2})?$"
AT_LEAST = r"^\s*\d{1,3}\s+of\s*\[[\s\S]*\]\s*$"
OWN_ID = f"^(?!({'|'.join(sorted(RESERVED))})$)[a-z][a-z0-9_]{{0,39}}$"
"""An id that an author may choose."""


def percent(low: int, high: int) -> str:
    """A percentage from `low` (or from -`high`, where it is below 0) to `high`, one or more hundred or below 10."""
    sign = "[+-]?" if low < 0 else r"([+]?|-(?=[0.]+ *%$))"
    number = rf"({_below(high)}(\.\d{{1,2}}0*)?|{high}(\.0+)?)"
    return rf"^{sign}(?=\d)0*{number} *%$"


def _below(most: int) -> str:
    """Whole numbers from 0 to `most` - 1, where `most` is one digit and noughts."""
    first, rest = int(str(most)[0]), len(str(most)) - 1
    larger = rf"|[1-{first - 1}]\d{{{rest}}}" if first > 1 else ""
    return rf"(\d{{0,{rest}}}{larger})"
