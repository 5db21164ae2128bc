"""The few signs that a template has beside its YAML, and how they are filled in.

In a line, `$name` or `${name}` stands for a value and `$$` for a dollar. A line of its own may say:
    %if NAME          the lines up to %end are kept if NAME is known and not empty
    %each ONE in MANY the lines up to %end are repeated; of each of MANY, `$ONE` is the id and `$ONE_title` a value
    %end
No line of YAML begins with a percent sign, so a template is read like the file that it becomes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Values = Mapping[str, str]
Lists = Mapping[str, Sequence[Values]]

_NAME = re.compile(r"\$(?:\$|\{([a-z_]+)\}|([a-z_]+))")
_IF = re.compile(r"%if ([a-z_]+)")
_EACH = re.compile(r"%each ([a-z]+) in ([a-z_]+)")


class TemplateError(ValueError):
    """A template that names what nobody gives, or whose blocks do not close."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A part of a template: its first line, and what stands between that and its `%end`."""

    head: str
    lines: tuple[str | _Block, ...]


def fill(template: str, values: Values, lists: Lists) -> str:
    """The text of a template with its values. Raises TemplateError."""
    lines = template.splitlines()
    parts, rest = _parts(lines, 0)
    if rest < len(lines):
        raise TemplateError(f"line {rest + 1}: %end without a beginning")
    return "".join(f"{line}\n" for line in _filled(parts, values, lists))


def _parts(lines: list[str], at: int) -> tuple[tuple[str | _Block, ...], int]:
    """What stands from line `at` up to the end of its block, and the number of the line after that."""
    found: list[str | _Block] = []
    while at < len(lines) and lines[at] != "%end":
        line = lines[at]
        at += 1
        if line.startswith("%"):
            inner, at = _parts(lines, at)
            if at >= len(lines):
                raise TemplateError(f"{line}: there is no %end")
            found.append(_Block(line, inner))
            at += 1
        else:
            found.append(line)
    return tuple(found), at


def _filled(parts: tuple[str | _Block, ...], values: Values, lists: Lists) -> list[str]:
    done: list[str] = []
    for part in parts:
        if isinstance(part, str):
            done.append(_line(part, values))
        else:
            for scope in _scopes(part.head, values, lists):
                done.extend(_filled(part.lines, scope, lists))
    return done


def _scopes(head: str, values: Values, lists: Lists) -> list[Values]:
    """The values with which a block is written, once for each time."""
    if match := _IF.fullmatch(head):
        return [values] if values.get(match[1]) or lists.get(match[1]) else []
    match = _EACH.fullmatch(head)
    if match is None or match[2] not in lists:
        raise TemplateError(f"{head}: not a block")
    one = match[1]
    return [
        {**values, **{f"{one}_{name}" if name != "id" else one: value for name, value in each.items()}}
        for each in lists[match[2]]
    ]


def _line(line: str, values: Values) -> str:
    def value(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        if name is None:
            return "$"
        if name not in values:
            raise TemplateError(f"{line}: nothing is called ${name}")
        return values[name]

    return _NAME.sub(value, line)
