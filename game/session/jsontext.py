"""JSON as saved games use it: one canonical text a value, whole numbers only, within limits. Standard library only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NoReturn, TypeAlias

from game.session.limits import MAX_DEPTH, MAX_DIGITS, MAX_VALUES

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
"""A value as it is read back."""

JsonInput: TypeAlias = "bool | int | str | Sequence[JsonInput] | Mapping[str, JsonInput] | None"
"""A value to write: mappings must be ``dict``, sequences ``list`` or ``tuple`` (read back as ``list``)."""

_LARGEST = 10**MAX_DIGITS - 1
_SEPARATORS = (b",", b":", b"[", b"{")


class JsonRefused(ValueError):
    """A value or text outside of what saved games use."""


def canonical(value: JsonInput) -> bytes:
    """The one text of ``value``: keys sorted, no spaces, ASCII only.

    Raises JsonRefused for floats, keys that are not text, other types, and anything beyond the limits: what
    could not be read back must not be written.
    """
    _check(value)
    body = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode()
    _check_count(body)
    return body


def parse(body: bytes) -> Json:
    """Reads a JSON text; raises JsonRefused for floats, duplicate keys, broken text and anything beyond the limits."""
    _check_count(body)
    try:
        value: Json = json.loads(
            body, object_pairs_hook=_object, parse_int=_integer, parse_float=_no_float, parse_constant=_no_float
        )
    except RecursionError as error:
        raise JsonRefused(f"nested deeper than {MAX_DEPTH} levels") from error
    except ValueError as error:
        raise JsonRefused(str(error)) from error
    check_depth(value)
    return value


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise JsonRefused("a key stands twice in one object")
    return made


def _integer(digits: str) -> int:
    if len(digits.removeprefix("-")) > MAX_DIGITS:
        raise JsonRefused(f"a number has more than {MAX_DIGITS} digits")
    return int(digits)


def _no_float(text: str) -> NoReturn:
    raise JsonRefused("a number is not a whole number")


def _check_count(body: bytes) -> None:
    """Counts separators instead of values: never too few, and far cheaper than parsing first."""
    if sum(body.count(separator) for separator in _SEPARATORS) > MAX_VALUES:
        raise JsonRefused(f"more than {MAX_VALUES} values")


def _check(value: JsonInput) -> None:
    """Level by level, so that neither depth nor a cycle can exhaust the stack."""
    level: list[object] = [value]
    for _ in range(MAX_DEPTH + 1):
        level = [child for node in level for child in _children(node)]
        if not level:
            return
        if len(level) > MAX_VALUES:
            raise JsonRefused(f"more than {MAX_VALUES} values")
    raise JsonRefused(f"nested deeper than {MAX_DEPTH} levels")


def _children(node: object) -> Iterable[object]:
    """The values inside ``node``; raises JsonRefused if ``node`` itself may not be written."""
    if node is None or isinstance(node, str | bool):
        return ()
    if isinstance(node, int):
        if not -_LARGEST <= node <= _LARGEST:
            raise JsonRefused(f"a number has more than {MAX_DIGITS} digits")
        return ()
    if isinstance(node, list | tuple):
        return node
    if isinstance(node, dict):
        if not all(isinstance(key, str) for key in node):
            raise JsonRefused("a key is not text")
        return node.values()
    raise JsonRefused(f"a {type(node).__name__} cannot be saved")


def check_depth(value: Json) -> None:
    """Raises JsonRefused if lists and objects are nested deeper than MAX_DEPTH."""
    level: list[Json] = [value]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in _containers(node)]
        if not level:
            return
    raise JsonRefused(f"nested deeper than {MAX_DEPTH} levels")


def _containers(node: Json) -> list[Json]:
    inside: Iterable[Json] = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [child for child in inside if isinstance(child, list | dict)]
