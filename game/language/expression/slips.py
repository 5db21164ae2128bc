"""What authors write in place of the language's signs, recognised by the sign itself. Must not import the tokenizer."""

from __future__ import annotations

import re

from game.core.hidden import HIDDEN, describe, visible
from game.language.expression.problem import Problem

# Pattern, key, message with the match as {0}, hint. The first that fits counts, so the longer stand before the shorter.
_SIGNS: tuple[tuple[re.Pattern[str], str, str, str], ...] = tuple(
    (re.compile(pattern), key, message, hint)
    for pattern, key, message, hint in (
        (r"===|=\s+=", "comparison-sign", "'{0}' is not a comparison", "write '=='"),
        (r"!==", "comparison-sign", "'{0}' is not a comparison", "write '!='"),
        (r"=>|>\s+=|≥|⩾", "comparison-sign", "'{0}' is not a comparison", "write '>='"),
        (r"=<|<\s+=|≤|⩽", "comparison-sign", "'{0}' is not a comparison", "write '<='"),
        (r"<>|=!|≠|!\s+=", "comparison-sign", "'{0}' is not a comparison", "write '!='"),
        (r":=|=(?!=)", "equals-sign", "'{0}' does not compare", "write '==' to ask whether two numbers are equal"),
        (r">>|<<", "comparison-sign", "'{0}' is not a comparison", "write '>' or '<'"),
        (r"&&?|∧", "logic-sign", "'{0}' is not read here", "write 'and'"),
        (r"\|\|?|∨", "logic-sign", "'{0}' is not read here", "write 'or'"),
        (r"!(?!=)|~|¬", "logic-sign", "'{0}' is not read here", "write 'not'"),
        (r"\*\*|\^", "no-power", "there are no powers here", "multiply: x * x"),
        (r"//?|÷|∕", "no-division", "there is no division here", "multiply instead: by 0.5 to halve"),
        (r"[×·∙⋅]", "unknown-sign", "'{0}' is not read here", "write '*' to multiply"),
        (r"[−–—‐‑‒]", "unknown-sign", "this dash is not a minus sign", "write '-'"),
        (r"[\"'“”„‟‘’‚‛«»`´]", "quotation-mark", "quotation marks have no use here", "write names without them"),
        (r"%", "percent-in-expression", "'%' has no meaning here", "write shares as decimal numbers: 0.35 for 35%"),
        (
            r"\.(?=[0-9])(?<![0-9A-Za-z_]\.)",
            "number-format",
            "a number begins with a digit",
            "write 0 before the point",
        ),
        (r"\.{2,}", "bad-name", "'{0}' has no meaning here", "write the lower bound, '<=', the name, '<=', the upper"),
        (r"(?<=[A-Za-z_0-9])\.", "bad-name", "a name is missing after this point", "names begin with a letter"),
        (
            r"\.",
            "bad-name",
            "a point stands only inside names and numbers",
            "write them without spaces: dprk.readiness",
        ),
        (r"[\[\]]", "unknown-sign", "square brackets have no use here", "write a point: dprk.readiness"),
        (r"[{}]", "unknown-sign", "braces have no use here", "write ( and )"),
        (r";", "unknown-sign", "';' has no meaning here", "write 'and', or two lines"),
        (r"[（]", "unknown-sign", "this bracket is not read", "write '('"),
        (r"[）]", "unknown-sign", "this bracket is not read", "write ')'"),
    )
)


_HARMLESS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789(),+-")
"""No slip begins with these: nearly every word of an expression is passed over at one look."""


_TRUTH = re.compile(r"(?P<sign>===?|!==?|=)\s*(?P<truth>true|false|yes|no)\b", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?P<name>[A-Za-z_][\w.]*)\s*$")


def compared_with_truth(name: str, truth: str, start: int, end: int, *, other: bool = False) -> Problem:
    """`flag.x == false`: the cure is `not flag.x`. With `other`, it was asked whether they differ."""
    plain = (truth.lower() in ("true", "yes")) != other
    message = f"a yes/no is not compared with '{truth}'"
    return Problem("truth-word", message, start, end, f"write {name} alone" if plain else f"write not {name}")


def _truth_slip(text: str, at: int) -> Problem | None:
    found = _TRUTH.match(text, at)
    name = _NAME_BEFORE.search(text, 0, at) if found else None
    if found is None or name is None:
        return None
    other = found["sign"].startswith("!")
    return compared_with_truth(visible(name["name"], 40), found["truth"], at, found.end(), other=other)


def sign_slip(text: str, at: int) -> Problem | None:
    """The slip at this place of the text, or None."""
    if text[at] in _HARMLESS:
        return None
    if text[at] in "=!" and (problem := _truth_slip(text, at)):
        return problem
    for pattern, key, message, hint in _SIGNS:
        if found := pattern.match(text, at):
            return Problem(key, message.format(" ".join(found[0].split())), at, found.end(), hint)
    return _foreign(text, at)


def _foreign(text: str, at: int) -> Problem | None:
    """A character from outside the language's alphabet."""
    sign = text[at]
    if sign.isascii() and sign.isprintable():
        return None
    if HIDDEN.match(sign):
        return Problem("hidden-character", f"a hidden character stands here: {describe(sign)}", at, at + 1, "delete it")
    if sign.isspace():
        return Problem("unknown-sign", "this space is a special one", at, at + 1, "write an ordinary space")
    if sign.isalnum():
        return Problem("bad-name", f"'{sign}' cannot stand in a name", at, at + 1, "names use a to z, digits and _")
    return Problem("unknown-sign", f"'{sign}' has no meaning here", at, at + 1)
