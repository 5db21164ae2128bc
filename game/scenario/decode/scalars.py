"""Readers of single values: words, choices, yes/no, numbers, percentages, degrees."""

from __future__ import annotations

import re
from typing import Any

from game.core.fields import Choice, Degrees, Flag, Number, Percent, Whole, Word
from game.core.findings import did_you_mean
from game.core.fixed import UNIT
from game.scenario.decode.context import BAD, Context, reads, scalar, shown, unquoted
from game.scenario.decode.spans import degrees_meant
from game.scenario.limits import INTEGER
from game.scenario.nodes import Node, Scalar

WORD_LENGTH = 80
_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d+)(?:\.(?P<part>\d+))?")
_WITH_UNIT = re.compile(r"(?P<number>[+-]?\d[\d,]*(?:\.\d+)?)\s*[^\W\d_][^\d]{0,30}\d?(?:/\w+)?")
_PER_CENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:percent|per cent|pct)\.?")
_FRACTION = re.compile(r"(\d{1,4})\s*(?:/|in|of|out of)\s*(\d{1,4})")
_YES_NO = {"yes": "true", "on": "true", "no": "false", "off": "false", "y": "true", "n": "false"}


@reads(Word)
def word(kind: Word, node: Node, ctx: Context) -> Any:
    """A short text on one line."""
    found = scalar(node, ctx, "a word")
    if found is None:
        return BAD
    if len(found.text) > WORD_LENGTH or "\n" in found.text:
        message = f"'{ctx.name}' takes a word of at most {WORD_LENGTH} characters on one line"
        return ctx.error("text-too-long", message, found.span)
    return found.text


@reads(Choice)
def choice(kind: Choice, node: Node, ctx: Context) -> Any:
    """One of the words offered."""
    wanted = f"one of {', '.join(kind.words)}"
    found = scalar(node, ctx, wanted)
    if found is None:
        return BAD
    if found.text in kind.words:
        return found.text
    hint = did_you_mean(found.text, kind.words)
    return ctx.error("unknown-choice", f"'{ctx.name}' takes {wanted}, not {shown(found)}", found.span, hint=hint)


@reads(Flag)
def flag(kind: Flag, node: Node, ctx: Context) -> Any:
    """true or false, and no other word for it."""
    found = unquoted(node, ctx, "true or false")
    if found is None:
        return BAD
    if found.text in ("true", "false"):
        return found.text == "true"
    better = _YES_NO.get(found.text.lower(), found.text.lower())
    hint = f"write {better}" if better in ("true", "false") else did_you_mean(found.text, ("true", "false"))
    return ctx.error("wrong-type", f"'{ctx.name}' takes true or false, not {shown(found)}", found.span, hint=hint)


@reads(Whole)
def whole(kind: Whole, node: Node, ctx: Context) -> Any:
    """A whole number within its range."""
    found = unquoted(node, ctx, "a whole number")
    if found is None:
        return BAD
    value = _scaled(found, ctx, "a whole number", 0)
    return BAD if value is None else _within(value, kind.low, kind.high, 1, "", found, ctx)


@reads(Number)
def number(kind: Number, node: Node, ctx: Context) -> Any:
    """A decimal number, in thousandths."""
    found = unquoted(node, ctx, "a number")
    if found is None:
        return BAD
    value = _scaled(found, ctx, "a number", 3)
    return BAD if value is None else _within(value, kind.low, kind.high, UNIT, "", found, ctx)


@reads(Degrees)
def degrees(kind: Degrees, node: Node, ctx: Context) -> Any:
    """Decimal degrees, in ten-thousandths of a degree."""
    found = unquoted(node, ctx, "degrees such as 39.02")
    if found is None:
        return BAD
    if turned := degrees_meant(found.text):
        message = f"'{ctx.name}' takes degrees such as 39.02, not {shown(found)}"
        return ctx.error("wrong-type", message, found.span, hint=turned)
    value = _scaled(found, ctx, "degrees such as 39.02", 4)
    return BAD if value is None else _within(value, -kind.limit, kind.limit, 10_000, "", found, ctx)


@reads(Percent)
def percent(kind: Percent, node: Node, ctx: Context) -> Any:
    """A number with a percent sign, in ten-thousandths."""
    found = unquoted(node, ctx, "a percentage such as 35%")
    return BAD if found is None else percentage(found, kind, ctx)


def percentage(found: Scalar, kind: Percent, ctx: Context) -> Any:
    """A percentage from a scalar's text."""
    if not found.text.endswith("%"):
        message = f"'{ctx.name}' takes a percentage such as 35%, not {shown(found)}"
        # A negative number where none can stand is no percentage that lacks its sign.
        hint = "" if kind.low >= 0 and found.text.startswith("-") else _percent_cure(found.text)
        return ctx.error("missing-percent", message, found.span, hint=hint)
    bare = Scalar(found.text[:-1].rstrip(), False, found.span)
    value = _scaled(bare, ctx, "a percentage such as 35%", 2)
    return BAD if value is None else _within(value, kind.low, kind.high, 100, "%", found, ctx)


def _percent_cure(text: str) -> str:
    """What to write for a number without its percent sign: 0.7 is a share of one, and 1 may be either."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return _share(text)
    sign, part = match["sign"], (match["part"] or "").rstrip("0")
    whole = int(match["whole"][: INTEGER.most])
    if whole == 0 and part:
        rest = part[2:]
        right = f"{sign}{int(part[:2].ljust(2, '0'))}{'.' + rest if rest else ''}%"
        return f"write {right}; {sign}0.{part}% would be {int(part):,} in {10 ** (len(part) + 2):,}"
    if whole == 1 and not part:
        return f"write {sign}100% if 1 means the whole; {sign}1% is 1 in 100"
    return f"write {text}%"


def _share(text: str) -> str:
    """The cure for `1/3` and `35 percent`."""
    fraction, spoken = _FRACTION.fullmatch(text), _PER_CENT.fullmatch(text)
    if spoken:
        return f"write {spoken[1]}%"
    if fraction is None or not 0 < int(fraction[1]) < int(fraction[2]):
        return ""
    hundredths = (int(fraction[1]) * 20_000 // int(fraction[2]) + 1) // 2
    whole, part = divmod(hundredths, 100)
    return f"write {whole}{f'.{part:02d}'.rstrip('0') if part else ''}%"


def _scaled(found: Scalar, ctx: Context, wanted: str, decimals: int) -> int | None:
    """The number times 10^decimals, exactly; an error and None for anything else."""
    match = _NUMBER.fullmatch(found.text)
    if match is None:
        ctx.error("wrong-type", f"'{ctx.name}' takes {wanted}, not {shown(found)}", found.span, hint=_cure(found.text))
        return None
    part = (match["part"] or "").rstrip("0")
    if len(match["whole"]) > INTEGER.most:
        ctx.error("out-of-range", f"this number has more than {INTEGER.most} digits", found.span)
        return None
    if len(part) > decimals:
        most = f"at most {decimals} decimals" if decimals else "no decimals"
        ctx.error("too-precise", f"'{ctx.name}' takes {most}, not {shown(found)}", found.span)
        return None
    value = int(match["whole"] + part.ljust(decimals, "0"))
    return -value if match["sign"] == "-" else value


def _cure(text: str) -> str:
    if ", " not in text and _NUMBER.fullmatch(text.replace(",", "").replace("_", "").replace(" ", "")):
        if re.fullmatch(r"[+-]?\d+,\d{1,2}", text):
            return f"write {text.replace(',', '.')}"
        return f"write {re.sub('[,_ ]', '', text)}"
    if text.endswith("%"):
        return "delete the percent sign"
    if (behind := _WITH_UNIT.fullmatch(text)) and not text[0].isalpha():
        return f"write {behind['number'].replace(',', '')}, without what stands behind it"
    return f"write {text.replace('.', '0.', 1)}" if re.fullmatch(r"[+-]?\.\d+", text) else ""


def _within(value: int, low: int, high: int, unit: int, sign: str, found: Scalar, ctx: Context) -> Any:
    if low * unit <= value <= high * unit:
        return value
    this = found.text.removesuffix("%").strip()
    message = f"'{ctx.name}' lies between {low:,}{sign} and {high:,}{sign}; this is {this}{sign}"
    return ctx.error("out-of-range", message, found.span)
